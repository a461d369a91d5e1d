package acme;

import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;

/** Boxes. */
public final class Squares extends Part<BoxData> implements BoxDataPlugin<Part.None> {
  public Squares() {
    super("squares");
  }

  @Override
  public BoxData create(None none) {
    return new Scenes();
  }
}
