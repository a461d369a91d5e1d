package org.isomer.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** Makes the views of one example after another, on the buffers of one thread. */
final class ViewMaker {
  private final Examples examples;
  private final List<Pipeline> pipelines;
  private final CounterRandom random;
  private final Example original;
  private final Example view;

  ViewMaker(Examples examples, List<Pipeline> pipelines, CounterRandom random) {
    this.examples = examples;
    this.pipelines = pipelines;
    this.random = random;
    original = examples.buffer();
    view = examples.buffer();
    pipelines.forEach(pipeline -> pipeline.check(original));
  }

  /** The shape of each view, found by making those of the first example. */
  List<int[]> shapes() {
    examples.read(0, original);
    return IntStream.range(0, pipelines.size()).mapToObj(i -> make(i, 0, 0).shape()).toList();
  }

  /** Fills one row of a batch. */
  void fill(Batch batch, int row) {
    int index = batch.indices()[row];
    examples.read(index, original);
    batch.labels()[row] = examples.label(index);
    for (int i = 0; i < pipelines.size(); i++) {
      Example made = make(i, batch.epoch(), index);
      checkShape(made.shape(), batch.exampleShape(i), index, pipelines.get(i).name());
      float[] values = batch.values(i);
      int size = values.length / batch.capacity();
      System.arraycopy(made.values(), 0, values, row * size, size);
    }
  }

  private Example make(int viewIndex, int epoch, int index) {
    view.copyFrom(original);
    pipelines.get(viewIndex).apply(view, random.at(epoch, index, viewIndex));
    return view;
  }

  private void checkShape(int[] shape, int[] expected, int index, String pipeline) {
    if (!Arrays.equals(shape, expected)) {
      throw new BadInputException(
          "The %s makes %s of %s, but %s of the first example; all examples of a batch need one shape. Add a resize or a crop to a fixed size to the %s."
              .formatted(pipeline, text(shape), examples.id(index), text(expected), pipeline));
    }
  }

  private static String text(int[] shape) {
    return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("×"));
  }
}
