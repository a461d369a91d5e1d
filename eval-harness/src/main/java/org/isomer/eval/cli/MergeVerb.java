package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultMerge;
import org.isomer.spi.Option;

/** {@code isomer merge RESULTS… --out DIR}. */
public final class MergeVerb implements CommandPlugin<MergeVerb.Config> {
  /** The command line of merge. */
  public record Config(
      @Argument("RESULTS")
          @Option(help = "Folders of results, as eval writes them", distinct = true)
          List<Path> results,
      @Option(
              help =
                  "Leave out stored predictions and figures, which may show data that must not be"
                      + " passed on. Such results still stand on leaderboards, but verify and"
                      + " metrics cannot compute them again",
              value = "false")
          boolean noPredictions,
      @Option(help = "Folder for all results; those that are there stay as they are") Path out) {}

  @Override
  public String name() {
    return "merge";
  }

  @Override
  public String summary() {
    return "Copies results of many machines into one folder and reports conflicts";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "merge machine-1/results machine-2/results --out results",
        "merge results --no-predictions --out published/results");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Merging.class;
  }

  record Merging(Config config, ResultArchive archive, Console console) implements Command {
    @Inject
    Merging {}

    @Override
    public void run() {
      ResultMerge merge =
          ResultMerge.of(
              archive,
              config.results(),
              config.noPredictions() ? ResultMerge.Extent.NUMBERS : ResultMerge.Extent.WHOLE);
      ResultMerge.Outcome merged = archive.alone(config.out(), () -> merge.into(config.out()));
      merged.added().forEach(folder -> console.line(folder.toString()));
      console.line("%d added, %d there already".formatted(merged.added().size(), merged.present()));
    }
  }
}
