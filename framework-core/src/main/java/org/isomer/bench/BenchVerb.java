package org.isomer.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ConfigWriter;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Option;
import org.isomer.text.ShellCommand;
import org.isomer.train.PretrainVerb;

/** {@code isomer bench WHAT [OF]}: how fast it is here, and in comparison. */
public final class BenchVerb implements CommandPlugin<BenchVerb.Config> {
  private static final String PAGE = "page";

  /** The command line of bench. */
  public record Config(
      @Argument("WHAT")
          @Option(
              help =
                  "step: the training loop of a configuration, beside the bare step. scale: the loop of"
                      + " one worker and of more, and what many devices would reach. augment: its"
                      + " pipeline of views alone. load: reading and decoding of its data alone."
                      + " loss: a loss with its gradient. eval: feature extraction with the encoder"
                      + " of a run or a model file. knn: nearest neighbours of random vectors."
                      + " probe: a linear probe on such. page: the README.md of a folder of"
                      + " records")
          String what,
      @Argument("OF")
          @Option(
              help =
                  "The configuration (step, scale, augment, load), the loss by its name or as {name:"
                      + " nt-xent, temperature: 0.1}, the run or model file (eval), or the folder"
                      + " (page)")
          Optional<String> of,
      @Option(
              help =
                  "Replaces one option of the configuration, as in encoder.width=0.5. With eval: for a"
                      + " run whose data have moved, where they are now",
              value = "[]")
          List<String> set,
      @Option(
              help =
                  "How large the problem is, numbers with an x between them: BATCHxDIM of a loss,"
                      + " BANKxDIMxQUERIES of knn, EXAMPLESxDIMxCLASSES of a probe; may be given"
                      + " several times",
              value = "[]",
              distinct = true)
          List<String> size,
      @Option(
              help =
                  "With eval: a data set, as a configuration states it, whose training examples"
                      + " take the place of the run's; a model file needs it")
          Optional<Choice<Dataset>> data,
      @Option(
              help = "Rounds; from 6 on the interval holds the median with 95 %",
              value = "6",
              min = 1,
              max = 1000)
          int rounds,
      @Option(
              help = "The least seconds of each kind of work in a round",
              value = "5",
              min = 0.001,
              max = 3600)
          double seconds,
      @Option(
              help = "Seconds of each kind of work before the first round, not counted",
              value = "5",
              min = 0,
              max = 3600)
          double warmUp,
      @Option(
              help =
                  "Seconds between two kinds of work, for threads that go on for a while, as those"
                      + " that make batches ahead",
              value = "1",
              min = 0,
              max = 3600)
          double rest,
      @Option(
              help =
                  "A command to compare with, in turn: for each line that it reads it works so many"
                      + " seconds and prints {\"rate\": 512.3, \"unit\": \"views/s\"}; those of"
                      + " eval-harness/bench do")
          Optional<String> against,
      @Option(
              help = "With step: the operations of a step by type and its convolutions by shape",
              value = "false")
          boolean profile,
      @Option(
              help =
                  "With scale: how many workers share this machine, one number after the other;"
                      + " 1,2,4 if not given")
          Optional<String> workers,
      @Option(help = "What the record is called; what is measured if not given")
          Optional<String> title,
      @Option(help = "A file for the record as JSON; must not exist") Optional<Path> out) {
    /** Copies the lists. */
    public Config {
      set = List.copyOf(set);
      size = List.copyOf(size);
    }

    /** How long and how often it is measured, as words. */
    List<String> pace() {
      return List.of(
          "--rounds",
          String.valueOf(rounds),
          "--seconds",
          String.valueOf(seconds),
          "--warm-up",
          String.valueOf(warmUp),
          "--rest",
          String.valueOf(rest));
    }

    /** The command line, as shells take it. */
    String command() {
      List<String> words = new ArrayList<>(List.of("bench", what));
      of.ifPresent(words::add);
      set.forEach(each -> words.addAll(List.of("--set", each)));
      size.forEach(each -> words.addAll(List.of("--size", each)));
      data.ifPresent(chosen -> words.addAll(List.of("--data", ConfigWriter.toInlineYaml(chosen))));
      workers.ifPresent(each -> words.addAll(List.of("--workers", each)));
      words.addAll(pace());
      against.ifPresent(each -> words.addAll(List.of("--against", each)));
      if (profile) {
        words.add("--profile");
      }
      return ShellCommand.of(words);
    }
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public String summary() {
    return "Measures how fast training, data, losses and evaluation are here, also against others";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "bench step eval-harness/experiments/quickstart.yaml --profile",
        "bench scale simclr.yaml --workers 1,2 --out scale.json",
        "bench augment simclr.yaml --out augment.json",
        "bench loss nt-xent --size 256x128 --size 4096x128",
        "bench knn --size 50000x512x10000 --against 'python eval-harness/bench/knn.py"
            + " 50000x512x10000'");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of(
        "what",
        List.of("step", Scaling.WORD, "augment", "load", "loss", "eval", "knn", "probe", PAGE),
        "set",
        PretrainVerb.settable(catalog));
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.what().equals(Scaling.WORD)) {
      return Scaling.class;
    }
    if (!config.what().equals(PAGE)) {
      return Benching.class;
    }
    if (config.of().isEmpty()) {
      throw new BadInputException("bench page: of what? Name a folder of records.");
    }
    return SpeedPage.Making.class;
  }
}
