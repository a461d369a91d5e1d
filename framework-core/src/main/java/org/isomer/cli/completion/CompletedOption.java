package org.isomer.cli.completion;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.isomer.cli.Help;
import org.isomer.cli.VerbOption;

/**
 * An option or argument as a shell completes it.
 *
 * @param shown {@code --name}, or the placeholder of an argument
 * @param placeholder what stands for the value; empty for a flag
 * @param words what a shell offers
 */
record CompletedOption(
    String shown,
    String placeholder,
    String help,
    boolean repeats,
    Values values,
    List<String> words) {
  /** Words that every shell takes as they are. Scripts with others in them could run them. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/=+-]*");

  private static final int LONGEST_HELP = 90;

  /** What may follow. */
  enum Values {
    /** Nothing: it is a flag. */
    NONE,
    /** One of the words. */
    CHOICES,
    /** One of the words, or a file. */
    WORDS,
    /** A file. */
    FILES,
    /** Something that no shell knows. */
    OTHERS
  }

  static CompletedOption of(
      VerbOption option, Map<String, List<String>> choices, Map<String, List<String>> words) {
    List<String> chosen = choices.getOrDefault(option.name(), List.of());
    List<String> offered =
        (chosen.isEmpty() ? words.getOrDefault(option.name(), List.of()) : chosen)
            .stream().filter(HARMLESS.asMatchPredicate()).toList();
    Values values =
        option.flag()
            ? Values.NONE
            : !chosen.isEmpty()
                ? Values.CHOICES
                : !offered.isEmpty() ? Values.WORDS : option.path() ? Values.FILES : Values.OTHERS;
    return new CompletedOption(
        option.shown(),
        option.usage().replaceFirst("^--\\S+ ?", ""),
        cut(option.description().help()),
        option.repeats(),
        values,
        offered);
  }

  /** An option of every verb, as {@link Help} describes it. */
  static CompletedOption everywhere(String usage, String help) {
    String shown = usage.strip().replaceFirst(" .*", "");
    String placeholder = usage.strip().substring(shown.length()).strip();
    Values values = placeholder.isEmpty() ? Values.NONE : Values.FILES;
    return new CompletedOption(shown, placeholder, cut(help), false, values, List.of());
  }

  boolean flag() {
    return values == Values.NONE;
  }

  /** The name without its dashes. */
  String name() {
    return shown.replaceFirst("^--?", "");
  }

  /** The first sentence, or what there is room for beside an option. */
  private static String cut(String help) {
    String sentence = help.replaceFirst("(?s)[.;:] .*", "");
    return sentence.length() <= LONGEST_HELP
        ? sentence
        : sentence.substring(0, sentence.lastIndexOf(' ', LONGEST_HELP)) + " …";
  }
}
