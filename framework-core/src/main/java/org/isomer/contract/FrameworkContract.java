package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.order.Sequential;
import org.isomer.graph.Precision;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Mix;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.Feed;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.tensorflow.op.Op;

/** What methods of representation learning keep to: a few steps with a small encoder. */
public final class FrameworkContract implements Contract<Framework> {
  private static final int MOST_VIEWS = 8;
  private static final int CLASSES = 3;
  private static final int STEPS = 3;
  private static final float ROUNDING = 1e-5f;

  /** Plain gradient descent. */
  private static final Optimizer DESCENT =
      (net, gradients, rate) ->
          gradients.stream()
              .<Op>map(
                  gradient ->
                      net.tf()
                          .assignSub(
                              gradient.variable().ref(), net.tf().math.mul(gradient.value(), rate)))
              .toList();

  private record Trained(List<Map<String, Float>> scalars, Map<String, List<Float>> encoder) {}

  @Override
  public Class<?> kind() {
    return FrameworkPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Framework> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("accepts some number of views", () -> views(tested.make())),
        new Rule("trains the encoder with finite losses", () -> trains(tested)),
        new Rule("gives the same bits from the same seed", () -> repeats(tested)),
        new Rule("weighs targets if it says so", () -> weighs(tested)));
  }

  private static int views(Framework framework) {
    return IntStream.concat(IntStream.of(2), IntStream.rangeClosed(1, MOST_VIEWS))
        .filter(framework::acceptsViews)
        .findFirst()
        .orElseThrow(
            () ->
                new Breach(
                    "acceptsViews is false for every number of views from 1 to 8; accept one"));
  }

  private static void trains(Tested<Framework> tested) {
    Trained none = trained(tested, 0);
    Trained some = trained(tested, STEPS);
    for (Map<String, Float> step : some.scalars()) {
      step.forEach(Breach::unlessFinite);
    }
    Breach.unless(
        !none.encoder().isEmpty(),
        "it trains no variable of the scope encoder; build the encoder with net.scope(\"encoder\"), as Branch does");
    Breach.unless(
        !none.encoder().equals(some.encoder()),
        "after %d steps the encoder is what it was; let the loss depend on it".formatted(STEPS));
  }

  private static void repeats(Tested<Framework> tested) {
    Breach.unless(
        trained(tested, STEPS).equals(trained(tested, STEPS)),
        "the same steps from the same seed give other numbers; leave out operations that draw random numbers of their own, and let updates run behind Net.after or Net.afterOptimizer");
  }

  /** Tells that each row is made of its next one, and has of its own what it says; it is not so. */
  private record Said(float share) implements BatchAugmentation {
    @Override
    public double least() {
      return 0;
    }

    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      float[] shares = new float[count];
      Arrays.fill(shares, share);
      return new Mix(IntStream.range(0, count).map(row -> (row + 1) % count).toArray(), shares);
    }
  }

  private static void weighs(Tested<Framework> tested) {
    if (tested.make().weighsTargets()) {
      float plain = loss(tested, List.of());
      float own = loss(tested, List.of(new Said(1)));
      Breach.unless(
          Math.abs(own - plain) <= ROUNDING * Math.max(1, Math.abs(plain)),
          "rows that are all their own have the loss %s, and %s where nothing is mixed; weigh a row's own target by its share"
              .formatted(own, plain));
      float partners = loss(tested, List.of(new Said(0)));
      Breach.unless(
          Math.abs(partners - plain) > ROUNDING * Math.max(1, Math.abs(plain)),
          "rows that are all their partners' have the loss of rows that are all their own; weigh the partner's target by what is left, or let weighsTargets be false");
    }
  }

  private static float loss(Tested<Framework> tested, List<BatchAugmentation> together) {
    return Objects.requireNonNull(trained(tested, 1, together).scalars().get(0).get("loss"));
  }

  private static Trained trained(Tested<Framework> tested, int steps) {
    return trained(tested, steps, List.of());
  }

  /** Trains on the first sort of examples that it does not refuse. */
  private static Trained trained(
      Tested<Framework> tested, int steps, List<BatchAugmentation> together) {
    String refusal = "";
    for (Sample sample : tested.samples().encodable()) {
      try {
        return trained(tested.make(), sample, steps, together);
      } catch (BadInputException e) {
        refusal = String.valueOf(e.getMessage());
      }
    }
    throw new NotExaminedException(
        "it refuses all examples that there are (%s); give options that suit them"
            .formatted(refusal));
  }

  private static Trained trained(
      Framework framework, Sample sample, int steps, List<BatchAugmentation> together) {
    int views = views(framework);
    Views made =
        new Views(Collections.nCopies(views, List.of()), List.of(), Optional.empty(), together);
    List<InputSpec> specs = Collections.nCopies(views, sample.spec());
    int batch = sample.size();
    try (BatchPipeline batches =
            BatchPipeline.training(
                sample.examples(),
                made,
                new Batching(batch, 1, 2),
                new Sequential().create(new Sequential.Config()),
                1,
                0);
        TrainingGraph graph =
            new TrainingGraph(
                framework,
                new SmallEncoder(),
                new Descent(DESCENT, Optional.empty(), 1),
                Precision.FLOAT32,
                1,
                new Feed(specs, batch, CLASSES, !together.isEmpty()),
                0)) {
      graph.session().initialize(1);
      TrainingSteps training =
          new TrainingSteps(graph, batches, new Course(0.01, (step, all, perEpoch) -> 1, STEPS, 1));
      List<Map<String, Float>> scalars = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        StepOutcome outcome = training.take(step);
        scalars.add(outcome.scalars());
      }
      return new Trained(scalars, encoder(graph.session().values()));
    }
  }

  private static Map<String, List<Float>> encoder(Map<String, float[]> values) {
    Map<String, List<Float>> encoder = new TreeMap<>();
    values.forEach(
        (name, numbers) -> {
          if (name.startsWith("encoder.")) {
            List<Float> boxed = new ArrayList<>();
            for (float number : numbers) {
              boxed.add(number);
            }
            encoder.put(name, boxed);
          }
        });
    return encoder;
  }
}
