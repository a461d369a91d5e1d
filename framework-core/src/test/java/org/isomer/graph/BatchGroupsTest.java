package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Split batch normalisation against batch normalisation of each group alone. */
class BatchGroupsTest {
  private static final int ROWS = 12;
  private static final int GROUPS = 3;
  private static final int CHANNELS = 2;

  /**
   * What a run gives.
   *
   * @param rows the normalised values of each row
   * @param variables all variables after the step
   */
  private record Outcome(float[][] rows, Map<String, float[]> variables) {}

  /** Normalises batches one after the other with one layer. */
  private static Outcome normalise(BatchGroups groups, List<float[][]> batches) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32).batchGroups(groups);
      List<Operand<TFloat32>> normal =
          batches.stream()
              .map(batch -> net.tf().constant(batch))
              .<Operand<TFloat32>>map(batch -> Normalization.batchNorm(net, "bn", batch))
              .toList();
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(0);
        Session.Runner call = session.runner();
        normal.forEach(call::fetch);
        net.afterStep().forEach(call::addTarget);
        float[][] rows =
            GraphSession.run(
                call,
                result ->
                    IntStream.range(0, normal.size())
                        .mapToObj(i -> rows((TFloat32) result.get(i)))
                        .flatMap(List::stream)
                        .toArray(float[][]::new));
        return new Outcome(rows, session.values());
      }
    }
  }

  private static List<float[]> rows(TFloat32 tensor) {
    float[] scalars = GraphSession.scalars(tensor);
    return IntStream.range(0, scalars.length / CHANNELS)
        .mapToObj(i -> new float[] {scalars[i * CHANNELS], scalars[i * CHANNELS + 1]})
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachGroupIsABatchOfItsOwn(boolean interleaved) {
    CounterRandom random = CounterRandom.of(1, "rows");
    float[][] batch = new float[ROWS][CHANNELS];
    for (float[] row : batch) {
      row[0] = (float) random.nextGaussian();
      row[1] = (float) (3 + 2 * random.nextGaussian());
    }
    int each = ROWS / GROUPS;
    int[][] members = new int[GROUPS][each];
    for (int row = 0; row < ROWS; row++) {
      if (interleaved) {
        members[row % GROUPS][row / GROUPS] = row;
      } else {
        members[row / each][row % each] = row;
      }
    }
    List<float[][]> alone = Arrays.stream(members).map(group -> picked(batch, group)).toList();

    Outcome split = normalise(new BatchGroups(GROUPS, interleaved), List.<float[][]>of(batch));
    Outcome expected = normalise(BatchGroups.WHOLE, alone);
    for (int group = 0; group < GROUPS; group++) {
      for (int i = 0; i < each; i++) {
        assertThat(split.rows()[members[group][i]])
            .containsExactly(expected.rows()[group * each + i], within(1e-6f));
      }
    }
    expected
        .variables()
        .forEach(
            (name, values) ->
                assertThat(split.variables().get(name))
                    .as(name)
                    .containsExactly(values, within(1e-6f)));
    assertThat(split.variables().get("bn.running_mean")[1]).isGreaterThan(0.5f);
  }

  private static float[][] picked(float[][] batch, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> batch[row]).toArray(float[][]::new);
  }

  @Test
  void unequalGroupsAreRefused() {
    assertThatThrownBy(
            () -> normalise(new BatchGroups(2, false), List.<float[][]>of(new float[3][CHANNELS])))
        .hasMessageContaining("3 rows cannot be split into 2 groups of equal size");
  }
}
