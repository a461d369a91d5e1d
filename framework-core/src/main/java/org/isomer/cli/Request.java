package org.isomer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.BadInputException;

/**
 * A command line, taken apart as far as that is possible without knowing the verb.
 *
 * @param verb the verb, if there is one
 * @param arguments the verb's options and arguments
 * @param help whether to describe the verb, or Isomer, instead
 * @param version whether to tell the version instead
 * @param verbose whether errors come with stack traces
 * @param plugins plugin folders given as an option
 */
record Request(
    Optional<String> verb,
    List<String> arguments,
    boolean help,
    boolean version,
    boolean verbose,
    List<Path> plugins) {

  /**
   * Takes a command line apart. The options of every verb may stand before and after the verb.
   *
   * @throws BadInputException if {@code --plugins} has no value, or an unknown option comes before
   *     the verb
   */
  static Request of(List<String> commandLine) {
    List<String> rest = new ArrayList<>();
    boolean help = false;
    boolean version = false;
    boolean verbose = false;
    List<Path> plugins = new ArrayList<>();
    Iterator<String> words = commandLine.iterator();
    while (words.hasNext()) {
      String word = words.next();
      boolean beforeVerb = rest.isEmpty();
      if (word.equals("--")) {
        rest.add(word);
        words.forEachRemaining(rest::add);
      } else if (word.equals("--help")
          || word.equals("-h")
          || (beforeVerb && word.equals("help"))) {
        help = true;
      } else if (word.equals("--version") && beforeVerb) {
        version = true;
      } else if (word.equals("--verbose")) {
        verbose = true;
      } else if (word.equals("--plugins") && words.hasNext()) {
        plugins.add(Path.of(words.next()));
      } else if (word.startsWith("--plugins=")) {
        plugins.add(Path.of(word.substring("--plugins=".length())));
      } else if (word.equals("--plugins")) {
        throw new BadInputException("--plugins needs a value: the folder that holds plugin JARs");
      } else if (word.startsWith("-") && beforeVerb) {
        throw new BadInputException(
            "unknown option " + word + " before the verb; isomer --help lists verbs and options");
      } else {
        rest.add(word);
      }
    }
    return new Request(
        rest.stream().findFirst(),
        rest.stream().skip(1).toList(),
        help,
        version,
        verbose,
        List.copyOf(plugins));
  }
}
