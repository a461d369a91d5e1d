package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.eval.cli.results.OwnPage;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.eval.runpage.RunPages;
import org.isomer.eval.subject.Runs;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.reports.html.RunReport;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.RunDirectory;

/** {@code isomer report RUN --out DIR}. */
public final class ReportVerb implements CommandPlugin<ReportVerb.Config> {
  /** The command line of report. */
  public record Config(
      @Argument("RUN") @Option(help = "A run directory, as pretrain makes it") Path run,
      @Option(help = Runs.PLACES, value = "[]") List<String> set,
      @Option(
              help =
                  "Folder for the page, which has the name of the run's folder and .html; one that"
                      + " Isomer wrote is replaced")
          Path out) {}

  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "Writes a self-contained page of a run: curves, alarms, views, a map, where it comes from";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "report runs/simclr --out page",
        "report runs/simclr --set dataset.path=/data/moved --out page");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Reporting.class;
  }

  record Reporting(Config config, RunPages pages, Console console) implements Command {
    @Inject
    Reporting {}

    @Override
    public void run() {
      new RunDirectory(config.run()).manifest(); // whether there is a run, before a folder is made
      try (FolderLock lock = FolderLock.acquire(config.out())) {
        Path page = config.out().resolve(name() + ".html");
        OwnPage.isThere(page, "--out");
        OutputFolder.write(page, RunReport.render(pages.of(config.run(), config.set())));
        console.line(page.toString());
      }
    }

    /** The name of the run's folder, whatever it is called by. */
    private String name() {
      try {
        return String.valueOf(config.run().toRealPath().getFileName());
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.reading(config.run(), e), e);
      }
    }
  }
}
