package org.isomer.framework.moco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.isomer.framework.Fixed;
import org.isomer.framework.RecordingLoss;
import org.isomer.framework.StepBench;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Framework;
import org.isomer.spi.Projector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class MocoTest {
  private static final Projector IDENTITY = (net, features) -> features;

  private final RecordingLoss loss = new RecordingLoss();

  private Framework moco(
      Projector projector, int queue, boolean symmetric, int groups, boolean shuffle) {
    return new Moco()
        .create(
            new Moco.Config(
                Fixed.choice(projector),
                Fixed.choice(loss),
                0.9,
                Optional.empty(),
                queue,
                symmetric,
                groups,
                shuffle));
  }

  @Test
  void keysOfPastStepsAreTheNegatives() {
    // Seven rows: not a multiple of the two keys of a step.
    Framework framework = moco(StepBench.matrix(3), 7, false, 1, false);
    try (StepBench bench = new StepBench(framework, StepBench.NORMALISED, 2, 1)) {
      Embeddings<TFloat32> embeddings = loss.asked().get(0);
      Operand<TFloat32> negatives = embeddings.negatives().orElseThrow();
      List<Operand<TFloat32>> wanted = List.of(embeddings.keys(), negatives);
      float[] queue = bench.variables().get("queue.keys");
      assertUnitRows(queue);
      for (int step = 0; step < 5; step++) {
        float[] second = {step, 10 + step * step};
        List<float[]> seen = bench.step(new float[] {1, 2}, second, wanted);
        assertThat(seen.get(1)).containsExactly(queue, within(1e-6f));
        queue = pushed(seen.get(0), queue);
        assertThat(bench.variables().get("queue.keys")).containsExactly(queue, within(1e-6f));
        assertUnitRows(queue);
      }
    }
  }

  private static float[] pushed(float[] keys, float[] queue) {
    float[] next = new float[queue.length];
    System.arraycopy(queue, 0, next, keys.length, queue.length - keys.length);
    for (int row = 0; row < keys.length; row += 3) {
      double length = length(keys, row);
      for (int i = 0; i < 3; i++) {
        next[row + i] = (float) (keys[row + i] / length);
      }
    }
    return next;
  }

  private static void assertUnitRows(float[] values) {
    for (int row = 0; row < values.length; row += 3) {
      assertThat(length(values, row)).isCloseTo(1, within(1e-6));
    }
  }

  private static double length(float[] values, int row) {
    return Math.sqrt(
        (double) values[row] * values[row]
            + (double) values[row + 1] * values[row + 1]
            + (double) values[row + 2] * values[row + 2]);
  }

  @Test
  void eachViewIsQueryAndKeyWhenSymmetric() {
    Framework framework = moco(IDENTITY, 4, true, 1, false);
    try (StepBench bench = new StepBench(framework, StepBench.NORMALISED, 2, 1)) {
      assertThat(loss.asked()).hasSize(2);
      Embeddings<TFloat32> forth = loss.asked().get(0);
      Embeddings<TFloat32> back = loss.asked().get(1);
      assertThat(bench.objective().embeddings()).containsExactly(forth.queries(), back.queries());
      List<float[]> values =
          bench.step(
              new float[] {1, 2},
              new float[] {4, 3},
              List.of(
                  forth.queries(),
                  forth.keys(),
                  back.queries(),
                  back.keys(),
                  bench.objective().loss()));
      float[] rising = {-1, 1};
      float[] falling = {1, -1};
      assertThat(values.get(0)).containsExactly(rising, within(1e-4f));
      assertThat(values.get(1)).containsExactly(falling, within(1e-4f));
      assertThat(values.get(2)).containsExactly(falling, within(1e-4f));
      assertThat(values.get(3)).containsExactly(rising, within(1e-4f));
      assertThat(values.get(4)[0]).isCloseTo(-1, within(1e-3f));
      assertThat(bench.objective().collapsed()).hasValue(3);
      // The keys of both views, in the order of the views.
      assertThat(bench.variables().get("queue.keys"))
          .containsExactly(new float[] {-1, 1, 1, -1}, within(1e-6f));
    }
  }

  @Test
  void theFirstViewIsTheQueryOtherwise() {
    Framework framework = moco(IDENTITY, 4, false, 1, false);
    try (StepBench bench = new StepBench(framework, StepBench.NORMALISED, 2, 1)) {
      assertThat(loss.asked()).hasSize(1);
      Embeddings<TFloat32> only = loss.asked().get(0);
      assertThat(bench.objective().embeddings()).containsExactly(only.queries(), only.keys());
      List<float[]> values =
          bench.step(new float[] {1, 2}, new float[] {4, 3}, List.of(only.queries(), only.keys()));
      assertThat(values.get(0)).containsExactly(new float[] {-1, 1}, within(1e-4f));
      assertThat(values.get(1)).containsExactly(new float[] {1, -1}, within(1e-4f));
    }
  }

  /**
   * Whose statistics a row was normalised with is found by disturbing one example at a time: what
   * changes was normalised together with it.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aQueryAndItsKeyMeetOtherCompanyWhenShuffled(boolean shuffle) {
    int batch = 32;
    int groups = 4;
    boolean[][] queryCompany = new boolean[batch][];
    boolean[][] keyCompany = new boolean[batch][];
    Framework framework = moco(IDENTITY, 4, false, groups, shuffle);
    try (StepBench bench = new StepBench(framework, StepBench.NORMALISED, batch, 1)) {
      Embeddings<TFloat32> only = loss.asked().get(0);
      List<Operand<TFloat32>> sides = List.of(only.queries(), only.keys());
      float[] rows = new float[batch];
      for (int i = 0; i < batch; i++) {
        rows[i] = (float) Math.sin(1 + i);
      }
      List<float[]> still = bench.step(rows, rows, sides);
      for (int i = 0; i < batch; i++) {
        float[] disturbed = rows.clone();
        disturbed[i] += 5;
        List<float[]> moved = bench.step(disturbed, disturbed, sides);
        queryCompany[i] = changed(still.get(0), moved.get(0));
        keyCompany[i] = changed(still.get(1), moved.get(1));
      }
    }
    int perGroup = batch / groups;
    for (int i = 0; i < batch; i++) {
      assertThat(count(queryCompany[i])).isEqualTo(perGroup);
      assertThat(count(keyCompany[i])).isEqualTo(perGroup);
      int both = 0;
      for (int j = 0; j < batch; j++) {
        both += queryCompany[i][j] && keyCompany[i][j] ? 1 : 0;
      }
      // By chance, 1 of 4 members of one group is in a given other one.
      assertThat(both).isEqualTo(shuffle ? perGroup / groups : perGroup);
    }
  }

  private static boolean[] changed(float[] before, float[] after) {
    boolean[] changed = new boolean[before.length];
    for (int i = 0; i < before.length; i++) {
      changed[i] = before[i] != after[i];
    }
    return changed;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"9, 4", "4, 4"})
  void groupsMustBeEqualAndHaveCompany(int batch, int groups) {
    Framework framework = moco(IDENTITY, 4, false, groups, true);
    assertThatThrownBy(() -> new StepBench(framework, StepBench.NORMALISED, batch, 1).close())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework.batch-norm-groups: a batch of %d cannot be split into %d groups of equal size with at least two examples. Choose a batch-size that is a multiple of the groups, or fewer groups."
                .formatted(batch, groups));
  }
}
