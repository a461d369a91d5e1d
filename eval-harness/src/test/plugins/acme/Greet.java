package acme;

import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;

/** Says how many encoders there are. */
public final class Greet extends Part<Command> implements CommandPlugin<Part.None> {
  public Greet() {
    super("greet");
  }

  @Override
  public Command create(None none) {
    return workbench ->
        workbench.console().print("encoders: " + workbench.catalog().entries("encoder").size());
  }
}
