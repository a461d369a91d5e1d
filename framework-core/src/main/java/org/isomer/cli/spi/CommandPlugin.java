package org.isomer.cli.spi;

import java.util.List;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/**
 * Makes a verb of the command line.
 *
 * @param <C> the verb's options and arguments. A component is an option {@code --kebab-name VALUE},
 *     or a positional argument if it carries {@link Argument}. A {@code boolean} component is a
 *     flag without a value and has the default {@code false}; an option of type {@code List} may be
 *     given several times.
 */
@Kind(value = "command", makes = Command.class)
public interface CommandPlugin<C extends Record> extends Plugin<C, Command> {
  /** One to three examples for {@code --help}, such as {@code count --limit 5 a.txt}. */
  default List<String> examples() {
    return List.of();
  }
}
