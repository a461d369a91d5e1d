package org.isomer.reports.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.reports.html.HtmlReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.markdown.MarkdownReport;

/** Writes the report of the synthetic results into a folder, to look at while working on it. */
public final class DemoPage {
  private DemoPage() {}

  /** The argument is the folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Leaderboard leaderboard = Leaderboard.of(SyntheticResults.all());
    Files.writeString(
        folder.resolve("index.html"), HtmlReport.render("Leaderboard (synthetic)", leaderboard));
    Files.writeString(
        folder.resolve("leaderboard.md"),
        MarkdownReport.render("Leaderboard (synthetic)", leaderboard));
    Files.writeString(
        folder.resolve("large.html"),
        HtmlReport.render(
            "50 runs in 20 tasks (synthetic)", Leaderboard.of(SyntheticResults.many(50, 20))));
  }
}
