package org.isomer.cli.completion;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.cli.Help;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;
import org.isomer.spi.Option;

/** {@code isomer completion SHELL}. */
public final class CompletionVerb implements CommandPlugin<CompletionVerb.Config> {
  /** A shell that completes what is typed. */
  public enum Shell {
    BASH,
    ZSH,
    FISH
  }

  /** For which shell. */
  public record Config(
      @Argument("SHELL") @Option(help = "bash (3.2 or newer), zsh or fish (3 or newer)")
          Shell shell) {}

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Prints a script by which a shell completes verbs, options, and names of plugins";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("completion bash", "completion fish");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Printing.class;
  }

  record Printing(Config config, Catalog catalog, Console console) implements Command {
    @Inject
    Printing {}

    @Override
    public void run() {
      List<CompletedVerb> verbs =
          catalog.entries().stream()
              .filter(entry -> entry.plugin() instanceof CommandPlugin<?>)
              .map(entry -> CompletedVerb.of((CommandPlugin<?>) entry.plugin(), catalog))
              .toList();
      List<CompletedOption> everywhere =
          Help.EVERYWHERE.stream()
              .map(row -> CompletedOption.everywhere(row.get(0), row.get(1)))
              .toList();
      console.print(
          switch (config.shell()) {
            case BASH -> BashCompletion.script(verbs, everywhere);
            case ZSH -> ZshCompletion.script(verbs, everywhere);
            case FISH -> FishCompletion.script(verbs, everywhere);
          });
    }
  }
}
