package org.isomer.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ConfigReader;
import org.isomer.config.Spelling;
import org.isomer.spi.BadInputException;

/** Parses the options and arguments of one verb into its configuration. */
final class VerbOptions<C extends Record> {
  private final CommandPlugin<C> verb;
  private final ConfigReader reader;
  private final List<VerbOption> options;

  VerbOptions(CommandPlugin<C> verb, ConfigReader reader) {
    this.verb = verb;
    this.reader = reader;
    options = VerbOption.of(verb.configType(), reader);
  }

  /**
   * Parses what follows the verb.
   *
   * @throws BadInputException with what is wrong and where to find help
   */
  C parse(List<String> words) {
    try {
      return reader.bindArguments(verb.configType(), given(words), this::shown);
    } catch (BadInputException e) {
      throw new BadInputException(
          e.getMessage() + "\nisomer " + verb.name() + " --help describes what it takes", e);
    }
  }

  private Map<String, List<String>> given(List<String> words) {
    org.apache.commons.cli.CommandLine parsed = commandLine(words);
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (VerbOption option : options) {
      if (!option.positional() && parsed.hasOption(option.name())) {
        given.put(option.name(), values(option, parsed));
      }
    }
    addPositional(new ArrayList<>(parsed.getArgList()), given);
    return given;
  }

  private static List<String> values(VerbOption option, org.apache.commons.cli.CommandLine parsed) {
    if (option.flag()) {
      return List.of("true");
    }
    List<String> values = Arrays.asList(parsed.getOptionValues(option.name()));
    if (values.size() > 1 && !option.repeats()) {
      throw new BadInputException(
          option.shown() + ": given " + values.size() + " times; give it once");
    }
    return values;
  }

  private void addPositional(List<String> words, Map<String, List<String>> given) {
    for (VerbOption option : options) {
      if (option.positional() && !words.isEmpty()) {
        List<String> taken = option.repeats() ? words : words.subList(0, 1);
        given.put(option.name(), List.copyOf(taken));
        taken.clear();
      }
    }
    if (!words.isEmpty()) {
      throw new BadInputException("\"" + words.get(0) + "\" is one argument too many; remove it");
    }
  }

  private org.apache.commons.cli.CommandLine commandLine(List<String> words) {
    Options known = new Options();
    for (VerbOption option : options) {
      if (!option.positional()) {
        Option.Builder named =
            option.brief()
                ? Option.builder(option.name())
                : Option.builder().longOpt(option.name());
        known.addOption(named.hasArg(!option.flag()).get());
      }
    }
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(
              known, words.toArray(String[]::new), options.stream().anyMatch(VerbOption::verbatim));
    } catch (UnrecognizedOptionException e) {
      String name = e.getOption().replaceFirst("=.*", "");
      List<String> names =
          options.stream().filter(option -> !option.positional()).map(VerbOption::shown).toList();
      throw new BadInputException("unknown option " + name + Spelling.didYouMean(name, names), e);
    } catch (MissingArgumentException e) {
      throw new BadInputException(shown(e.getOption().getKey()) + ": needs a value", e);
    } catch (ParseException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private String shown(String name) {
    return options.stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .map(VerbOption::shown)
        .orElse("isomer " + verb.name());
  }
}
