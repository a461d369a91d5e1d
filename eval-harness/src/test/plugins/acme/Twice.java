package acme;

import java.util.List;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/** Two wobbling views. */
public final class Twice extends Part<Views> implements ViewsPlugin<Part.None> {
  public Twice() {
    super("twice");
  }

  @Override
  public Views create(None none) {
    Step wobble = new Wobble().create(none);
    return new Views(List.of(List.of(wobble), List.of(wobble)), List.of());
  }
}
