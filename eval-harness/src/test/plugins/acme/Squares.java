package acme;

import java.util.List;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;

/** Boxes. */
public final class Squares extends Part<BoxData> implements BoxDataPlugin<Part.None> {
  public Squares() {
    super("squares");
  }

  @Override
  public BoxData create(None none) {
    return new Boxes();
  }

  private static final class Boxes extends Scenes<List<Marked>> implements BoxData {
    @Override
    public AnnotatedExamples<List<Marked>> split(Split split) {
      return new Scenes.Part<>(split, index -> objects(split, index));
    }
  }
}
