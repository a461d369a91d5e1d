package acme;

import java.util.Map;
import org.isomer.spi.Monitor;
import org.isomer.spi.MonitorPlugin;

/** Counts what it is shown. */
public final class Counting extends Part<Monitor> implements MonitorPlugin<Part.None> {
  public Counting() {
    super("counting");
  }

  @Override
  public Monitor create(None none) {
    return (train, validation, classes) ->
        Map.of("shown", (double) train.size() + validation.size() + classes);
  }
}
