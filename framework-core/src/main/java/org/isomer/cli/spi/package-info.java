/**
 * What the author of a verb of the command line sees.
 *
 * <p>A verb is a plugin of kind {@code command}. Its configuration record is its command line:
 *
 * <pre>{@code
 * public final class Count implements CommandPlugin<Count.Config> {
 *   public record Config(
 *       @Argument("FILE") @Option(help = "What to count") List<Path> files,
 *       @Option(help = "Give up after so many", value = "1000", min = 1) int limit,
 *       @Option(help = "Say nothing", value = "false") boolean quiet) {}
 *
 *   public String name() { return "count"; }
 *   public String summary() { return "Counts files"; }
 *   public Class<Config> configType() { return Config.class; }
 *   public List<String> examples() { return List.of("count --limit 5 a.txt b.txt"); }
 *   public Command create(Config config) { return workbench -> ... }
 * }
 * }</pre>
 *
 * <p>{@code isomer count --limit 5 a.txt b.txt} fills it, and {@code isomer count --help} describes
 * it. The command gets a {@link org.isomer.cli.spi.Workbench} with what it works with and prints
 * through its {@link org.isomer.cli.spi.Console}. A wrong input is a {@link
 * org.isomer.spi.BadInputException}; the command line prints its message and exits with code 2.
 * What Ctrl-C interrupts goes on with the same command line; where it does not, {@link
 * org.isomer.cli.spi.Command#toGoOn} says which options to leave out or to add.
 */
@NullMarked
package org.isomer.cli.spi;

import org.jspecify.annotations.NullMarked;
