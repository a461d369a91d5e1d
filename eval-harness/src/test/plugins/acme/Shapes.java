package acme;

import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;

/** Masks. */
public final class Shapes extends Part<MaskData> implements MaskDataPlugin<Part.None> {
  public Shapes() {
    super("shapes");
  }

  @Override
  public MaskData create(None none) {
    return new Masks();
  }

  private static final class Masks extends Scenes<LabelMap> implements MaskData {
    @Override
    public int ignored() {
      return 255;
    }

    @Override
    public AnnotatedExamples<LabelMap> split(Split split) {
      return new Scenes.Part<>(split, index -> mask(split, index));
    }
  }
}
