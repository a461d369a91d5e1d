package old;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;
import org.isomer.spi.Option;

/** A verb: counts the plugins of some kinds. */
public final class Count implements CommandPlugin<Count.Config> {
  /** Its options. */
  public record Config(@Argument("KIND") @Option(help = "Kinds") List<String> kinds) {}

  @Override
  public String name() {
    return "count";
  }

  @Override
  public String summary() {
    return "Counts plugins";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Counting.class;
  }

  record Counting(Config config, Catalog catalog, Console console) implements Command {
    @Inject
    Counting {}

    @Override
    public void run() {
      for (String kind : config.kinds()) {
        console.print(kind + " " + (catalog.entries(kind).isEmpty() ? "none" : "some"));
      }
    }
  }
}
