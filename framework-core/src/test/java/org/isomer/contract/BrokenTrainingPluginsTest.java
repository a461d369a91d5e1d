package org.isomer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isomer.contract.Breaches.assertTold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isomer.cli.spi.Command;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Monitor;
import org.isomer.spi.Objective;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Projector;
import org.isomer.spi.Schedule;
import org.isomer.spi.Tracker;
import org.isomer.spi.Tracking;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** A part of each kind around training that breaks a rule, and what its author is told. */
class BrokenTrainingPluginsTest {
  /** An encoder of images. */
  private record Dense(int dim, int told) implements Encoder {
    @Override
    public int dim() {
      return told;
    }

    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> flat =
          net.tf()
              .reshape(
                  input.floats(Image.PIXELS),
                  net.tf().constant(new int[] {-1, input.spec().tensors().get(0).size()}));
      return new Features(
          Layers.dense(net, "fc", flat, dim, Initializer.uniformFanIn()), List.of());
    }
  }

  @Test
  void encoderWhoseFeaturesAreShorterThanItSays() {
    assertThat(Breaches.of(new EncoderContract(), new Dense(4, 4))).isEmpty();
    assertTold(new EncoderContract(), new Dense(4, 5), "make it (batch, 5), as dim() says");
  }

  /**
   * The sum of all tokens' numbers, each with a weight.
   *
   * @param masked whether padding is left out
   * @param weights 1 for all positions, or one for each
   */
  private record Sum(boolean masked, int weights) implements Encoder {
    @Override
    public int dim() {
      return 1;
    }

    @Override
    public boolean anyLength() {
      return true;
    }

    @Override
    public Features encode(Net net, Input input) {
      Ops tf = net.tf();
      Operand<TFloat32> tokens = tf.dtypes.cast(input.ints(Tokens.IDS), TFloat32.class);
      Operand<TFloat32> seen =
          masked
              ? tf.math.mul(tokens, input.mask().orElseThrow())
              : tf.math.add(tokens, tf.constant(1f));
      Operand<TFloat32> weighted =
          tf.math.mul(
              seen, net.variable("w", Shape.of(1, weights), Role.WEIGHT, Initializer.constant(1)));
      return new Features(tf.expandDims(tf.sum(weighted, tf.array(1)), tf.constant(1)), List.of());
    }
  }

  @Test
  void encoderThatCountsPaddingThoughItSaysThatItTakesAnyLength() {
    assertThat(Breaches.of(new EncoderContract(), new Sum(true, 1))).isEmpty();
    assertTold(
        new EncoderContract(),
        new Sum(false, 1),
        "anyLength() is true, but an example of 10 positions has other features among 10 positions than among 12",
        "leave out by the mask what is padding, or let anyLength() be false");
    assertTold(
        new EncoderContract(),
        new Sum(true, 12),
        "anyLength() is true, but it cannot be built again for ",
        " of 12 positions: ");
  }

  @Test
  void projectorThatLooksAtTheBatch() {
    Projector centring =
        (net, features) ->
            net.tf().math.sub(features, net.tf().math.mean(features, net.tf().constant(0)));
    assertTold(
        new ProjectorContract(),
        centring,
        "depend on the others of its batch",
        "running statistics");
  }

  /** The distance of two views, or what is wrong with it. */
  private interface Distance extends Loss {
    <T extends TFloating> Operand<T> of(Ops tf, Operand<T> difference);

    @Override
    default <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
      return LossTerms.of(of(tf, tf.math.sub(embeddings.queries(), embeddings.keys())));
    }
  }

  @Test
  void lossWithAnInfiniteSlope() {
    Distance sound =
        new Distance() {
          @Override
          public <T extends TFloating> Operand<T> of(Ops tf, Operand<T> difference) {
            return tf.math.mean(tf.math.square(difference), tf.array(0, 1));
          }
        };
    Distance ofZeros =
        new Distance() {
          @Override
          public <T extends TFloating> Operand<T> of(Ops tf, Operand<T> difference) {
            Operand<T> lengths = tf.math.sqrt(tf.sum(tf.math.square(difference), tf.constant(1)));
            return tf.math.mean(lengths, tf.constant(0));
          }
        };
    assertThat(Breaches.of(new LossContract(), sound)).isEmpty();
    assertTold(
        new LossContract(), ofZeros, "a gradient where embeddings are 0 is NaN", "guard divisions");
  }

  @Test
  void lossOfTheFirstInstanceAlone() {
    Distance first =
        new Distance() {
          @Override
          public <T extends TFloating> Operand<T> of(Ops tf, Operand<T> difference) {
            Operand<T> row =
                tf.slice(difference, tf.constant(new int[] {0, 0}), tf.constant(new int[] {1, -1}));
            return tf.sum(tf.math.square(row), tf.array(0, 1));
          }
        };
    assertTold(new LossContract(), first, "with the instances in another order");
  }

  @Test
  void lossThatStatesAnotherValueAtCollapse() {
    Loss lying =
        new Loss() {
          @Override
          public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
            Operand<T> square = tf.math.squaredDifference(embeddings.queries(), embeddings.keys());
            return LossTerms.of(tf.math.mean(square, tf.array(0, 1))).collapsingTo(7);
          }
        };
    assertTold(new LossContract(), lying, "with all embeddings equal it is 0.0", "states 7.0");
  }

  @Test
  void frameworkThatSaysThatItWeighsTargets() {
    assertTold(
        new FrameworkContract(),
        new Squares(1, true, true),
        "have the loss of rows that are all their own",
        "let weighsTargets be false");
  }

  /** Squared features, divided by a number. */
  private record Squares(float divisor, boolean accepts, boolean weighsTargets)
      implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return accepts;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      Operand<TFloat32> features =
          encoder.encode(net.scope("encoder"), instances.views().get(0)).pooled();
      Operand<TFloat32> loss = tf.math.mean(tf.math.square(features), tf.array(0, 1));
      return new Objective(
          tf.math.div(loss, tf.constant(divisor)),
          Map.of(),
          List.of(features),
          OptionalDouble.empty());
    }
  }

  @Test
  void frameworkWithAnInfiniteLoss() {
    assertThat(Breaches.of(new FrameworkContract(), new Squares(1, true, false))).isEmpty();
    assertTold(new FrameworkContract(), new Squares(0, true, false), "loss is Infinity");
    assertTold(new FrameworkContract(), new Squares(1, false, false), "acceptsViews is false");
  }

  @Test
  void optimizerThatClimbs() {
    Optimizer climbing =
        (net, gradients, rate) ->
            gradients.stream()
                .<Op>map(
                    gradient ->
                        net.tf()
                            .assignAdd(
                                gradient.variable().ref(),
                                net.tf().math.mul(gradient.value(), rate)))
                .toList();
    assertTold(new OptimizerContract(), climbing, "subtract what lowers the loss");
    assertTold(new OptimizerContract(), climbing, "weight changes while the gate of weight is 0");
  }

  @Test
  void scheduleWithoutARateForARunOfOneStep() {
    Schedule line = (step, steps, perEpoch) -> 1 - (double) step / (steps - 1);
    assertTold(new ScheduleContract(), line, "step 0 of 1 has the factor NaN");
  }

  @Test
  void monitorThatWritesFeatures() {
    Monitor careless =
        (train, validation, classes) -> {
          train.features().rows()[0][0] = 0;
          return Map.of("zero", 0.0);
        };
    assertTold(new MonitorContract(), careless, "it changes the features", "work on a copy");
  }

  @Test
  void trackerThatEndsARun() {
    Tracker fragile =
        (run, warning) ->
            new Tracking() {
              @Override
              public void step(long step, Instant time, Map<String, ? extends Number> scalars) {
                throw new IllegalStateException("the server is away");
              }

              @Override
              public void end(End how, Instant time, Map<String, String> tags) {}

              @Override
              public void close() {}
            };
    assertTold(
        new TrackerContract(), fragile, "the server is away", "a tracker must not end a run");
  }

  /** Asks for nothing. */
  private static final class Silent implements Command {
    @Override
    public void run() {}
  }

  @Test
  void verbWhoseCommandCannotBeMade() {
    assertTold(new CommandContract(), Silent.class, "annotate the one that asks");
  }
}
