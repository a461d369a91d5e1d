package org.isomer.train;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** {@code isomer configuration [FILE]}. */
public final class ConfigurationVerb implements CommandPlugin<ConfigurationVerb.Config> {
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

  /** What to describe, and how. */
  public record Config(
      @Argument("FILE")
          @Option(
              help = "What the file is: pretraining, task, suite, benchmark or model",
              value = "pretraining")
          String file,
      @Option(
              help =
                  "Print a JSON Schema (draft 7) of all that may stand in the file, the options of"
                      + " plugins included; editors check and complete by it",
              value = "false")
          boolean schema) {
    /** The options of a pretraining configuration, as there was nothing else once. */
    public Config() {
      this("pretraining", false);
    }
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public String summary() {
    return "Describes the options of a configuration file, also as JSON Schema";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("configuration", "configuration --schema", "configuration task --schema");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("file", List.of("pretraining", "task", "suite", "benchmark", "model"));
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Options.class;
  }

  record Options(Config config, Set<ConfigurationFile> files, ConfigReader reader, Console console)
      implements Command {
    @Inject
    Options {}

    @Override
    public void run() {
      ConfigurationFile file =
          files.stream()
              .filter(each -> each.name().equals(config.file()))
              .findFirst()
              .orElseThrow(() -> new BadInputException(unknown(config.file())));
      if (config.schema()) {
        console.print(schema(file, reader));
        return;
      }
      console.table(
          OptionDescription.BRIEF_HEADS, OptionDescription.brief(reader.describe(file.type())));
      console.line("");
      console.line("The options of a plugin: isomer describe KIND/NAME, as framework/moco.");
    }

    private String unknown(String name) {
      List<String> names = files.stream().map(ConfigurationFile::name).sorted().toList();
      return Spelling.unknown("kind of file", name, names);
    }
  }

  /** The JSON Schema of a file, as text. */
  public static String schema(ConfigurationFile file, ConfigReader reader) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", file.content());
    schema.putAll(reader.schema(file.type()));
    try {
      return JSON.writeValueAsString(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is no JSON", e);
    }
  }
}
