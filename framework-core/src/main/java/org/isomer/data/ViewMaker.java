package org.isomer.data;

import java.util.ArrayList;
import java.util.List;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.tensor.InputSpec;

/** Makes the views of one example after another, on the buffers of one thread. */
final class ViewMaker implements RowMaker {
  private final Examples examples;
  private final List<Pipeline> pipelines;
  private final List<Pipeline.Bench> benches;
  private final CounterRandom random;
  private final Example original;

  ViewMaker(Examples examples, List<Pipeline> pipelines, CounterRandom random) {
    this.examples = examples;
    this.pipelines = pipelines;
    this.random = random;
    original = examples.buffer();
    benches = pipelines.stream().map(pipeline -> pipeline.on(examples.buffer())).toList();
  }

  /** What each view holds, found by making those of the first example. */
  @Override
  public List<InputSpec> specs() {
    List<InputSpec> specs = new ArrayList<>();
    for (int i = 0; i < pipelines.size(); i++) {
      read(0, i);
      specs.add(make(i, 0, 0).spec());
    }
    return specs;
  }

  /** Reads what a view is made of: the one member, or one for each view. */
  private void read(int index, int view) {
    if (view == 0 || examples.members() > 1) {
      examples.read(index, view, original);
    }
  }

  @Override
  public void fill(Batch batch, int row) {
    int index = batch.indices()[row];
    batch.labels()[row] = examples.label(index);
    batch.scores()[row] = examples.score(index);
    for (int i = 0; i < pipelines.size(); i++) {
      read(index, i);
      Encodable made = make(i, batch.epoch(), index);
      check(made.spec(), batch.view(i).spec(), index, pipelines.get(i).name());
      made.layInto(batch.view(i), row);
    }
  }

  private Encodable make(int viewIndex, int epoch, int index) {
    return benches.get(viewIndex).make(original, random.at(epoch, index, viewIndex));
  }

  private void check(InputSpec spec, InputSpec expected, int index, String pipeline) {
    if (!spec.equals(expected)) {
      throw new BadInputException(
          "The %s makes %s of %s, but %s of the first example; all examples of a batch need one shape. Add a resize or a crop to a fixed size to the %s."
              .formatted(pipeline, spec.text(), examples.id(index), expected.text(), pipeline));
    }
  }
}
