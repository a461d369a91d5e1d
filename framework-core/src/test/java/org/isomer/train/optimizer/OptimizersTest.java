package org.isomer.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersTest {
  private static final Offset<Float> TOLERANCE = within(2e-6f);

  private static final Map<String, Optimizer> CASES = new LinkedHashMap<>();

  static {
    CASES.put("sgd", new Sgd().create(new Sgd.Config(0.9, false, 0.1, true)));
    CASES.put("sgd-weights-decay", new Sgd().create(new Sgd.Config(0.9, false, 0.1, false)));
    CASES.put("sgd-nesterov", new Sgd().create(new Sgd.Config(0.9, true, 0.1, true)));
    CASES.put("adam", new Adam().create(new Adam.Config(0.9, 0.999, 1e-8, 0, true)));
    CASES.put("adam-decay", new Adam().create(new Adam.Config(0.8, 0.95, 1e-3, 0.1, false)));
    CASES.put("adamw", new AdamW().create(new AdamW.Config(0.9, 0.999, 1e-8, 0.01, true)));
    CASES.put(
        "adamw-weights-decay", new AdamW().create(new AdamW.Config(0.8, 0.95, 1e-3, 0.1, false)));
    CASES.put("lars", lars(0.02, false, false, 1));
    CASES.put("lars-clip", lars(0.15, true, false, 1));
    CASES.put("lars-everything", lars(0.02, false, true, 1));
    CASES.put("lars-bias-rate", lars(0.02, false, false, 0.25));
    CASES.put("larc", new Larc().create(new Larc.Config(0.9, 0.1, 0.15, true, 1e-8, true)));
    CASES.put("larc-scale", new Larc().create(new Larc.Config(0.9, 0.1, 0.02, false, 1e-8, true)));
    CASES.put("lamb", new Lamb().create(new Lamb.Config(0.9, 0.999, 1e-6, 0.1, false)));
    CASES.put("lamb-everything", new Lamb().create(new Lamb.Config(0.9, 0.999, 1e-6, 0.1, true)));
  }

  private static Optimizer lars(
      double trustCoefficient, boolean clip, boolean everything, double biasRateFactor) {
    return new Lars()
        .create(
            new Lars.Config(
                0.9, 0.1, trustCoefficient, clip, 1e-8, everything, everything, biasRateFactor));
  }

  static List<String> cases() {
    return List.copyOf(CASES.keySet());
  }

  private static Rehearsal rehearsal(String name) {
    return new Rehearsal(Objects.requireNonNull(CASES.get(name)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void threeStepsEqualTheReference(String name) throws IOException {
    List<float[]> expected = reference(name);
    assertThat(expected).hasSize(3);
    try (Rehearsal rehearsal = rehearsal(name)) {
      for (int step = 0; step < 3; step++) {
        rehearsal.step(step, true);
        float[] line = expected.get(step);
        Map<String, float[]> values = rehearsal.values();
        assertThat(values.get("weight"))
            .as("weight after step %d", step + 1)
            .containsExactly(Arrays.copyOfRange(line, 0, 6), TOLERANCE);
        assertThat(values.get("bias"))
            .as("bias after step %d", step + 1)
            .containsExactly(Arrays.copyOfRange(line, 6, 9), TOLERANCE);
        assertThat(values.get("norm"))
            .as("norm after step %d", step + 1)
            .containsExactly(Arrays.copyOfRange(line, 9, 12), TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aClosedGateKeepsEveryBitAndOpensAsAFirstStep(String name) {
    try (Rehearsal late = rehearsal(name);
        Rehearsal fresh = rehearsal(name)) {
      Map<String, float[]> start = late.weightAndSlots();
      Map<String, float[]> unusable =
          Map.of(
              "weight", new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f, 1, 0, -1},
              "bias", new float[] {1, 2, 3},
              "norm", new float[] {1, 2, 3});
      late.step(unusable, 0.1f, false);
      late.step(0, false);
      assertSameBits(late.weightAndSlots(), start);
      assertThat(late.values().get("bias")).isNotEqualTo(Rehearsal.START.get("bias"));
      for (int step = 0; step < 2; step++) {
        late.step(step, true);
        fresh.step(step, true);
        assertSameBits(late.weightAndSlots(), fresh.weightAndSlots());
      }
      Map<String, float[]> moved = late.weightAndSlots();
      assertThat(moved.get("weight")).isNotEqualTo(start.get("weight"));
      late.step(2, false);
      assertSameBits(late.weightAndSlots(), moved);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void restoredVariablesAndSlotsGoOnWithTheSameBits(String name) {
    try (Rehearsal straight = rehearsal(name);
        Rehearsal resumed = rehearsal(name)) {
      straight.step(0, true);
      straight.step(1, true);
      resumed.set(straight.values());
      straight.step(2, true);
      resumed.step(2, true);
      assertSameBits(resumed.values(), straight.values());
    }
  }

  @Test
  void slotsAreNamedAfterTheirVariables() {
    try (Rehearsal sgd = rehearsal("sgd");
        Rehearsal adamw = rehearsal("adamw")) {
      assertThat(sgd.weightAndSlots()).containsOnlyKeys("weight", "optimizer.momentum.weight");
      assertThat(adamw.weightAndSlots())
          .containsOnlyKeys(
              "weight",
              "optimizer.count.weight",
              "optimizer.first-moment.weight",
              "optimizer.second-moment.weight");
      adamw.step(0, true);
      adamw.step(1, true);
      assertThat(adamw.values().get("optimizer.count.weight")).containsExactly(2);
    }
  }

  /**
   * By hand: w = 2, g = 0.5, lr = 0.1. SGD with decay 0.1 and momentum 0.5: m = 0.7, w = 1.93; then
   * m = 0.35 + 0.693 = 1.043, w = 1.8257. Nesterov: w = 2 − 0.1 (0.7 + 0.35) = 1.895; then d =
   * 0.6895, m = 1.0395, w = 1.895 − 0.1 (0.6895 + 0.51975) = 1.774075.
   */
  @Test
  void twoStepsOfMomentumByHand() {
    assertThat(twoSteps(new Sgd().create(new Sgd.Config(0.5, false, 0.1, true))))
        .containsExactly(new float[] {1.93f, 1.8257f}, TOLERANCE);
    assertThat(twoSteps(new Sgd().create(new Sgd.Config(0.5, true, 0.1, true))))
        .containsExactly(new float[] {1.895f, 1.774075f}, TOLERANCE);
  }

  /**
   * By hand, on norms (2, 0, 0) and gradients (0.5, 0, 0), decay 0.1, lr = 0.1, no momentum: η =
   * 0.01 gives q = 0.02 / 0.7 and the direction q · 0.7 = 0.02, so w = 1.998; then q·(g + wd·w) =
   * 0.01 w, w = 1.996002. Clipped with η = 1, q = min(2 / 0.7 / 0.1, 1) = 1 is plain descent: 1.93,
   * 1.8607.
   */
  @Test
  void twoStepsOfLayerwiseRatesByHand() {
    assertThat(twoSteps(new Larc().create(new Larc.Config(0, 0.1, 0.01, false, 0, true))))
        .containsExactly(new float[] {1.998f, 1.996002f}, TOLERANCE);
    assertThat(twoSteps(new Lars().create(new Lars.Config(0, 0.1, 1, true, 0, true, true, 1))))
        .containsExactly(new float[] {1.93f, 1.8607f}, TOLERANCE);
    assertThat(twoSteps(new Lars().create(new Lars.Config(0, 0.1, 1, true, 0, false, false, 0.5))))
        .as("not adapted, not decayed, at half the rate")
        .containsExactly(new float[] {1.975f, 1.95f}, TOLERANCE);
  }

  /**
   * By hand: a constant gradient has m̂ / √v̂ = 1, so Adam moves by lr; AdamW with decay 0.1 by lr
   * (1 + 0.1 w): w = 1.88, 1.7612; LAMB by lr w u / |u| = 0.1 w: w = 1.8, 1.62.
   */
  @Test
  void twoStepsOfAdaptiveMomentsByHand() {
    assertThat(twoSteps(new Adam().create(new Adam.Config(0.9, 0.999, 0, 0, true))))
        .containsExactly(new float[] {1.9f, 1.8f}, TOLERANCE);
    assertThat(twoSteps(new AdamW().create(new AdamW.Config(0.9, 0.999, 0, 0.1, true))))
        .containsExactly(new float[] {1.88f, 1.7612f}, TOLERANCE);
    assertThat(twoSteps(new Lamb().create(new Lamb.Config(0.9, 0.999, 1e-30, 0.1, true))))
        .containsExactly(new float[] {1.8f, 1.62f}, TOLERANCE);
  }

  /** The first of three norms, 2, after each of two steps with gradient 0.5 at a rate of 0.1. */
  private static float[] twoSteps(Optimizer optimizer) {
    Map<String, float[]> gradients =
        Map.of("weight", new float[6], "bias", new float[3], "norm", new float[] {0.5f, 0, 0});
    float[] path = new float[2];
    try (Rehearsal rehearsal = new Rehearsal(optimizer)) {
      rehearsal.set(Map.of("norm", new float[] {2, 0, 0}));
      for (int step = 0; step < 2; step++) {
        rehearsal.step(gradients, 0.1f, false);
        path[step] = rehearsal.values().get("norm")[0];
      }
    }
    return path;
  }

  /** ‖g‖ = 0 or ‖w‖ = 0 makes no NaN: the gradient passes as it is, without decay. */
  @Test
  void layerwiseRatesLeaveZerosAlone() {
    Map<String, float[]> gradients =
        Map.of("weight", new float[6], "bias", new float[] {1, 0, 0}, "norm", new float[3]);
    try (Rehearsal rehearsal = rehearsal("larc")) {
      rehearsal.set(Map.of("bias", new float[3]));
      rehearsal.step(gradients, 0.1f, true);
      assertThat(rehearsal.values().get("weight")).isEqualTo(Rehearsal.START.get("weight"));
      assertThat(rehearsal.values().get("bias")).containsExactly(-0.1f, 0, 0);
      assertThat(rehearsal.values().get("norm")).isEqualTo(Rehearsal.START.get("norm"));
    }
  }

  @Test
  void anAverageThatTakesInNothingIsRefused() {
    Optimizer adam = new Adam().create(new Adam.Config(0.9, 1, 1e-8, 0, true));
    assertThatThrownBy(() -> twoSteps(adam))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "optimizer: with beta1 or beta2 at 1 an average never takes in a gradient. Choose a value below 1, such as 0.999.");
  }

  private static void assertSameBits(Map<String, float[]> actual, Map<String, float[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
  }

  private static List<float[]> reference(String name) throws IOException {
    try (InputStream file = OptimizersTest.class.getResourceAsStream("steps.csv")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + ","))
          .map(line -> floats(line.split(",", -1)))
          .toList();
    }
  }

  private static float[] floats(String[] cells) {
    float[] values = new float[cells.length - 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(cells[i + 2]);
    }
    return values;
  }
}
