package org.isomer.cli;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;

/** What {@code isomer doctor --wiring} lists. */
record WiringList(Wiring wiring, Console console) implements Command {
  @Inject
  WiringList {}

  @Override
  public void run() {
    console.table(
        List.of("service", "served by", "from"),
        wiring.services().stream().map(Service::row).toList());
  }
}
