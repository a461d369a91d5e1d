package org.isomer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Conversion;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;

/** Makes the views of one example after another, on the buffers of one thread. */
final class ViewMaker implements RowMaker {
  private final Examples examples;
  private final LongToIntFunction labels;
  private final List<Pipeline> pipelines;
  private final List<Pipeline.Bench> benches;
  private final CounterRandom random;
  private final Example original;

  /**
   * For the views of training; see {@link BatchPipeline#training}.
   *
   * @throws BadInputException if a conversion cannot read one of the examples
   */
  static Supplier<ViewMaker> training(
      AnnotatedExamples<OptionalInt> examples, Views views, long seed) {
    for (List<Step> view : views.training()) {
      if (!view.isEmpty() && view.get(0) instanceof Conversion first) {
        first.requireAll(examples);
      }
    }
    List<Pipeline> pipelines = Pipeline.ofTraining(views);
    LongToIntFunction labels = index -> examples.annotation(index).orElse(ClassData.UNLABELLED);
    return () -> new ViewMaker(examples, labels, pipelines, CounterRandom.of(seed, "augment"));
  }

  /** For the one view of evaluation, without labels. */
  static Supplier<ViewMaker> evaluation(Examples examples, List<Step> steps) {
    List<Pipeline> pipelines = List.of(new Pipeline("evaluation pipeline", steps));
    return () ->
        new ViewMaker(
            examples, index -> ClassData.UNLABELLED, pipelines, CounterRandom.of(0, "evaluation"));
  }

  /**
   * For some examples.
   *
   * @param labels the label that a batch holds of each
   */
  private ViewMaker(
      Examples examples, LongToIntFunction labels, List<Pipeline> pipelines, CounterRandom random) {
    this.examples = examples;
    this.labels = labels;
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
    batch.labels()[row] = labels.applyAsInt(index);
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
          "The %s makes %s of %s, but %s of the first example; all examples of a batch need one shape. Add a crop, or a resize with fit: square, to the %s."
              .formatted(pipeline, spec.text(), examples.id(index), expected.text(), pipeline));
    }
  }
}
