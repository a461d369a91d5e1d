package org.isomer.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.config.Spelling;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer describe}. */
public final class DescribeVerb implements CommandPlugin<DescribeVerb.Config> {
  /** Its options. */
  public record Config(
      @Argument("KIND/NAME") @Option(help = "The plugin, such as loss/nt-xent") String plugin) {}

  @Override
  public String name() {
    return "describe";
  }

  @Override
  public String summary() {
    return "Describes a plugin and its options";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("describe loss/nt-xent", "describe encoder/resnet18");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Description.class;
  }

  record Description(Config config, Catalog catalog, ConfigReader reader, Console console)
      implements Command {
    @Inject
    Description {}

    @Override
    public void run() {
      Catalog.Entry entry = entry(config.plugin());
      if (entry.plugin() instanceof CommandPlugin<?> verb) {
        console.print(Help.of(verb, reader));
        return;
      }
      List<OptionDescription> options = reader.describe(entry.plugin());
      console.print(entry.kind() + "/" + entry.name() + ": " + entry.plugin().summary() + ".");
      console.print(
          "From %s, version %s, SHA-256 %s."
              .formatted(
                  entry.origin().path(),
                  entry.origin().version().orElse("unknown"),
                  entry.origin().digest()));
      if (options.isEmpty()) {
        console.print("It has no options.");
      } else {
        console.heading("Options");
        console.table(OptionDescription.HEADS, OptionDescription.rows(options));
      }
      console.heading("In a configuration");
      console.print(Snippet.of(entry.kind(), entry.name(), options));
    }

    private Catalog.Entry entry(String asked) {
      int slash = asked.indexOf('/');
      if (slash < 0) {
        List<String> known =
            catalog.entries().stream().map(entry -> entry.kind() + "/" + entry.name()).toList();
        Optional<String> whole =
            known.stream().filter(name -> name.endsWith("/" + asked)).findFirst();
        throw new BadInputException(
            "expected KIND/NAME"
                + whole
                    .map(name -> ", did you mean " + name + "?")
                    .orElse(Spelling.didYouMean(asked, known) + "; isomer plugins lists all"));
      }
      return catalog.entry(asked.substring(0, slash), asked.substring(slash + 1));
    }
  }
}
