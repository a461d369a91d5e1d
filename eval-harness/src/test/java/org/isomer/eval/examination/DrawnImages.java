package org.isomer.eval.examination;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.MaskData;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * Images of noise, 12 pixels high and 16 wide, with labels: each is the class of a box, and of the
 * rows of a mask in turn.
 *
 * @param images of each split
 */
record DrawnImages(List<String> classes, Map<Split, List<Drawn>> images) {
  static final int IGNORED = 255;

  /** Noise of a seed, with labels; those below 0 are difficult objects of the class −1 − label. */
  record Drawn(long seed, int... labels) {}

  private String digest() {
    return images.toString();
  }

  BoxData boxes() {
    return new Boxes(this);
  }

  MaskData masks() {
    return new Masks(this);
  }

  private record Boxes(DrawnImages drawn) implements BoxData {
    @Override
    public String title() {
      return "drawn";
    }

    @Override
    public List<String> classes() {
      return drawn.classes();
    }

    @Override
    public String digest() {
      return drawn.digest();
    }

    @Override
    public AnnotatedExamples<List<Marked>> split(Split split) {
      return new Part<>(split, drawn.images().get(split), DrawnImages::objects);
    }
  }

  private record Masks(DrawnImages drawn) implements MaskData {
    @Override
    public String title() {
      return "drawn";
    }

    @Override
    public List<String> classes() {
      return drawn.classes();
    }

    @Override
    public int ignored() {
      return IGNORED;
    }

    @Override
    public String digest() {
      return drawn.digest();
    }

    @Override
    public AnnotatedExamples<LabelMap> split(Split split) {
      return new Part<>(split, drawn.images().get(split), DrawnImages::mask);
    }
  }

  private record Part<A>(Split split, List<Drawn> images, Function<int[], A> annotations)
      implements AnnotatedExamples<A> {
    @Override
    public long size() {
      return images.size();
    }

    @Override
    public String id(long index) {
      return split + "/" + index;
    }

    @Override
    public A annotation(long index) {
      return annotations.apply(images.get((int) index).labels());
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      Image image = ((Image) into).reshape(12, 16, 3);
      CounterRandom random = CounterRandom.of(images.get((int) index).seed(), "noise");
      for (int i = 0; i < image.size(); i++) {
        image.values()[i] = random.nextInt(256) / 255f;
      }
    }
  }

  private static List<Marked> objects(int[] labels) {
    return Arrays.stream(labels)
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

  private static LabelMap mask(int[] labels) {
    int[] pixels = new int[12 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = labels[i / 16 % labels.length];
    }
    return new LabelMap(12, 16, pixels);
  }
}
