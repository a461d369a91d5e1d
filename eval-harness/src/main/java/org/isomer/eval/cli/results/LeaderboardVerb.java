package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.file.FolderLock;
import org.isomer.reports.csv.CsvReport;
import org.isomer.reports.csv.PairsCsv;
import org.isomer.reports.csv.RankingCsv;
import org.isomer.reports.html.HtmlReport;
import org.isomer.reports.latex.LatexReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.spi.Option;

/** {@code isomer leaderboard RESULTS… --out DIR}. */
public final class LeaderboardVerb implements CommandPlugin<LeaderboardVerb.Config> {
  private static final String PAGE = "index.html";
  private static final String RANKING = "ranking.csv";
  private static final String PAIRS = "pairs.csv";

  /** The command line of leaderboard. */
  public record Config(
      @Argument("RESULTS")
          @Option(help = "Folders of results, as eval writes them", distinct = true)
          List<Path> results,
      @Option(
              help =
                  "Folder for leaderboard.md, leaderboard.tex, leaderboard.csv, ranking.csv and"
                      + " pairs.csv (of several tasks) and index.html; those that Isomer wrote are"
                      + " replaced")
          Path out,
      @Option(help = "Title of the page", value = "Leaderboard") String title,
      @Option(
              help =
                  "A CSV of numbers from papers, which stand marked below the rows of their board:"
                      + " subject, data, task, value, source, with titles as the leaderboard has"
                      + " them and shares in per cent")
          Optional<Path> published,
      @Option(
              help =
                  "A CSV of why results are missing, which their dashes and the notes then say:"
                      + " subject, data, task, reason, with titles as the leaderboard has them")
          Optional<Path> missing) {}

  @Override
  public String name() {
    return "leaderboard";
  }

  @Override
  public String summary() {
    return "Compares stored results in tables (Markdown, LaTeX, CSV) and a self-contained page";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "leaderboard results --out page",
        "leaderboard results/simclr results/moco --title 'Two methods' --out page");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Rendering.class;
  }

  record Rendering(Config config, ResultFinder finder, Console console) implements Command {
    @Inject
    Rendering {}

    @Override
    public void run() throws IOException {
      OwnPage.isThere(config.out().resolve(PAGE), "--out"); // before results are computed again
      Optional<PublishedNumbers> published = config.published().map(PublishedNumbers::read);
      Optional<MissingReasons> missing = config.missing().map(MissingReasons::read);
      Leaderboard results = BoardTables.read(config.results(), finder);
      Leaderboard explained = missing.map(reasons -> reasons.addTo(results)).orElse(results);
      published.map(numbers -> numbers.doubts(explained)).orElse(List.of()).forEach(console::warn);
      write(
          published.map(numbers -> numbers.addTo(explained)).orElse(explained),
          config.title(),
          config.out(),
          console);
    }
  }

  /** Prints the tables, and writes the Markdown, the LaTeX, the CSV and the page. */
  public static void write(Leaderboard leaderboard, String title, Path out, Console console)
      throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("leaderboard.md", MarkdownReport.render(title, leaderboard));
    files.put("leaderboard.tex", LatexReport.render(title, leaderboard));
    files.put("leaderboard.csv", CsvReport.render(leaderboard));
    leaderboard
        .ranking()
        .ifPresent(
            ranking -> {
              files.put(RANKING, RankingCsv.render(ranking));
              files.put(PAIRS, PairsCsv.render(ranking));
            });
    files.put(PAGE, HtmlReport.render(title, leaderboard));
    try (FolderLock lock = FolderLock.acquire(out)) {
      boolean again = OwnPage.isThere(out.resolve(PAGE), "--out");
      for (Map.Entry<String, String> file : files.entrySet()) {
        OutputFolder.write(out.resolve(file.getKey()), file.getValue());
      }
      if (again && !files.containsKey(RANKING)) {
        Files.deleteIfExists(out.resolve(RANKING)); // those of an earlier leaderboard
        Files.deleteIfExists(out.resolve(PAIRS));
      }
    }
    leaderboard.ranking().ifPresent(ranking -> RankingTable.print(ranking, console));
    BoardTables.print(leaderboard, console);
    console.line("");
    files.keySet().forEach(name -> console.line(out.resolve(name).toString()));
  }
}
