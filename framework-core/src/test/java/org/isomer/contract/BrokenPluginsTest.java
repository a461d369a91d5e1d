package org.isomer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.cli.spi.Command;
import org.isomer.exhibit.Exhibit;
import org.isomer.framework.Fixed;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.modality.text.Text;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Baseline;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encodable;
import org.isomer.spi.Encoder;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Mix;
import org.isomer.spi.Modality;
import org.isomer.spi.Monitor;
import org.isomer.spi.Objective;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Order;
import org.isomer.spi.Projector;
import org.isomer.spi.Recordings;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Schedule;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.spi.Tracker;
import org.isomer.spi.Tracking;
import org.isomer.spi.Views;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** A part of each kind that breaks a rule, and what its author is told. */
class BrokenPluginsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();

  /** What the rules say that a part does not keep. */
  private static <T> List<String> told(Contract<T> contract, T part) {
    Tested<T> tested = new Tested<>(new Fixed<>(part), new Fixed.Config(), CATALOG);
    return contract.rules(tested).stream()
        .map(rule -> catchThrowable(() -> rule.check().run()))
        .filter(Breach.class::isInstance)
        .map(Throwable::getMessage)
        .toList();
  }

  private static <T> void assertTold(Contract<T> contract, T part, String... pieces) {
    assertThat(told(contract, part)).anySatisfy(message -> assertThat(message).contains(pieces));
  }

  @Test
  void augmentationWithAMemory() {
    AtomicInteger calls = new AtomicInteger();
    ImageAugmentation counting =
        (image, random) -> image.values()[0] = 1f / calls.incrementAndGet();
    assertTold(new StepContract(), counting, "the step gives something else", "keep no state");
  }

  @Test
  void augmentationThatLeavesTheRange() {
    ImageAugmentation bright = (image, random) -> image.values()[0] = 1.5f;
    assertTold(new StepContract(), bright, "an image in [0, 1] gets the value 1.5", "clamp it");
  }

  @Test
  void conversionThatWritesItsSource() {
    Conversion careless =
        new Conversion() {
          @Override
          public Class<Text> accepts() {
            return Text.class;
          }

          @Override
          public Text buffer() {
            return new Text();
          }

          @Override
          public void convert(Example from, Example into) {
            into.copyFrom(from);
            ((Text) from).set("gone");
          }
        };
    assertTold(new StepContract(), (Step) careless, "changes the example that it is given");
  }

  @Test
  void viewsWhoseEvaluationIsRandom() {
    ImageAugmentation noise = (image, random) -> image.values()[0] = random.nextFloat();
    assertTold(
        new ViewsContract(),
        new Views(List.of(List.of(noise)), List.of(noise)),
        "change an example by chance",
        "Leave random steps out");
  }

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
    assertThat(told(new EncoderContract(), new Dense(4, 4))).isEmpty();
    assertTold(new EncoderContract(), new Dense(4, 5), "make it (batch, 5), as dim() says");
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
    assertThat(told(new LossContract(), sound)).isEmpty();
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

  /** Doubles rows, as its fields say. */
  private record Doubling(double least, float share, boolean behind, boolean original)
      implements BatchAugmentation {
    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      float[] into = original ? before.floats(0) : rows.floats(0);
      int changed = behind ? into.length : count * rows.spec().tensors().get(0).size();
      for (int i = 0; i < changed; i++) {
        into[i] *= 2;
      }
      float[] shares = new float[count];
      Arrays.fill(shares, share);
      return new Mix(new int[count], shares);
    }
  }

  @Test
  void changesOfBatchesThatSayOneThingAndDoAnother() {
    BatchAugmentationContract contract = new BatchAugmentationContract();
    assertThat(told(contract, new Doubling(0.5, 0.5f, false, false))).isEmpty();
    assertTold(
        contract,
        new Doubling(0.5, 0.25f, false, false),
        "the share 0.25 of its own, and least() is 0.5");
    assertTold(contract, new Doubling(2, 1, false, false), "least() is 2.0");
    assertTold(contract, new Doubling(1, 1, true, false), "behind the last that counts");
    assertTold(contract, new Doubling(1, 1, false, true), "changes the rows as they were");
    AtomicInteger calls = new AtomicInteger();
    BatchAugmentation counting =
        new BatchAugmentation() {
          @Override
          public double least() {
            return 1;
          }

          @Override
          public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
            rows.floats(0)[0] = calls.incrementAndGet();
            return Mix.none(count);
          }
        };
    assertTold(contract, counting, "the augmentation gives something else", "keep no state");
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
    assertThat(told(new FrameworkContract(), new Squares(1, true, false))).isEmpty();
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
  void orderThatRepeatsAnExample() {
    Order stuck = (examples, batch, random) -> new Order.Epochs(1, epoch -> new int[batch]);
    assertTold(new OrderContract(), stuck, "has the example 0 twice");
  }

  /** Texts of which something is wrong. */
  private record Texts(String id, String digest) implements Dataset {
    @Override
    public String title() {
      return "Texts";
    }

    @Override
    public AnnotatedExamples<OptionalInt> split(Split split) {
      return new Part(split, id);
    }
  }

  private record Part(Split split, String format) implements AnnotatedExamples<OptionalInt> {
    @Override
    public long size() {
      return 3;
    }

    @Override
    public String id(long index) {
      return format.formatted(split, index);
    }

    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.empty();
    }

    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public void read(long index, Example into) {
      ((Text) into).set(id(index));
    }
  }

  @Test
  void datasetWithoutNamesOrDigest() {
    assertThat(told(new DatasetContract(), new Texts("%s/%d", "0".repeat(64)))).isEmpty();
    assertTold(
        new DatasetContract(),
        new Texts("%2$d", "0".repeat(64)),
        "two examples are called \"0\"",
        "in all splits");
    assertTold(new DatasetContract(), new Texts("%s/%d", "v1"), "the digest is \"v1\"", "Sha256");
  }

  @Test
  void relationsWithARoleTwice() {
    Relations twins =
        new Relations() {
          @Override
          public String title() {
            return "Twins";
          }

          @Override
          public List<String> roles() {
            return List.of("twin", "twin");
          }

          @Override
          public RelatedExamples split(Split split) {
            Examples part = new Part(split, "%s/%d");
            return new RelatedExamples(
                List.of(part, part), List.of(new int[] {0}, new int[] {1}), Optional.empty());
          }

          @Override
          public String digest() {
            return "0".repeat(64);
          }
        };
    assertTold(new RelationsContract(), twins, "the roles are [twin, twin]", "a name of its own");
  }

  @Test
  void recordingsOfTwoWidths() {
    Recordings uneven =
        new Recordings() {
          @Override
          public String title() {
            return "Uneven";
          }

          @Override
          public List<LongSeries> all() {
            return List.of(
                new LongSeries("narrow", new float[4], 1, Optional.empty()),
                new LongSeries("wide", new float[4], 2, Optional.empty()));
          }

          @Override
          public String digest() {
            return "0".repeat(64);
          }
        };
    assertTold(new RecordingsContract(), uneven, "have [1, 2] channels", "give all the same");
  }

  @Test
  void baselineWithAMemory() {
    AtomicInteger calls = new AtomicInteger();
    Baseline counting =
        new Baseline() {
          @Override
          public String title() {
            return "counting";
          }

          @Override
          public Class<Image> accepts() {
            return Image.class;
          }

          @Override
          public List<Step> fit(Examples train) {
            ImageAugmentation step = (image, random) -> image.values()[0] = calls.incrementAndGet();
            return List.of(step);
          }
        };
    assertTold(new BaselineContract(), counting, "the baseline gives something else");
  }

  @Test
  void modalityThatShowsNothing() {
    Modality blind =
        new Modality() {
          @Override
          public Class<Image> type() {
            return Image.class;
          }

          @Override
          public Exhibit show(Example example) {
            return null;
          }

          @Override
          public List<Exhibit> showViews(List<Encodable> views) {
            return List.of();
          }

          @Override
          public String rawInputs() {
            return "raw pixels";
          }
        };
    assertTold(new ModalityContract(), blind, "show gives nothing");
    assertTold(new ModalityContract(), blind, "showViews shows 0 of 8 views");
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
    Tested<Class<? extends Command>> tested =
        new Tested<>(new Fixed<>(Silent.class), new Fixed.Config(), CATALOG);
    assertThat(new CommandContract().rules(tested))
        .anySatisfy(
            rule ->
                assertThat(catchThrowable(() -> rule.check().run()))
                    .isInstanceOf(Breach.class)
                    .hasMessageContaining("annotate the one that asks"));
  }

  @Test
  void randomNumbersOfItsOwnAreTold() {
    ImageAugmentation rolling =
        (image, random) -> image.values()[0] = CounterRandom.of(System.nanoTime(), "x").nextFloat();
    assertTold(new StepContract(), rolling, "draw from the random numbers that it is given alone");
  }
}
