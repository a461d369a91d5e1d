package org.isomer.cli.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.plugin.Catalog;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/**
 * A verb of the command line: its options, and the class of what it does. The command line makes
 * that {@link Command}.
 *
 * @param <C> the verb's options and arguments. A component is an option {@code --kebab-name VALUE},
 *     or a positional argument if it carries {@link Argument}. A {@code boolean} component is a
 *     flag without a value and has the default {@code false}; an option of type {@code List} may be
 *     given several times.
 */
@Kind(value = "command", makes = Class.class)
public interface CommandPlugin<C extends Record> extends Plugin<C, Class<? extends Command>> {
  /**
   * Checks that the options fit together, and says which command does what they ask for.
   *
   * @throws org.isomer.spi.BadInputException if they do not
   */
  @Override
  Class<? extends Command> create(C config);

  /** One to three examples for {@code --help}, such as {@code count --limit 5 a.txt}. */
  default List<String> examples() {
    return List.of();
  }

  /** What {@code --help} lists besides, where a set of services that JARs add to is worth it. */
  default Optional<Class<? extends HelpSection>> helpSection() {
    return Optional.empty();
  }

  /**
   * The records of the configuration files that the verb reads. {@code isomer describe} shows
   * plugins where they stand in them.
   */
  default List<Class<? extends Record>> files() {
    return List.of();
  }

  /**
   * Words that shells offer for an option or argument that takes others too, by its name in kebab
   * case: the names of what is bundled, for instance. Those of enums and of choices are known
   * without.
   *
   * @param catalog the plugins there are
   */
  default Map<String, List<String>> words(Catalog catalog) {
    return Map.of();
  }

  /**
   * Whether the verb mends plugin folders, so that it must work although a JAR in one cannot be
   * loaded. What is wrong is then a warning.
   */
  default boolean mendsPlugins() {
    return false;
  }

  /** Whether it is to fail where the device that the user asks for cannot be used. */
  default boolean computes() {
    return true;
  }
}
