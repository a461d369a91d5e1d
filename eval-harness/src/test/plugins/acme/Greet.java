package acme;

import jakarta.inject.Inject;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;

/** Says how many encoders there are. */
public final class Greet extends Part<Class<? extends Command>>
    implements CommandPlugin<Part.None> {
  public Greet() {
    super("greet");
  }

  @Override
  public Class<Greeting> create(None none) {
    return Greeting.class;
  }

  record Greeting(Catalog catalog, Console console) implements Command {
    @Inject
    Greeting {}

    @Override
    public void run() {
      console.print("encoders: " + catalog.entries("encoder").size());
    }
  }
}
