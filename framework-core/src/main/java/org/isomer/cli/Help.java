package org.isomer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.HelpSection;
import org.isomer.cli.spi.Table;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;
import org.isomer.text.ShellCommand;

/** Help texts. */
public final class Help {
  /** Usage and meaning of the options that every verb has. */
  public static final List<List<String>> EVERYWHERE =
      List.of(
          List.of("  --help", "Describe Isomer or a verb"),
          List.of("  --version", "Tell the version"),
          List.of(
              "  --plugins PATH",
              "Load plugin JARs from there, as from ./plugins and $ISOMER_PLUGINS"),
          List.of(
              "  --plugin-lock PATH",
              "Refuse JARs of plugins that are not those of this file; see plugin lock"),
          List.of("  --device NAME", "Compute on auto, cpu, gpu or gpu:1; also $ISOMER_DEVICE"),
          List.of("  --verbose", "Show stack traces of errors"));

  /** What fits any terminal. */
  private static final int WIDTH = 80;

  private Help() {}

  /** The version of Isomer. */
  static String version() {
    return Optional.ofNullable(Help.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** What {@code isomer --help} prints. */
  static String overview(List<Catalog.Entry> verbs) {
    List<List<String>> rows =
        verbs.stream().map(verb -> List.of("  " + verb.name(), verb.plugin().summary())).toList();
    return """
        Isomer: contrastive and self-supervised representation learning, with evaluation

        usage: isomer VERB [options]

        verbs
        %s

        options of every verb
        %s

        isomer VERB --help describes a verb; isomer describe KIND/NAME describes a plugin."""
        .formatted(table(rows), table(EVERYWHERE));
  }

  /**
   * What {@code isomer VERB --help} prints.
   *
   * @param commands asked only where the verb lists services
   */
  static String of(CommandPlugin<?> verb, ConfigReader reader, Supplier<Commands> commands) {
    List<VerbOption> all = VerbOption.of(verb.configType(), reader);
    List<VerbOption> arguments = all.stream().filter(VerbOption::positional).toList();
    List<VerbOption> options = all.stream().filter(option -> !option.positional()).toList();
    StringBuilder text = new StringBuilder("usage: isomer ").append(verb.name());
    arguments.forEach(argument -> text.append(" ").append(usage(argument)));
    options.stream()
        .filter(VerbOption::required)
        .forEach(option -> text.append(" ").append(option.usage()));
    text.append(" [options]\n\n").append(verb.summary()).append(".\n");
    addSection(text, "arguments", rows(arguments));
    addSection(text, "options", rows(options));
    if (verb.helpSection().isPresent()) {
      commands.get().section(verb).ifPresent(section -> addSection(text, section));
    }
    addSection(text, "options of every verb", EVERYWHERE);
    if (!verb.examples().isEmpty()) {
      text.append("\nexamples\n");
      String isomer = ShellCommand.of();
      verb.examples().forEach(each -> text.append("  ").append(isomer).append(each).append("\n"));
    }
    return text.toString().stripTrailing();
  }

  private static String usage(VerbOption argument) {
    String shown = argument.repeats() ? argument.shown() + "..." : argument.shown();
    return argument.required() ? shown : "[" + shown + "]";
  }

  private static List<List<String>> rows(List<VerbOption> options) {
    return options.stream().map(option -> List.of("  " + option.usage(), meaning(option))).toList();
  }

  private static String meaning(VerbOption option) {
    List<String> remarks = new ArrayList<>();
    String range = option.description().range();
    String type = option.description().type();
    if (option.required()) {
      remarks.add("required");
    } else if (!option.flag() && !List.of("none", "[]").contains(option.description().fallback())) {
      remarks.add("default " + option.description().fallback());
    }
    if (!range.isEmpty()) {
      remarks.add(type + " " + range);
    } else if (type.contains(" or ") && !option.flag()) {
      remarks.add(type);
    }
    if (option.repeats()) {
      remarks.add("may be repeated");
    }
    String help = option.description().help();
    return remarks.isEmpty() ? help : help + " (" + String.join("; ", remarks) + ")";
  }

  private static void addSection(StringBuilder text, HelpSection section) {
    addSection(
        text,
        section.title(),
        section.entries().stream()
            .map(entry -> List.of("  " + entry.given(), entry.meaning()))
            .toList());
  }

  private static void addSection(StringBuilder text, String title, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      text.append("\n").append(title).append("\n").append(table(rows)).append("\n");
    }
  }

  private static String table(List<List<String>> rows) {
    return new Table(List.of(), rows).text(WIDTH);
  }
}
