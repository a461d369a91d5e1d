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
 *   public Class<Counting> create(Config config) { return Counting.class; }
 * }
 *
 * record Counting(Count.Config config, Console console) implements Command {
 *   @Inject Counting {}
 *   public void run() { ... }
 * }
 * }</pre>
 *
 * <p>{@code isomer count --limit 5 a.txt b.txt} fills it, and {@code isomer count --help} describes
 * it. The command asks in its constructor for its configuration and for the services that it works
 * with, {@code isomer doctor --wiring} lists them all, and prints through the {@link
 * org.isomer.cli.spi.Console}. A wrong input is a {@link org.isomer.spi.BadInputException}; the
 * command line prints its message and exits with code 2. What Ctrl-C interrupts goes on with the
 * same command line; where it does not, {@link org.isomer.cli.spi.Command#toGoOn} says which
 * options to leave out or to add.
 */
@NullMarked
package org.isomer.cli.spi;

import org.jspecify.annotations.NullMarked;
