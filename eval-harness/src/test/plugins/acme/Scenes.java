package acme;

import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.MaskData;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** Gray images of one bright square each. */
final class Scenes implements BoxData, MaskData {
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

  @Override
  public int size(Split split) {
    return 2;
  }

  @Override
  public String id(Split split, int index) {
    return split + "/" + index;
  }

  private static int side(Split split, int index) {
    return 8 + 4 * split.ordinal() + 2 * index;
  }

  @Override
  public void read(Split split, int index, Image into) {
    into.reshape(SIDE, SIDE, 1);
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      into.values()[pixel] = mask(split, index).labels()[pixel];
    }
  }

  @Override
  public List<Marked> objects(Split split, int index) {
    double end = side(split, index);
    return List.of(
        new Marked(index % 2, List.of(0.0, 0.0, end, end), end * end, false, false));
  }

  @Override
  public int ignored() {
    return 255;
  }

  @Override
  public LabelMap mask(Split split, int index) {
    int[] labels = new int[SIDE * SIDE];
    for (int row = 0; row < side(split, index); row++) {
      for (int column = 0; column < side(split, index); column++) {
        labels[row * SIDE + column] = 1;
      }
    }
    return new LabelMap(SIDE, SIDE, labels);
  }
}
