package org.isomer.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer pretrain CONFIG.yaml --out DIR}. */
public final class PretrainVerb implements CommandPlugin<PretrainVerb.Config> {
  /** The command line of pretrain. */
  public record Config(
      @Argument("CONFIG.yaml")
          @Option(help = "The run's configuration; see configuration, plugins and describe")
          Path config,
      @Option(
              help = "Replaces one option of the configuration, as in encoder.width=0.5",
              value = "[]")
          List<String> set,
      @Option(help = "The run directory; must be new or empty") Path out,
      @Option(
              help =
                  "Go on with the run in --out, from its newest checkpoint; a finished one can be"
                      + " made longer where nothing in it follows its length",
              value = "false")
          boolean resume,
      @Option(
              help =
                  "With --resume: go on from the checkpoint of this step, an older one, where the"
                      + " newest is damaged; the run's record keeps it",
              min = 1,
              max = Plan.MOST_STEPS)
          Optional<Long> checkpoint,
      @Option(
              help =
                  "With --resume: go on although the data, or JARs of plugins, are not what the run"
                      + " was begun with: data, plugins; the run's record keeps it",
              value = "[]")
          List<Change> acceptChanged,
      @Option(
              help =
                  "Stop before the first step, after the data were looked at and all was built; write"
                      + " nothing",
              value = "false")
          boolean dryRun,
      @Option(
              help =
                  "Begin the run, or go on with it where it has begun: for a command that a scheduler"
                      + " may start again",
              value = "false")
          boolean beginOrResume,
      @Option(
              help =
                  "With replicas: a file with the addresses of all workers, workers: [HOST:PORT,"
                      + " ...]; by default launch or the scheduler tells them")
          Optional<Path> cluster,
      @Option(
              help =
                  "With --cluster: which of its workers this is, from 0; by default the scheduler"
                      + " tells it",
              min = 0,
              max = 1023)
          Optional<Integer> rank,
      @Option(
              help =
                  "With replicas: seconds that a worker waits for another one in a step before all"
                      + " end; twelve times as many where one has more to do",
              value = "300",
              min = 5,
              max = 86_400)
          int workerTimeout,
      @Option(
              help =
                  "With replicas: how many of them this process has, each on a device of its own: on"
                      + " a GPU, or on a part of the processor",
              value = "1",
              min = 1,
              max = 64)
          int devices) {
    private static final int TIMEOUT = 300;

    /** To train by itself, and not only to say what would be done. */
    public Config(
        Path config,
        List<String> set,
        Path out,
        boolean resume,
        Optional<Long> checkpoint,
        List<Change> acceptChanged) {
      this(
          config,
          set,
          out,
          resume,
          checkpoint,
          acceptChanged,
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          TIMEOUT);
    }

    /** With a process for each replica. */
    public Config(
        Path config,
        List<String> set,
        Path out,
        boolean resume,
        Optional<Long> checkpoint,
        List<Change> acceptChanged,
        boolean dryRun,
        boolean beginOrResume,
        Optional<Path> cluster,
        Optional<Integer> rank,
        int workerTimeout) {
      this(
          config,
          set,
          out,
          resume,
          checkpoint,
          acceptChanged,
          dryRun,
          beginOrResume,
          cluster,
          rank,
          workerTimeout,
          1);
    }

    /** The same with the choice made between beginning and going on. */
    Config decided() {
      return new Config(
          config,
          set,
          out,
          resume || (beginOrResume && Files.exists(new RunDirectory(out).manifestFile())),
          checkpoint,
          acceptChanged,
          dryRun,
          beginOrResume,
          cluster,
          rank,
          workerTimeout,
          devices);
    }
  }

  @Override
  public String name() {
    return "pretrain";
  }

  @Override
  public String summary() {
    return "Pretrains an encoder as a configuration says, into a run directory";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "pretrain eval-harness/experiments/quickstart.yaml --out runs/quickstart",
        "pretrain simclr.yaml --set seed=1 --set batch-size=512 --out runs/simclr-1",
        "pretrain simclr.yaml --out runs/simclr-1 --resume");
  }

  @Override
  public List<Class<? extends Record>> files() {
    return List.of(Plan.class);
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("set", settable(catalog));
  }

  /** What {@code --set} takes, for completion. */
  public static List<String> settable(Catalog catalog) {
    return OptionDescription.rows(new ConfigReader(catalog).describe(Plan.class)).stream()
        .map(row -> row.get(0) + "=")
        .toList();
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (!config.resume()
        && !config.beginOrResume()
        && (config.checkpoint().isPresent() || !config.acceptChanged().isEmpty())) {
      throw new BadInputException(
          "pretrain: --checkpoint and --accept-changed are for a run that goes on: add --resume.");
    }
    if (config.acceptChanged().contains(Change.CONFIGURATION)) {
      throw new BadInputException(
          "pretrain: a run cannot go on with another configuration. Choose another --out.");
    }
    return PretrainCommand.class;
  }
}
