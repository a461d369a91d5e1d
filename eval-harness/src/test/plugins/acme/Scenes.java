package acme;

import java.util.List;
import java.util.function.LongFunction;
import org.isomer.data.image.LabelMap;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Labelled;
import org.isomer.spi.Split;

/** Gray images of one bright square each. */
abstract class Scenes<A> implements Labelled<A> {
  private static final int SIDE = 32;

  @Override
  public String title() {
    return "Scenes";
  }

  @Override
  public List<String> classes() {
    return List.of("dark", "bright");
  }

  @Override
  public String digest() {
    return "5ce9e5".repeat(10) + "5ce9";
  }

  private static int side(Split split, long index) {
    return 8 + 4 * split.ordinal() + 2 * (int) index;
  }

  static List<Marked> objects(Split split, long index) {
    double end = side(split, index);
    return List.of(
        new Marked((int) index % 2, List.of(0.0, 0.0, end, end), end * end, false, false));
  }

  static LabelMap mask(Split split, long index) {
    int[] labels = new int[SIDE * SIDE];
    for (int row = 0; row < side(split, index); row++) {
      for (int column = 0; column < side(split, index); column++) {
        labels[row * SIDE + column] = 1;
      }
    }
    return new LabelMap(SIDE, SIDE, labels);
  }

  record Part<A>(Split split, LongFunction<A> annotations) implements AnnotatedExamples<A> {
    @Override
    public long size() {
      return 2;
    }

    @Override
    public String id(long index) {
      return split + "/" + index;
    }

    @Override
    public A annotation(long index) {
      return annotations.apply(index);
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      Image image = ((Image) into).reshape(SIDE, SIDE, 1);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        image.values()[pixel] = mask(split, index).labels()[pixel];
      }
    }
  }
}
