package org.isomer.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.order.Shuffled;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Encoder;
import org.isomer.spi.Example;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Mix;
import org.isomer.spi.Mixture;
import org.isomer.spi.Objective;
import org.isomer.spi.Views;
import org.isomer.tensor.Rows;
import org.isomer.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Steps of a regression from three pixels to the label: mean (x·w + b − label)². */
class TrainingGraphTest {
  private static final Offset<Float> TOLERANCE = within(2e-6f);
  private static final int STEPS = 5;

  /** Images of 1 × 3 pixels that depend on the index, in three classes. */
  private record Pixels(long size) implements AnnotatedExamples<OptionalInt> {
    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.of((int) (index % 3));
    }

    @Override
    public String id(long index) {
      return "pixels/" + index;
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      float[] values = ((Image) into).reshape(1, 3, 1).values();
      for (int i = 0; i < 3; i++) {
        values[i] = (index * (i + 2) % 7) / 7f - 0.4f;
      }
    }
  }

  /** An encoder that nothing is built with. */
  private static final class NoEncoder implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      throw new IllegalStateException("the regression has no encoder");
    }

    @Override
    public int dim() {
      return 1;
    }
  }

  /**
   * The regression, with counters of what runs when and a momentum copy of the bias; each row
   * counts by its share where it is told of one.
   */
  private record Regression(boolean weighsTargets) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 1;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      Operand<TFloat32> pixels =
          tf.reshape(
              instances.views().get(0).floats(Image.PIXELS),
              tf.constant(new int[] {instances.batch(), 3}));
      Operand<TFloat32> weight =
          net.variable("weight", Shape.of(3, 1), Role.WEIGHT, Initializer.normal(1));
      Operand<TFloat32> bias = bias(net);
      Operand<TFloat32> output = tf.math.add(tf.squeeze(tf.linalg.matMul(pixels, weight)), bias);
      Operand<TFloat32> labels = tf.dtypes.cast(instances.labels(), TFloat32.class);
      Operand<TFloat32> errors = tf.math.squaredDifference(output, labels);
      for (Mixture mixture : instances.mixtures()) {
        errors = tf.math.mul(errors, mixture.shares());
      }
      Operand<TFloat32> loss = tf.math.mean(errors, tf.constant(0));

      assertThat(bias(net.momentumCopy("slow", (step, steps, stepsPerEpoch) -> 0.75)))
          .isNotSameAs(bias);
      count(net, "batches").run(net);
      net.afterOptimizer(count(net, "queue")::build);
      return new Objective(loss, Map.of(), List.of(pixels, pixels), OptionalDouble.empty());
    }

    private static Operand<TFloat32> bias(Net net) {
      return net.variable("bias", Shape.scalar(), Role.BIAS, Initializer.constant(0));
    }

    private static Counter count(Net net, String name) {
      return new Counter(net.variable(name, Shape.scalar(), Role.STATE, Initializer.constant(0)));
    }
  }

  private record Counter(Operand<TFloat32> variable) {
    Op build(Net net) {
      return net.tf().assignAdd(variable, net.tf().constant(1f));
    }

    void run(Net net) {
      net.update(variable, this::build);
    }
  }

  /** What some steps of the regression leave behind. */
  private record Outcome(Map<String, float[]> values, List<Map<String, Float>> scalars) {
    List<Float> series(String name) {
      return scalars.stream().map(step -> step.get(name)).toList();
    }
  }

  /** Gives each row a share of its own that depends on what it holds. */
  private static final class Shares implements BatchAugmentation {
    @Override
    public double least() {
      return 0;
    }

    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      Mix mix = Mix.none(count);
      for (int row = 0; row < count; row++) {
        mix.shares()[row] = before.floats(0)[3 * row] < 0 ? 0.25f : 0.75f;
      }
      return mix;
    }
  }

  private static TrainingGraph graph(int batchSize, Descent descent, boolean mixed) {
    return new TrainingGraph(
        new Regression(mixed),
        new NoEncoder(),
        descent,
        Precision.FLOAT32,
        1,
        new Feed(List.of(Image.spec(1, 3, 1)), batchSize, 3, mixed),
        0);
  }

  private static Descent descent(Optional<Double> clipNorm, int accumulate) {
    return new Descent(
        new Sgd().create(new Sgd.Config(0.9, false, 0.01, true)), clipNorm, accumulate);
  }

  private static Outcome train(int batchSize, int accumulate, Optional<Double> clipNorm) {
    return train(batchSize, accumulate, clipNorm, List.of());
  }

  private static Outcome train(
      int batchSize, int accumulate, Optional<Double> clipNorm, List<BatchAugmentation> together) {
    Views views = new Views(List.of(List.of()), List.of(), Optional.empty(), together);
    Batching batching = new Batching(batchSize, accumulate, 1, 2);
    Descent descent = descent(clipNorm, accumulate);
    List<Map<String, Float>> scalars = new ArrayList<>();
    try (BatchPipeline pipeline =
            BatchPipeline.training(new Pixels(50), views, batching, Shuffled.ORDER, 3, 0);
        TrainingGraph graph = graph(batchSize, descent, !together.isEmpty())) {
      graph.session().initialize(7);
      TrainingSteps steps =
          new TrainingSteps(graph, pipeline, new Course(0.1, (step, all, epoch) -> 1, STEPS, 6));
      for (int step = 0; step < STEPS; step++) {
        scalars.add(steps.take(step).scalars());
      }
      return new Outcome(graph.session().values(), scalars);
    }
  }

  @Test
  void batchesAddedUpEqualOneLargeBatch() {
    for (Optional<Double> clipNorm : List.of(Optional.<Double>empty(), Optional.of(0.3))) {
      Outcome parts = train(4, 2, clipNorm);
      Outcome whole = train(8, 1, clipNorm);
      for (String name : List.of("weight", "bias", "slow.bias", "optimizer.momentum.weight")) {
        assertThat(parts.values().get(name))
            .as(name)
            .containsExactly(whole.values().get(name), TOLERANCE);
      }
      for (int step = 0; step < STEPS; step++) {
        for (String name : List.of("loss", "gradient-norm", "slow-share")) {
          assertThat(parts.series(name).get(step))
              .as("%s of step %d", name, step)
              .isCloseTo(whole.series(name).get(step), TOLERANCE);
        }
      }
      assertThat(parts.series("gradient-norm")).allMatch(norm -> norm > 0.3f);
    }
  }

  @Test
  void sharesOfBatchesAddedUpAreThoseOfOneLargeBatch() {
    Outcome parts = train(4, 2, Optional.empty(), List.of(new Shares()));
    Outcome whole = train(8, 1, Optional.empty(), List.of(new Shares()));
    assertThat(parts.values().get("weight"))
        .containsExactly(whole.values().get("weight"), TOLERANCE);
    assertThat(whole.values().get("weight"))
        .isNotEqualTo(train(8, 1, Optional.empty()).values().get("weight"));
  }

  @Test
  void statisticsAndQueuesFollowEachBatchCopiesEachStep() {
    Outcome parts = train(4, 3, Optional.empty());
    assertThat(parts.values().get("batches")).containsExactly(15);
    assertThat(parts.values().get("queue")).containsExactly(15);
    assertThat(parts.values().get("slow.bias"))
        .containsExactly(train(12, 1, Optional.empty()).values().get("slow.bias"), TOLERANCE);
    assertThat(parts.values().get("optimizer.gradient-sum.weight")).containsExactly(0, 0, 0);
    assertThat(parts.values().get("optimizer.gradient-sum.bias")).containsExactly(0);
  }

  @Test
  void noSumsAreKeptWhereAStepIsOneBatch() {
    assertThat(train(4, 1, Optional.empty()).values())
        .containsOnlyKeys(
            "weight",
            "bias",
            "slow.bias",
            "batches",
            "queue",
            "optimizer.momentum.weight",
            "optimizer.momentum.bias");
  }

  @Test
  void aBoundAboveEveryGradientChangesNoBit() {
    Outcome free = train(4, 1, Optional.empty());
    Outcome bound = train(4, 1, Optional.of(1e3));
    assertThat(bound.scalars()).isEqualTo(free.scalars());
    free.values().forEach((name, values) -> assertThat(bound.values().get(name)).isEqualTo(values));
  }

  @Test
  void ofLargeBatchesTheFirstEmbeddingsAreExamined() {
    int batchSize = 300;
    try (BatchPipeline pipeline =
            BatchPipeline.training(
                new Pixels(batchSize),
                List.of(List.of()),
                new Batching(batchSize, 1, 2),
                Shuffled.ORDER,
                3,
                0);
        TrainingGraph graph = graph(batchSize, descent(Optional.empty(), 1), false);
        Batch batch = pipeline.take()) {
      graph.session().initialize(7);
      assertThat(graph.examinedInstances()).isEqualTo(256);
      assertThat(graph.step(batch, 0.1, new Moment(0, STEPS, 6)).embeddings())
          .hasSize(2)
          .allSatisfy(
              view -> assertThat(view).isEqualTo(Arrays.copyOf(batch.view(0).floats(0), 256 * 3)));
    }
  }
}
