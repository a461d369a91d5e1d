package org.isomer.eval.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.cluster.OneProcess;
import org.isomer.cluster.place.Wanted;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.plugin.Catalog;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.Mix;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract: as many replicas as one likes train what one trains, with every framework and every
 * loss. From the same weights the loss is the same to 1e-5, and the gradient to 1e-5 of its length;
 * what twenty such steps lead to is the same but for rounding, and the same bits on all replicas.
 *
 * <p>Every loss of every framework, and twenty free steps of each framework, take some minutes:
 *
 * <pre>
 *   mvn test -pl eval-harness -am -Dtest=ReplicasTest -Dsurefire.failIfNoSpecifiedTests=false -Dreplicas=full
 * </pre>
 */
class ReplicasTest {
  private static final int STEPS = 20;
  private static final int FEW = 3;
  private static final boolean FULL = System.getProperty("replicas", "").equals("full");
  private static final float CLOSE = 1e-5f;

  /** How many times further than one nudge of one replica several may be led away by rounding. */
  private static final int MARGIN = 10;

  private static final List<String> COMPARED = List.of("loss", "gradient-norm");

  /** Each row is made of itself and the one at the other end of the batch. */
  private record Swapped() implements BatchAugmentation {
    @Override
    public double least() {
      return 0.7;
    }

    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      float[] shares = new float[count];
      Arrays.fill(shares, 0.7f);
      int size = before.floats(0).length / before.capacity();
      for (int i = 0; i < count * size; i++) {
        int partner = (count - 1 - i / size) * size + i % size;
        rows.floats(0)[i] = 0.7f * before.floats(0)[i] + 0.3f * before.floats(0)[partner];
      }
      return new Mix(IntStream.range(0, count).map(row -> count - 1 - row).toArray(), shares);
    }
  }

  @Test
  void everyFrameworkAndEveryLossIsHere() {
    assertThat(Case.FRAMEWORKS)
        .extracting(Case::framework)
        .containsAll(names(FrameworkPlugin.class));
    assertThat(names(LossPlugin.class))
        .allSatisfy(loss -> assertThat(Case.taking(loss)).isNotEmpty());
  }

  private static List<String> names(Class<?> kind) {
    return Case.CATALOG.entries().stream()
        .filter(entry -> kind.isInstance(entry.plugin()))
        .map(Catalog.Entry::name)
        .toList();
  }

  /** As workers, of one device each, and as the devices of one process. */
  @TestFactory
  Stream<DynamicTest> frameworksTrainAsOne() {
    return Stream.concat(
        Case.FRAMEWORKS.stream().map(each -> trainsAsOne(each, 2)),
        Case.FRAMEWORKS.stream()
            .filter(each -> FULL || each.framework().matches("simclr|moco"))
            .map(each -> trainsAsOne(each, 4)));
  }

  private static DynamicTest trainsAsOne(Case each, int count) {
    return DynamicTest.dynamicTest(
        "%d replicas: %s".formatted(count, each),
        () ->
            requireSame(
                each,
                Map.of(
                    "workers", () -> LocalCluster.of(count).replicas(),
                    "devices", () -> List.of(OneProcess.on(count)))));
  }

  /** Two processes with two devices each. */
  @Test
  void processesWithSeveralDevicesTrainAsOne() {
    requireSame(
        Case.NORMALISED, Map.of("processes", () -> LocalCluster.of(new Wanted(4, 2)).replicas()));
  }

  @TestFactory
  Stream<DynamicTest> lossesTrainAsOne() {
    return names(LossPlugin.class).stream()
        .flatMap(loss -> Case.taking(loss).stream().limit(FULL ? Long.MAX_VALUE : 1))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(), () -> requireSameSteps(each.training(), 2, FEW)));
  }

  private static void requireSame(Case each, Map<String, Supplier<List<Replicas>>> arrangements) {
    Training training = each.training();
    int steps = FULL ? STEPS : FEW;
    try (Trained one = training.on(List.of(Replicas.ONE))) {
      Training.Outcome alone = one.train(steps).get(0);
      Training.Outcome nudged = nudged(one, alone);
      assertThat(arrangements)
          .allSatisfy(
              (name, replicas) -> {
                try (Trained several = training.on(replicas.get())) {
                  requireSameSteps(alone, several);
                  List<Training.Outcome> free = several.train(steps);
                  requireSameBits(free);
                  requireSameButForRounding(alone, nudged, free.get(0));
                }
              });
    }
  }

  /** The same training from weights that are off by their last bit. */
  private static Training.Outcome nudged(Trained one, Training.Outcome alone) {
    return one.train(0, alone.scalars().size(), Optional.of(one.nudged(alone.states().get(0))))
        .get(0);
  }

  private static void requireSameSteps(Training training, int count, int steps) {
    try (Trained one = training.on(List.of(Replicas.ONE));
        Trained several = training.on(LocalCluster.of(count).replicas())) {
      requireSameSteps(one.train(steps).get(0), several);
    }
  }

  /** Each step from where one replica stood before it: no rounding of another step counts. */
  private static void requireSameSteps(Training.Outcome alone, Trained several) {
    List<Training.Outcome> followers = several.follow(alone);
    requireSameBits(followers);
    for (int step = 0; step < alone.scalars().size(); step++) {
      float loss = alone.scalars().get(step).get("loss");
      assertThat(followers.get(0).scalars().get(step).get("loss"))
          .as("loss of step %d", step)
          .isCloseTo(loss, within(CLOSE * Math.max(1, Math.abs(loss))));
      assertThat(distance(alone.states().get(step + 1), followers.get(0).states().get(step + 1)))
          .as("distance of the gradients of step %d, over their length", step)
          .isLessThan(CLOSE);
      requireClose(
          weights(alone.states().get(step + 1)),
          weights(followers.get(0).states().get(step + 1)),
          CLOSE);
    }
  }

  /** All but what follows from the gradient, which is compared as a whole. */
  private static Map<String, float[]> weights(Map<String, float[]> values) {
    Map<String, float[]> weights = new LinkedHashMap<>(values);
    weights
        .keySet()
        .removeIf(name -> name.startsWith("optimizer.") || name.contains(Trained.GRADIENT));
    return weights;
  }

  /** How far gradients are apart, all variables taken as one vector, over its length. */
  private static double distance(Map<String, float[]> expected, Map<String, float[]> found) {
    double squares = 0;
    double apart = 0;
    for (Map.Entry<String, float[]> each : expected.entrySet()) {
      if (each.getKey().contains(Trained.GRADIENT)) {
        float[] values = each.getValue();
        for (int i = 0; i < values.length; i++) {
          squares += (double) values[i] * values[i];
          apart += Math.pow((double) found.get(each.getKey())[i] - values[i], 2);
        }
      }
    }
    assertThat(squares).isPositive();
    return Math.sqrt(apart / squares);
  }

  /**
   * At a high rate free steps part: after seven by 1e-4 of the gradient, after twenty by 6e-3. One
   * replica whose first weights are off by their last bit goes just as far.
   */
  @Test
  void whatGrowsAtAHighRateIsRounding() {
    Training training = Case.SERIES_LABELLED.training().at(0.05);
    try (Trained one = training.on(List.of(Replicas.ONE));
        Trained two = training.on(LocalCluster.of(2).replicas())) {
      Training.Outcome alone = one.train(STEPS).get(0);
      Training.Outcome nudged = nudged(one, alone);
      Training.Outcome shared = two.train(STEPS).get(0);

      double drift = 0;
      for (int step = 1; step <= STEPS; step++) {
        drift = Math.max(drift, distance(alone.states().get(step), nudged.states().get(step)));
        assertThat(distance(alone.states().get(step), shared.states().get(step)))
            .as("step %d", step)
            .isLessThan(3 * drift);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mutated.Mutation.class)
  void noticesWhatGoesWrong(Mutated.Mutation mutation) {
    Training training = Case.NORMALISED.training();
    List<Replicas> wrong =
        LocalCluster.of(2).replicas().stream()
            .<Replicas>map(each -> new Mutated(each, mutation))
            .toList();

    try (Trained one = training.on(List.of(Replicas.ONE));
        Trained several = training.on(wrong)) {
      Training.Outcome alone = one.train(1).get(0);
      assertThatThrownBy(() -> requireSameSteps(alone, several)).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void theNumberOfReplicasMayChangeOnTheWay() {
    Training training = Case.QUEUED.training();
    try (Trained one = training.on(List.of(Replicas.ONE));
        Trained two = training.on(LocalCluster.of(2).replicas());
        Trained four = training.on(LocalCluster.of(4).replicas())) {
      Training.Outcome alone = one.train(9).get(0);
      Training.Outcome first = two.train(3).get(0);
      Training.Outcome second = four.train(3, 6, Optional.of(first.values())).get(0);
      Training.Outcome third = one.train(6, 9, Optional.of(second.values())).get(0);

      requireClose(alone.values(), third.values(), tolerance(alone, nudged(one, alone)));
    }
  }

  @Test
  void accumulationClippingAndMixingAreThoseOfOne() {
    Training plain = new Case("{name: supervised}", Case.IMAGES, 1).training();
    Training training =
        new Training(
            plain.framework(),
            plain.encoder(),
            plain.sample(),
            plain.pipelines(),
            List.of(new Swapped()),
            Optional.of(0.1),
            2,
            Precision.FLOAT32,
            Training.RATE);

    requireSameSteps(training, 2, 5);
  }

  /**
   * In some networks rounding grows a hundredfold in a few steps, so what it does to one replica
   * alone is the measure.
   */
  private static void requireSameButForRounding(
      Training.Outcome alone, Training.Outcome nudged, Training.Outcome shared) {
    double drift = 0;
    for (int step = 0; step < alone.scalars().size(); step++) {
      Map<String, Float> was = alone.scalars().get(step);
      Map<String, Float> off = nudged.scalars().get(step);
      Map<String, Float> is = shared.scalars().get(step);
      for (String name : COMPARED) {
        float scale = Math.max(1, Math.abs(was.get(name)));
        drift = Math.max(drift, Math.abs(off.get(name) - was.get(name)) / scale);
      }
      float tolerance = (float) Math.max(CLOSE * (1 + step), MARGIN * drift);
      for (String name : COMPARED) {
        float expected = was.get(name);
        assertThat(is.get(name))
            .as("%s of step %d", name, step)
            .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
      }
    }
    requireClose(alone.values(), shared.values(), tolerance(alone, nudged));
  }

  private static float tolerance(Training.Outcome alone, Training.Outcome nudged) {
    double drift = 0;
    for (Map.Entry<String, float[]> each : alone.values().entrySet()) {
      float[] off = nudged.values().get(each.getKey());
      drift = Math.max(drift, furthest(each.getValue(), off) / scale(each.getValue()));
    }
    return (float) Math.max(CLOSE * STEPS, MARGIN * drift);
  }

  private static void requireClose(
      Map<String, float[]> expected, Map<String, float[]> found, float tolerance) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, values) ->
            assertThat(furthest(values, found.get(name)))
                .as(name)
                .isLessThanOrEqualTo(tolerance * scale(values)));
  }

  /** The largest difference; not a number where one is none. */
  private static float furthest(float[] expected, float[] found) {
    assertThat(found).hasSameSizeAs(expected);
    float furthest = 0;
    for (int i = 0; i < expected.length; i++) {
      furthest = Math.max(furthest, Math.abs(found[i] - expected[i]));
    }
    return furthest;
  }

  private static float scale(float[] values) {
    float scale = 1;
    for (float value : values) {
      scale = Math.max(scale, Math.abs(value));
    }
    return scale;
  }

  private static void requireSameBits(List<Training.Outcome> replicas) {
    Training.Outcome first = replicas.get(0);
    for (Training.Outcome other : replicas) {
      assertThat(other.scalars()).isEqualTo(first.scalars());
      first
          .values()
          .forEach(
              (name, values) ->
                  assertThat(Arrays.equals(other.values().get(name), values)).as(name).isTrue());
    }
  }
}
