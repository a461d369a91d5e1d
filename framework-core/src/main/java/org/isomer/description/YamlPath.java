package org.isomer.description;

import java.util.ArrayList;
import java.util.List;
import org.isomer.config.ChoicePlace;
import org.isomer.config.OptionDescription;

/** Writes YAML that leads to a choice and makes it. */
final class YamlPath {
  private static final String STEP = "  ";

  private final List<String> lines = new ArrayList<>();
  private String lead = "";
  private String indent = "";

  /** Goes to a choice. */
  void enter(ChoicePlace place) {
    for (ChoicePlace.Level level : place.path()) {
      add(level.name() + ":");
      lead = indent + (level.list() ? STEP + "- " : STEP);
      indent = " ".repeat(lead.length());
    }
  }

  /** Chooses a plugin; what follows belongs to its options. */
  void choose(String plugin) {
    add("name: " + plugin);
  }

  private void add(String line) {
    lines.add(lead + line);
    lead = indent;
  }

  /** Spells out options; those without a value are comments. */
  void options(List<OptionDescription> options) {
    addOptions(options, indent);
  }

  private void addOptions(List<OptionDescription> options, String margin) {
    for (OptionDescription option : options) {
      boolean required = option.fallback().equals("required");
      if (required && !option.nested().isEmpty() && !option.type().startsWith("a list")) {
        lines.add(margin + option.name() + ":");
        addOptions(option.nested(), margin + STEP);
      } else if (required || option.fallback().equals("none")) {
        String wanted = (option.type() + " " + option.range()).stripTrailing();
        lines.add(margin + "# " + option.name() + ": " + option.fallback() + ", " + wanted);
      } else {
        lines.add(margin + option.name() + ": " + option.fallback());
      }
    }
  }

  String text() {
    return String.join("\n", lines);
  }
}
