package org.isomer.config;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Option;

/**
 * One option in words, for {@code describe} and {@code --help}.
 *
 * @param name in kebab case
 * @param type such as {@code a whole number}
 * @param fallback the default as YAML, {@code required}, or {@code none} for an optional value
 * @param range the values allowed, such as {@code > 0}; empty if the type says it all
 * @param help what it means
 * @param nested the options of a nested mapping, or of each element of a list of mappings
 */
public record OptionDescription(
    String name,
    String type,
    String fallback,
    String range,
    String help,
    List<OptionDescription> nested) {
  /** Copies the list. */
  public OptionDescription {
    nested = List.copyOf(nested);
  }

  /** The heads of a table that a terminal has room for; see {@link #brief}. */
  public static final List<String> BRIEF_HEADS = List.of("option", "meaning");

  /** The name of each option, and all else as one text. */
  public static List<List<String>> brief(List<OptionDescription> options) {
    return rows(options).stream()
        .map(
            row ->
                List.of(
                    row.get(0),
                    "%s (%s%s; %s)"
                        .formatted(
                            row.get(4),
                            row.get(1),
                            row.get(3).isEmpty() ? "" : ": " + row.get(3),
                            shown(row.get(2)))))
        .toList();
  }

  private static String shown(String fallback) {
    return fallback.equals("required") ? fallback : "default " + fallback;
  }

  /** A row for each option, those of nested records behind it with its name before theirs. */
  public static List<List<String>> rows(List<OptionDescription> options) {
    List<List<String>> rows = new ArrayList<>();
    addRows(options, "", rows);
    return rows;
  }

  private static void addRows(
      List<OptionDescription> options, String prefix, List<List<String>> rows) {
    for (OptionDescription option : options) {
      rows.add(
          List.of(
              prefix + option.name(),
              option.type(),
              option.fallback(),
              option.range(),
              option.help()));
      addRows(option.nested(), prefix + option.name() + ".", rows);
    }
  }

  static List<OptionDescription> of(Class<? extends Record> type, Plugins plugins) {
    return of(Field.of(type), plugins);
  }

  static List<OptionDescription> of(List<Field> fields, Plugins plugins) {
    return fields.stream()
        .map(
            field ->
                new OptionDescription(
                    field.name(),
                    field.type().words(plugins),
                    fallback(field),
                    field.type().range(field.option(), plugins),
                    field.option().help(),
                    of(field.type().nested(), plugins)))
        .toList();
  }

  private static String fallback(Field field) {
    if (!field.option().value().equals(Option.REQUIRED)) {
      return field.option().value();
    }
    return field.required() ? "required" : "none";
  }
}
