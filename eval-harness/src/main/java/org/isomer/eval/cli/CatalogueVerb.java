package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.catalogue.CatalogueMaker;
import org.isomer.eval.cli.results.OwnPage;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.plugin.Catalog;
import org.isomer.reports.catalogue.Catalogue;
import org.isomer.reports.html.CatalogueReport;
import org.isomer.reports.markdown.CatalogueMarkdown;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer catalogue FOLDER}. */
public final class CatalogueVerb implements CommandPlugin<CatalogueVerb.Config> {
  private static final String TEXT = "plugins.md";
  private static final String PAGE = "plugins.html";

  /** The command line of catalogue. */
  public record Config(
      @Argument("FOLDER")
          @Option(
              help =
                  "Where plugins.md and plugins.html are written; those that Isomer wrote are replaced")
          Path folder) {}

  @Override
  public String name() {
    return "catalogue";
  }

  @Override
  public String summary() {
    return "Writes a page of all plugins: options, equations, pictures of what they do";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("catalogue page", "catalogue page --plugins circle-loss/target/classes");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Writing.class;
  }

  record Writing(Config config, Catalog catalog, ConfigReader reader, Console console)
      implements Command {
    @Inject
    Writing {}

    @Override
    public void run() {
      OutputFolder.claim(config.folder());
      requireOwn();
      Catalogue catalogue = new CatalogueMaker(catalog, reader).make();
      write(PAGE, CatalogueReport.render(catalogue)); // first, as it tells that the text is ours
      write(TEXT, CatalogueMarkdown.render(catalogue, PAGE));
    }

    private void requireOwn() {
      Path text = config.folder().resolve(TEXT);
      if (!OwnPage.isThere(config.folder().resolve(PAGE), "FOLDER") && Files.exists(text)) {
        throw new BadInputException(
            "%s: a file that Isomer did not write is here, as no %s is beside it, and it is not replaced. Choose another FOLDER, or move the file away."
                .formatted(text, PAGE));
      }
    }

    private void write(String name, String text) {
      Path file = config.folder().resolve(name);
      OutputFolder.write(file, text);
      console.line(file.toString());
    }
  }
}
