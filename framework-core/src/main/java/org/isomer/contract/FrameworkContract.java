package org.isomer.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.order.Sequential;
import org.isomer.graph.Precision;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.tensorflow.op.Op;

/** What methods of representation learning keep to: a few steps with a small encoder. */
public final class FrameworkContract implements Contract<Framework> {
  private static final int MOST_VIEWS = 8;
  private static final int CLASSES = 3;
  private static final int STEPS = 3;

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
        new Rule("gives the same bits from the same seed", () -> repeats(tested)));
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

  /** Trains on the first sort of examples that it does not refuse. */
  private static Trained trained(Tested<Framework> tested, int steps) {
    String refusal = "";
    for (Sample sample : tested.samples().encodable()) {
      try {
        return trained(tested.make(), sample, steps);
      } catch (BadInputException e) {
        refusal = String.valueOf(e.getMessage());
      }
    }
    throw new NotExaminedException(
        "it refuses all examples that there are (%s); give options that suit them"
            .formatted(refusal));
  }

  private static Trained trained(Framework framework, Sample sample, int steps) {
    int views = views(framework);
    List<List<Step>> pipelines = Collections.nCopies(views, List.of());
    List<InputSpec> specs = Collections.nCopies(views, sample.spec());
    int batch = sample.size();
    try (BatchPipeline batches =
            BatchPipeline.training(
                sample.examples(),
                pipelines,
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
                specs,
                batch,
                CLASSES,
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
