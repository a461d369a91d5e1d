package org.isomer.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Mapping;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations. Every method throws one {@link BadInputException} that lists all problems,
 * one to a line, as {@code file:line:column: path: what is wrong}; what an override or a default
 * brought in names the override or the default instead of a position.
 *
 * <p>Relative paths belong to the current working directory, wherever the file lies.
 */
public final class ConfigReader {
  private final Plugins plugins;

  /** A reader that resolves the names of plugins among these. */
  public ConfigReader(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * Reads a YAML file (YAML 1.2, UTF-8).
   *
   * @param overrides changes such as {@code training.steps=300} or {@code
   *     views.pipelines.0.repeat=2}, made in this order; the values are YAML
   */
  public <C extends Record> C read(Class<C> type, Path file, List<String> overrides) {
    return bind(type, file.toString(), text(file), overrides);
  }

  /** The configuration without any file: every option at its default. */
  public <C extends Record> C defaults(Class<C> type) {
    return bind(type, "defaults", "", List.of());
  }

  /**
   * Reads YAML text.
   *
   * @param sourceName what problems call the text instead of a file name
   * @param overrides see {@link #read}
   */
  public <C extends Record> C bind(
      Class<C> type, String sourceName, String yaml, List<String> overrides) {
    Problems problems = new Problems();
    Optional<Value> parsed = YamlParser.parseFile(sourceName, yaml, problems);
    if (parsed.isEmpty()) {
      problems.throwIfAny();
    }
    Mapping root = root(parsed.orElseThrow(), problems);
    for (String override : overrides) {
      Mapping before = root;
      root =
          Setting.parse(override, problems)
              .map(setting -> setting.applyTo(before, problems))
              .orElse(before);
    }
    return finish(new RecordBinder(plugins, problems).bind(type, root, "", ""), problems);
  }

  /** The options of a configuration, nested ones included. */
  public List<OptionDescription> describe(Class<? extends Record> type) {
    return OptionDescription.of(type, plugins);
  }

  private static Mapping root(Value value, Problems problems) {
    if (value instanceof Mapping mapping) {
      return mapping;
    }
    if (!(value instanceof Scalar scalar) || scalar.form() != Form.NOTHING) {
      problems.add(value.place(), "", "expected a mapping of options, not " + value.words());
    }
    return Mapping.empty(value.place());
  }

  private static <C extends Record> C finish(@Nullable C bound, Problems problems) {
    problems.throwIfAny();
    if (bound == null) {
      throw new IllegalStateException("a configuration without problems was not bound");
    }
    return bound;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": no such file; check the path", e);
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": not a text file in UTF-8", e);
    } catch (IOException e) {
      String why =
          Files.isDirectory(file) ? "a folder, not a configuration file" : "cannot be read";
      throw new BadInputException(file + ": " + why, e);
    }
  }
}
