package org.isomer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.CommonOptions;
import org.isomer.device.Device;
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
 * @param pluginLock the lock that the JARs of plugins must agree with
 * @param device the device to compute on
 */
record Request(
    Optional<String> verb,
    List<String> arguments,
    boolean help,
    boolean version,
    boolean verbose,
    List<Path> plugins,
    Optional<Path> pluginLock,
    Optional<String> device) {
  private static final String PLUGINS = "--plugins";
  private static final String PLUGIN_LOCK = "--plugin-lock";
  private static final String DEVICE = "--device";
  private static final String VERBOSE = "--verbose";

  /**
   * Takes a command line apart. The options of every verb may stand before and after the verb.
   *
   * @throws BadInputException if an option lacks its value, or an unknown option comes before the
   *     verb
   */
  static Request of(List<String> commandLine) {
    List<String> rest = new ArrayList<>();
    boolean help = false;
    boolean version = false;
    boolean verbose = false;
    List<Path> plugins = new ArrayList<>();
    Optional<Path> pluginLock = Optional.empty();
    Optional<String> device = Optional.empty();
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
      } else if (word.equals(VERBOSE)) {
        verbose = true;
      } else if (isOption(word, PLUGINS)) {
        plugins.add(Path.of(value(word, PLUGINS, words, "the folder that holds plugin JARs")));
      } else if (isOption(word, PLUGIN_LOCK)) {
        pluginLock =
            Optional.of(
                Path.of(value(word, PLUGIN_LOCK, words, "the file that isomer plugin lock wrote")));
      } else if (isOption(word, DEVICE)) {
        String named = value(word, DEVICE, words, "auto, cpu, gpu, or gpu:1");
        Device.of(DEVICE, named);
        device = Optional.of(named);
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
        List.copyOf(plugins),
        pluginLock,
        device);
  }

  /** What a command hands on to another one. */
  CommonOptions common() {
    List<String> words = new ArrayList<>();
    plugins.forEach(folder -> words.addAll(List.of(PLUGINS, folder.toString())));
    pluginLock.ifPresent(lock -> words.addAll(List.of(PLUGIN_LOCK, lock.toString())));
    device.ifPresent(named -> words.addAll(List.of(DEVICE, named)));
    if (verbose) {
      words.add(VERBOSE);
    }
    return new CommonOptions(words);
  }

  private static boolean isOption(String word, String option) {
    return word.equals(option) || word.startsWith(option + "=");
  }

  /** The value of an option: after its equals sign, or the next word. */
  private static String value(String word, String option, Iterator<String> words, String meaning) {
    if (!word.equals(option)) {
      return word.substring(option.length() + 1);
    }
    if (!words.hasNext()) {
      throw new BadInputException(option + " needs a value: " + meaning);
    }
    return words.next();
  }
}
