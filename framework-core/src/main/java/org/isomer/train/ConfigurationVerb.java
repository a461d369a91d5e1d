package org.isomer.train;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;

/** {@code isomer configuration}. */
public final class ConfigurationVerb implements CommandPlugin<ConfigurationVerb.Config> {
  /** There is nothing to choose. */
  public record Config() {}

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public String summary() {
    return "Describes the options of a pretraining configuration";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("configuration");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Options.class;
  }

  record Options(ConfigReader reader, Console console) implements Command {
    @Inject
    Options {}

    @Override
    public void run() {
      console.table(OptionDescription.HEADS, OptionDescription.rows(reader.describe(Plan.class)));
      console.print("\nThe options of a plugin: isomer describe KIND/NAME, as framework/moco.");
    }
  }
}
