package org.isomer.launch;

import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer launch -n 4 pretrain CONFIG.yaml --out DIR}. */
public final class LaunchVerb implements CommandPlugin<LaunchVerb.Config> {
  private static final String PRETRAIN = "pretrain";

  /** The command line of launch. */
  public record Config(
      @Option(help = "Workers to start: the replicas of the configuration", min = 1, max = 1024)
          int n,
      @Option(
              help =
                  "How often all workers are started again, from the last checkpoint, when one of"
                      + " them was killed or stopped answering",
              value = "0",
              min = 0,
              max = 1000)
          int maxRestarts,
      @Argument(value = "pretrain CONFIG.yaml --out DIR", verbatim = true)
          @Option(help = "What each of them runs, with its options")
          List<String> command) {
    /** Copies the list. */
    public Config {
      command = List.copyOf(command);
    }
  }

  @Override
  public String name() {
    return "launch";
  }

  @Override
  public String summary() {
    return "Pretrains with several workers on this machine";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "launch -n 2 pretrain simclr.yaml --set replicas=2 --out runs/simclr",
        "launch -n 4 --max-restarts 3 pretrain large.yaml --out runs/large");
  }

  /** Its workers do. */
  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (!config.command().get(0).equals(PRETRAIN)) {
      throw new BadInputException(
          "launch: %s cannot run on several workers, only %s can. Write launch -n %d %s CONFIG.yaml --out DIR."
              .formatted(config.command().get(0), PRETRAIN, config.n(), PRETRAIN));
    }
    return LaunchCommand.class;
  }
}
