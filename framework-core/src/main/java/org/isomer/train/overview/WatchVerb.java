package org.isomer.train.overview;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Picture;
import org.isomer.spi.Option;
import org.isomer.train.RunDirectory;

/** {@code isomer watch RUN}. */
public final class WatchVerb implements CommandPlugin<WatchVerb.Config> {
  private static final long PAUSE_MILLISECONDS = 1000;

  /** The command line of watch. */
  public record Config(
      @Argument("RUN") @Option(help = "A run directory, as pretrain makes it") Path run,
      @Option(
              help = "Print the curves as they are now; where there is no terminal, always so",
              value = "false")
          boolean once) {}

  @Override
  public String name() {
    return "watch";
  }

  @Override
  public String summary() {
    return "Draws a run's curves in the terminal while it goes on: loss, monitors, sentinel, rate";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("watch runs/simclr", "watch runs/simclr --once");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Watching.class;
  }

  record Watching(Config config, Console console) implements Command {
    @Inject
    Watching {}

    @Override
    public void run() throws InterruptedException {
      new Watch(
              new RunDirectory(config.run()),
              console,
              Picture.Screen.ofProcess(),
              System::nanoTime,
              () -> Thread.sleep(PAUSE_MILLISECONDS))
          .show(config.once());
    }
  }
}
