package org.isomer.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.Spelling;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer plugins}. */
public final class PluginsVerb implements CommandPlugin<PluginsVerb.Config> {
  /** Its options. */
  public record Config(
      @Option(help = "List plugins of this kind only, such as encoder") Optional<String> kind) {}

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public String summary() {
    return "Lists the plugins there are";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("plugins", "plugins --kind encoder");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("kind", catalog.kinds());
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Listing.class;
  }

  record Listing(Config config, Catalog catalog, Console console) implements Command {
    @Inject
    Listing {}

    @Override
    public void run() {
      config
          .kind()
          .filter(kind -> !catalog.kinds().contains(kind))
          .ifPresent(
              kind -> {
                throw new BadInputException(Spelling.unknown("kind", kind, catalog.kinds()));
              });
      console.table(
          List.of("kind", "name", "summary", "origin"),
          config.kind().map(catalog::entries).orElse(catalog.entries()).stream()
              .map(Listing::row)
              .toList());
    }

    private static List<String> row(Catalog.Entry entry) {
      return List.of(
          entry.kind(),
          entry.name(),
          entry.plugin().summary(),
          entry.bundled() ? "Isomer" : entry.origin().name());
    }
  }
}
