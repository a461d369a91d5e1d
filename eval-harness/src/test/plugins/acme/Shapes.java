package acme;

import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;

/** Masks. */
public final class Shapes extends Part<MaskData> implements MaskDataPlugin<Part.None> {
  public Shapes() {
    super("shapes");
  }

  @Override
  public MaskData create(None none) {
    return new Scenes();
  }
}
