package org.isomer.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for bash, version 3.2 or newer: a table of what may stand where, and its reader. */
final class BashCompletion {
  private static final String SCRIPT =
      """
      # Completion of isomer in bash, made by isomer completion bash. In ~/.bashrc:
      #   source <(isomer completion bash)

      # Sets values to the words that may follow a verb's option, or stand at one of its places: none
      # where files may, - after a flag.
      _isomer_values() {
        case "$1 $2" in
      %s
          *' --'*) values=- ;;
          *) values='' ;;
        esac
      }

      _isomer() {
        local IFS=' ' cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        local verb='' place=0 values='' i word
        COMPREPLY=()
        if [[ $cur == = ]]; then # of --option=value bash makes three words
          cur=''
        elif [[ $before == = ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          word=${COMP_WORDS[i]}
          case $word in
            =) ((i++)) ;;
            --*)
              _isomer_values "$verb" "$word"
              [[ $values == - || ${COMP_WORDS[i + 1]} == = ]] || ((i++))
              ;;
            -*) ;;
            *) if [[ -z $verb ]]; then verb=$word; else ((place++)); fi ;;
          esac
        done
        values=-
        [[ $before != --* ]] || _isomer_values "$verb" "$before"
        if [[ $values == - && $cur == -* ]]; then
          _isomer_values "$verb" options
        elif [[ $values == - && -z $verb ]]; then
          _isomer_values '' verbs
        elif [[ $values == - ]]; then
          _isomer_values "$verb" "$place"
        fi
        for word in $values; do
          [[ $word != "$cur"* ]] || COMPREPLY+=("$word")
        done
        if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then
          compopt -o nospace 2>/dev/null || : # bash 3 has none
        fi
      }

      complete -o default -F _isomer isomer""";

  private BashCompletion() {}

  static String script(List<CompletedVerb> verbs, List<CompletedOption> everywhere) {
    List<String> cases = new ArrayList<>();
    String names = verbs.stream().map(CompletedVerb::name).collect(Collectors.joining(" "));
    cases.add(when("' verbs'", names));
    cases.add(when("' options'", options(everywhere)));
    for (CompletedOption option : everywhere) {
      cases.add(when("*' " + option.shown() + "'", values(option)));
    }
    for (CompletedVerb verb : verbs) {
      List<CompletedOption> all =
          Stream.concat(verb.options().stream(), everywhere.stream()).toList();
      cases.add(when("'%s options'".formatted(verb.name()), options(all)));
      for (CompletedOption option : verb.options()) {
        cases.add(when("'%s %s'".formatted(verb.name(), option.shown()), values(option)));
      }
      for (int place = 0; place < verb.arguments().size(); place++) {
        CompletedOption argument = verb.arguments().get(place);
        String pattern =
            argument.repeats()
                ? "'%s '[0-9]*".formatted(verb.name())
                : "'%s %d'".formatted(verb.name(), place);
        cases.add(when(pattern, values(argument)));
      }
    }
    return SCRIPT.formatted(String.join("\n", cases));
  }

  private static String when(String pattern, String values) {
    return "    %s) values='%s' ;;".formatted(pattern, values);
  }

  private static String options(List<CompletedOption> options) {
    return options.stream().map(CompletedOption::shown).collect(Collectors.joining(" "));
  }

  private static String values(CompletedOption option) {
    return option.flag() ? "-" : String.join(" ", option.words());
  }
}
