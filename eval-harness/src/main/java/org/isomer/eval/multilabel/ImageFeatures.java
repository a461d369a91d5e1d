package org.isomer.eval.multilabel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.eval.frame.Colour;
import org.isomer.eval.frame.Frame;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

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

  /** An image as the model takes it. */
  private record Input(float[] values, int[] shape) {}

  /** The shape of one input. */
  int[] shape() {
    return input(Split.TRAIN, 0).shape();
  }

  /**
   * Encodes a split.
   *
   * @param encoding the model, opened for {@link #shape()}
   * @param done told how many further images are done
   */
  FeatureMatrix of(Split split, FeatureEncoding encoding, IntConsumer done) {
    int[] shape = shape();
    float[][] rows = new float[data.size(split)][];
    for (int from = 0; from < rows.length; from += BATCH) {
      int first = from;
      int count = Math.min(BATCH, rows.length - from);
      List<Input> inputs =
          IntStream.range(0, count).parallel().mapToObj(i -> input(split, first + i)).toList();
      int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      float[] batch = new float[count * length];
      for (int i = 0; i < count; i++) {
        check(split, from + i, inputs.get(i).shape(), shape);
        System.arraycopy(inputs.get(i).values(), 0, batch, i * length, length);
      }
      float[] features = encoding.encode(batch, count);
      for (int i = 0; i < count; i++) {
        rows[from + i] = Arrays.copyOfRange(features, i * encoding.dim(), (i + 1) * encoding.dim());
      }
      done.accept(count);
    }
    return new FeatureMatrix(rows);
  }

  private Input input(Split split, int index) {
    Image read = new Image();
    data.read(split, index, read);
    Image image = Colour.with(model.exampleShape()[2], read);
    CounterRandom random = CounterRandom.of(0, "preprocessing").at(0, index, 0);
    for (Augmentation step : model.preprocessing()) {
      if (size.isEmpty() || step.pointwise()) {
        step.apply(image, random);
      }
    }
    return size.map(frame -> framed(image, frame))
        .orElseGet(() -> new Input(image.toArray(), image.shape()));
  }

  private static Input framed(Image image, Size size) {
    Frame frame = Frame.fitting(size.height(), size.width(), image.height(), image.width());
    return new Input(frame.image(image), new int[] {size.height(), size.width(), image.channels()});
  }

  private void check(Split split, int index, int[] found, int[] expected) {
    if (!Arrays.equals(found, expected)) {
      throw new BadInputException(
          "task/multilabel: the model's preprocessing makes the image %s %s, but the first one %s. Set height and width, to which images are then fitted."
              .formatted(data.id(split, index), Arrays.toString(found), Arrays.toString(expected)));
    }
  }
}
