package org.isomer.cli;

import java.util.ArrayList;
import java.util.List;
import org.isomer.config.OptionDescription;

/** A piece of YAML that chooses a plugin and spells out its options. */
final class Snippet {
  private Snippet() {}

  /** The piece; options without a value are comments. */
  static String of(String kind, String name, List<OptionDescription> options) {
    List<String> lines = new ArrayList<>();
    lines.add(kind + ":");
    lines.add("  name: " + name);
    add(options, "  ", lines);
    return String.join("\n", lines);
  }

  private static void add(List<OptionDescription> options, String indent, List<String> lines) {
    for (OptionDescription option : options) {
      boolean required = option.fallback().equals("required");
      if (required && !option.nested().isEmpty() && !option.type().startsWith("a list")) {
        lines.add(indent + option.name() + ":");
        add(option.nested(), indent + "  ", lines);
      } else if (required || option.fallback().equals("none")) {
        String wanted = (option.type() + " " + option.range()).stripTrailing();
        lines.add(indent + "# " + option.name() + ": " + option.fallback() + ", " + wanted);
      } else {
        lines.add(indent + option.name() + ": " + option.fallback());
      }
    }
  }
}
