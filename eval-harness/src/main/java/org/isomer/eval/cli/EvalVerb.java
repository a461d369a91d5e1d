package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Workbench;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;

/** {@code isomer eval RUN --out DIR}. */
public final class EvalVerb implements CommandPlugin<EvalVerb.Config> {
  /** The command line of eval. */
  public record Config(
      @Argument("RUN") @Option(help = "A run directory, as pretrain makes it") Path run,
      @Option(
              help =
                  "What to measure, with options in braces if need be: knn, or '{name: knn, k:"
                      + " [20]}'",
              value = "[knn, linear-probe, logistic-regression]")
          List<Choice<Task>> task,
      @Option(
              help =
                  "What to judge: the pretrained encoder, the same encoder as the run started it,"
                      + " or the pixels themselves",
              value = "[pretrained]")
          List<Representation> representation,
      @Option(
              help =
                  "Leave out the figures: loss, views, neighbours, map of the features; for further"
                      + " seeds of one method",
              value = "false")
          boolean noFigures,
      @Option(help = "Folder for the results, one folder each") Path out) {}

  @Override
  public String name() {
    return "eval";
  }

  @Override
  public String summary() {
    return "Judges a run's frozen features by tasks and stores the results";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "eval runs/simclr --out results",
        "eval runs/simclr --task '{name: knn, k: [20, 200]}' --out results",
        "eval runs/simclr --representation untrained --representation pixels --out results");
  }

  @Override
  public Command create(Config config) {
    if (config.task().isEmpty() || config.representation().isEmpty()) {
      throw new BadInputException("eval: nothing to do: name a --task and a --representation.");
    }
    return workbench -> run(config, workbench);
  }

  private static void run(Config config, Workbench workbench) {
    PretrainedRun run = PretrainedRun.open(config.run(), workbench.reader());
    RunEvaluator evaluator = new RunEvaluator(run, config.out(), workbench);
    List<Path> folders = new ArrayList<>();
    for (Representation representation : config.representation().stream().distinct().toList()) {
      folders.addAll(evaluator.evaluate(representation, config.task(), !config.noFigures()));
    }
    BoardTables.print(ResultFiles.leaderboard(folders), workbench.console());
    String written = folders.stream().map(Path::toString).collect(Collectors.joining("\n"));
    workbench
        .console()
        .print("\n%s\nNext: isomer leaderboard %s --out PAGE".formatted(written, config.out()));
  }
}
