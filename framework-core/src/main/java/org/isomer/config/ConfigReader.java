package org.isomer.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Mapping;
import org.isomer.config.Value.Scalar;
import org.isomer.config.Value.Sequence;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations. Every method throws one {@link BadInputException} that lists all problems,
 * one to a line, as {@code file:line:column: path: what is wrong}; what an override or a default
 * brought in names the override or the default instead of a position.
 *
 * <p>Relative paths belong to the current working directory, wherever the file lies, except where a
 * method says otherwise.
 */
public final class ConfigReader {
  private static final Path HERE = Path.of("");

  private final Plugins plugins;

  /** A reader that resolves the names of plugins among these. */
  public ConfigReader(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * Reads a YAML file (YAML 1.2, UTF-8).
   *
   * @param overrides changes such as {@code steps=300} or {@code views.pipelines.0.repeat=2}, made
   *     in this order; the values are YAML
   */
  public <C extends Record> C read(Class<C> type, Path file, List<String> overrides) {
    return bind(type, file.toString(), new TextFile(file).text(), overrides);
  }

  /**
   * As {@link #read}, but relative paths start at the file's folder: it goes with what it names.
   */
  public <C extends Record> C readWithPathsBeside(Class<C> type, Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Problems problems = new Problems();
    Optional<Value> value =
        YamlParser.parseFile(file.toString(), new TextFile(file).text(), problems);
    return bind(type, value, List.of(), folder, problems);
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
    return bind(type, YamlParser.parseFile(sourceName, yaml, problems), overrides, HERE, problems);
  }

  /**
   * Reads YAML that is so short that problems need no line: what a user gave as one word.
   *
   * @param shown what problems call it
   */
  public <C extends Record> C bindInline(Class<C> type, String shown, String yaml) {
    Problems problems = new Problems();
    Place place = Place.of(Problems.cut(shown));
    return bind(type, YamlParser.parseInline(place, yaml, problems), List.of(), HERE, problems);
  }

  private <C extends Record> C bind(
      Class<C> type,
      Optional<Value> value,
      List<String> overrides,
      Path folder,
      Problems problems) {
    Optional<Mapping> parsed = value.flatMap(content -> root(content, problems));
    if (parsed.isEmpty()) {
      problems.throwIfAny();
    }
    Mapping root = parsed.orElseThrow();
    for (String override : overrides) {
      Mapping before = root;
      root =
          Setting.parse(override, problems)
              .map(setting -> setting.applyTo(before, problems))
              .orElse(before);
    }
    return finish(new RecordBinder(plugins, folder, problems).bind(type, root, ""), problems);
  }

  /**
   * Which of some configurations a text is: the first of those that know most of its options.
   *
   * @param sourceName what problems call the text
   * @return empty if none of them knows any
   */
  public Optional<Class<? extends Record>> likeliest(
      List<Class<? extends Record>> types, String sourceName, String yaml) {
    Problems problems = new Problems();
    Optional<Mapping> root =
        YamlParser.parseFile(sourceName, yaml, problems).flatMap(value -> root(value, problems));
    problems.throwIfAny();
    Set<String> given = root.orElseThrow().keys().keySet();
    long most = types.stream().mapToLong(type -> known(type, given)).max().orElse(0);
    return types.stream().filter(type -> most > 0 && known(type, given) == most).findFirst();
  }

  private static long known(Class<? extends Record> type, Set<String> given) {
    return Field.of(type).stream().filter(field -> given.contains(field.name())).count();
  }

  /**
   * Fills a configuration from a command line.
   *
   * @param given for each option that was given, by name, the texts given: one, unless the option
   *     is a list. Text and paths are taken as they are, anything else is YAML
   * @param shown what problems call an option, such as {@code --learning-rate}
   */
  public <C extends Record> C bindArguments(
      Class<C> type, Map<String, List<String>> given, UnaryOperator<String> shown) {
    Problems problems = new Problems(path -> shown(path, given, shown));
    Place place = Place.of("command line");
    Mapping arguments = Mapping.empty(place);
    for (Field field : Field.of(type)) {
      List<String> texts = given.get(field.name());
      if (texts != null) {
        List<Value> values =
            texts.stream().map(text -> argument(field, text, place, problems)).toList();
        Value value =
            field.type() instanceof ListType ? new Sequence(place, values) : values.get(0);
        arguments = arguments.with(field.name(), place, value);
      }
    }
    return finish(new RecordBinder(plugins, HERE, problems).bind(type, arguments, ""), problems);
  }

  /** An option of the command line, and which of its values if it has several. */
  private static String shown(
      String path, Map<String, List<String>> given, UnaryOperator<String> shown) {
    String[] steps = path.split("\\.", 3);
    int values = given.getOrDefault(steps[0], List.of()).size();
    return shown.apply(steps[0])
        + (steps.length > 1 && values > 1 ? " number " + (Integer.parseInt(steps[1]) + 1) : "");
  }

  private static Value argument(Field field, String text, Place place, Problems problems) {
    Value literal = new Scalar(place, text, Form.TEXT);
    return field.type().literal()
        ? literal
        : YamlParser.parseInline(place, text, problems).orElse(literal);
  }

  /**
   * Makes sure that a record can be a configuration.
   *
   * @param besideName whether the plugin's name stands beside its options, as it does everywhere
   *     but on a command line
   * @throws BadInputException if a component, also of a nested record, lacks {@link
   *     org.isomer.spi.Option}, has a type that is not supported, or is called {@code name} where a
   *     plugin's name stands
   */
  public static void check(Class<? extends Record> type, boolean besideName) {
    for (Field field : Field.of(type)) {
      if (besideName && field.name().equals(Value.NAME)) {
        throw new BadInputException(
            "component name of "
                + type.getName()
                + " takes the place of the plugin's name; rename it");
      }
      checkNested(field);
    }
  }

  /**
   * Makes sure that all defaults are what their options take, as far as no plugin has a say.
   *
   * @throws BadInputException if one is not
   */
  public static void checkDefaults(Class<? extends Record> type) {
    Problems problems = new Problems();
    Field.of(type).forEach(field -> field.noteDefaults(problems));
    problems.throwIfAny();
  }

  private static void checkNested(Field field) {
    field.type().nested().forEach(ConfigReader::checkNested);
  }

  /** The words that each option of a configuration takes, by its name, where it takes no others. */
  public Map<String, List<String>> choices(Class<? extends Record> type) {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (Field field : Field.of(type)) {
      List<String> words = field.type().choices(plugins);
      if (!words.isEmpty()) {
        choices.put(field.name(), words);
      }
    }
    return choices;
  }

  /** The options of a configuration, nested ones included. */
  public List<OptionDescription> describe(Class<? extends Record> type) {
    return OptionDescription.of(type, plugins);
  }

  /** What a configuration may say of a plugin: its own options, then those of its whole kind. */
  public List<OptionDescription> describe(Plugin<?, ?> plugin) {
    return OptionDescription.of(PluginOptions.of(plugin, plugins).all(), plugins);
  }

  /**
   * What a configuration may hold, as JSON Schema (draft 7) of maps, lists, text, numbers and
   * booleans. It takes what this reader takes, but for what only the constructors of records
   * refuse.
   */
  public Map<String, Object> schema(Class<? extends Record> type) {
    return ConfigSchema.of(type, plugins);
  }

  private static Optional<Mapping> root(Value value, Problems problems) {
    if (value instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    if (value instanceof Scalar scalar && scalar.form() == Form.NOTHING) {
      return Optional.of(Mapping.empty(value.place()));
    }
    problems.add(value.place(), "", "expected a mapping of options, not " + value.words());
    return Optional.empty();
  }

  private static <C extends Record> C finish(@Nullable C bound, Problems problems) {
    problems.throwIfAny();
    if (bound == null) {
      throw new IllegalStateException("a configuration without problems was not bound");
    }
    return bound;
  }
}
