package org.isomer.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Completion for zsh, as specifications of its function {@code _arguments}. */
final class ZshCompletion {
  private static final String SCRIPT =
      """
      #compdef isomer
      # Completion of isomer in zsh, made by isomer completion zsh. In ~/.zshrc, after compinit:
      #   source <(isomer completion zsh)
      _isomer() {
        local curcontext=$curcontext state line
        local -a everywhere verbs
        everywhere=(
      %s
        )
        verbs=(
      %s
        )
        _arguments -C $everywhere '1:verb:->verb' '*::argument:->argument' && return
        case $state in
          verb) _describe verb verbs ;;
          argument)
            case $words[1] in
      %s
            esac
            ;;
        esac
      }

      if [[ $funcstack[1] == _isomer ]]; then
        _isomer "$@"
      else
        compdef _isomer isomer
      fi""";

  private ZshCompletion() {}

  static String script(List<CompletedVerb> verbs, List<CompletedOption> everywhere) {
    return SCRIPT.formatted(
        everywhere.stream()
            .map(option -> "    " + quoted(option(option)))
            .collect(Collectors.joining("\n")),
        verbs.stream()
            .map(verb -> "    " + quoted(plain(verb.name()) + ":" + verb.summary()))
            .collect(Collectors.joining("\n")),
        verbs.stream().map(ZshCompletion::branch).collect(Collectors.joining("\n")));
  }

  private static String branch(CompletedVerb verb) {
    Stream<String> options = verb.options().stream().map(ZshCompletion::option);
    Stream<String> arguments =
        IntStream.range(0, verb.arguments().size())
            .mapToObj(place -> argument(place, verb.arguments().get(place)));
    return Stream.concat(options, arguments)
        .map(specification -> " \\\n            " + quoted(specification))
        .collect(
            Collectors.joining(
                "", "        %s)\n          _arguments $everywhere".formatted(verb.name()), " ;;"));
  }

  private static String option(CompletedOption option) {
    return (option.repeats() ? "*" : "")
        + option.shown()
        + (option.flag() ? "" : "=")
        + "["
        + plain(option.help())
        + "]"
        + (option.flag() ? "" : value(option));
  }

  private static String argument(int place, CompletedOption argument) {
    return (argument.repeats() ? "*" : String.valueOf(place + 1)) + value(argument);
  }

  /** The placeholder, and what to offer. */
  private static String value(CompletedOption option) {
    String words = String.join(" ", option.words());
    String offer =
        switch (option.values()) {
          case NONE, OTHERS -> " ";
          case FILES -> "_files";
          case CHOICES -> "(" + words + ")";
          case WORDS ->
              option.words().stream().allMatch(word -> word.endsWith("="))
                  ? "{compadd -S \"\" -- " + words + "}"
                  : "{compadd -- " + words + "; _files}";
        };
    return ":" + plain(option.placeholder()) + ":" + offer;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\\\:\\[\\]]", "\\\\$0");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
