package org.isomer.cli.completion;

import java.util.ArrayList;
import java.util.List;
import org.isomer.cli.completion.CompletedOption.Values;

/** Completion for fish, a line for each verb, option and argument. */
final class FishCompletion {
  private static final String HEAD =
      """
      # Completion of isomer in fish, made by isomer completion fish. In ~/.config/fish/config.fish:
      #   isomer completion fish | source""";

  private FishCompletion() {}

  static String script(List<CompletedVerb> verbs, List<CompletedOption> everywhere) {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    for (CompletedOption option : everywhere) {
      lines.add("complete -c isomer" + option(option));
    }
    for (CompletedVerb verb : verbs) {
      lines.add(
          "complete -c isomer -n __fish_use_subcommand -f -a %s -d %s"
              .formatted(verb.name(), quoted(verb.summary())));
      String after = "complete -c isomer -n '__fish_seen_subcommand_from " + verb.name() + "'";
      verb.options().forEach(option -> lines.add(after + option(option)));
      if (!verb.takesFiles()) {
        lines.add(after + " -f");
      }
      verb.arguments().stream()
          .filter(argument -> !argument.words().isEmpty())
          .forEach(argument -> lines.add(after + words(argument) + help(argument)));
    }
    return String.join("\n", lines);
  }

  private static String option(CompletedOption option) {
    String kind = option.flag() ? "" : option.values() == Values.CHOICES ? " -x" : " -r";
    return (option.name().length() == 1 ? " -s " : " -l ")
        + option.name()
        + kind
        + words(option)
        + help(option);
  }

  private static String words(CompletedOption option) {
    return option.words().isEmpty() ? "" : " -a " + quoted(String.join(" ", option.words()));
  }

  private static String help(CompletedOption option) {
    return " -d " + quoted(option.help());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
