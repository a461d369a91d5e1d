package org.isomer.eval.examination;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.MaskData;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * Images of noise, 12 pixels high and 16 wide, with labels: each is the class of a box, and of the
 * rows of a mask in turn.
 *
 * @param images of each split
 */
record DrawnBoxes(List<String> classes, Map<Split, List<Drawn>> images)
    implements BoxData, MaskData {
  static final int IGNORED = 255;

  /** Noise of a seed, with labels; those below 0 are difficult objects of the class −1 − label. */
  record Drawn(long seed, int... labels) {}

  @Override
  public String title() {
    return "drawn";
  }

  @Override
  public String digest() {
    return images.toString();
  }

  @Override
  public int size(Split split) {
    return images.get(split).size();
  }

  @Override
  public String id(Split split, int index) {
    return split + "/" + index;
  }

  @Override
  public void read(Split split, int index, Image into) {
    into.reshape(12, 16, 3);
    CounterRandom random = CounterRandom.of(images.get(split).get(index).seed(), "noise");
    for (int i = 0; i < into.size(); i++) {
      into.values()[i] = random.nextInt(256) / 255f;
    }
  }

  @Override
  public List<Marked> objects(Split split, int index) {
    return Arrays.stream(images.get(split).get(index).labels())
        .mapToObj(
            label ->
                new Marked(
                    label < 0 ? -1 - label : label,
                    List.of(1.0, 1.0, 5.0, 5.0),
                    16,
                    false,
                    label < 0))
        .toList();
  }

  @Override
  public int ignored() {
    return IGNORED;
  }

  @Override
  public LabelMap mask(Split split, int index) {
    int[] labels = images.get(split).get(index).labels();
    int[] pixels = new int[12 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = labels[i / 16 % labels.length];
    }
    return new LabelMap(12, 16, pixels);
  }
}
