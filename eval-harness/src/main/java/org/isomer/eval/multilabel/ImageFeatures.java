package org.isomer.eval.multilabel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.data.Pipeline;
import org.isomer.eval.frame.Colour;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encodable;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * The features that a model has for images of any size: of the whole image in a frame, or of what
 * the model's own preprocessing makes of it.
 *
 * @param size of the frame; without it the model's preprocessing must give all images one shape
 */
record ImageFeatures(BoxData data, Model model, Optional<Size> size) {
  private static final int BATCH = 32;

  /** A frame's size in pixels. */
  record Size(int height, int width) {}

  /** What one image holds as the model takes it. */
  InputSpec spec() {
    return input(Split.TRAIN, 0).spec();
  }

  /**
   * Encodes a split.
   *
   * @param encoding the model, opened for {@link #spec()}
   * @param done told how many further images are done
   */
  FeatureMatrix of(Split split, FeatureEncoding encoding, IntConsumer done) {
    InputSpec spec = spec();
    float[][] rows = new float[Math.toIntExact(data.split(split).size())][];
    for (int from = 0; from < rows.length; from += BATCH) {
      int first = from;
      int count = Math.min(BATCH, rows.length - from);
      List<Encodable> inputs =
          IntStream.range(0, count).parallel().mapToObj(i -> input(split, first + i)).toList();
      Rows batch = new Rows(spec, count);
      for (int i = 0; i < count; i++) {
        check(split, from + i, inputs.get(i).spec(), spec);
        inputs.get(i).layInto(batch, i);
      }
      float[] features = encoding.encode(batch, count);
      for (int i = 0; i < count; i++) {
        rows[from + i] = Arrays.copyOfRange(features, i * encoding.dim(), (i + 1) * encoding.dim());
      }
      done.accept(count);
    }
    return new FeatureMatrix(rows);
  }

  private Encodable input(Split split, int index) {
    Image read = new Image();
    data.split(split).read(index, read);
    Image image = Colour.with(Image.shape(model.input())[2], read);
    CounterRandom random = CounterRandom.of(0, "preprocessing").at(0, index, 0);
    if (size.isEmpty()) {
      return new Pipeline("model's preprocessing", model.preprocessing())
          .on(new Image())
          .make(image, random);
    }
    Augmentation.pointwise(model.preprocessing()).forEach(step -> step.apply(image, random));
    return Frame.fitting(size.get().height(), size.get().width(), image.height(), image.width())
        .image(image);
  }

  private void check(Split split, int index, InputSpec found, InputSpec expected) {
    if (!found.equals(expected)) {
      throw new BadInputException(
          "task/multilabel: the model's preprocessing makes the image %s %s, but the first one %s. Set height and width, to which images are then fitted."
              .formatted(data.split(split).id(index), found.text(), expected.text()));
    }
  }
}
