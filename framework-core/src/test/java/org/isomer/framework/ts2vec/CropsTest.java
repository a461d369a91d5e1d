package org.isomer.framework.ts2vec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.modality.series.Series;
import org.isomer.spi.Input;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Pairs of windows of series whose numbers tell their places. */
class CropsTest {
  private static final int BATCH = 5;
  private static final int POSITIONS = 6;
  private static final int DRAWS = 40;

  /** One draw: rows of numbers and of masks, one after the other. */
  private record Drawn(
      float[] first,
      float[] firstMask,
      float[] second,
      float[] secondMask,
      int ahead,
      int overlap) {
    /** The place in the series at which a row's window begins. */
    int start(int row) {
      return Math.round(second[row * POSITIONS]) - 10 * row;
    }
  }

  private static List<Drawn> draw() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      float[][][] values = new float[BATCH][POSITIONS][1];
      float[][] mask = new float[BATCH][POSITIONS];
      for (int row = 0; row < BATCH; row++) {
        for (int t = 0; t < POSITIONS; t++) {
          values[row][t][0] = 10 * row + t;
          mask[row][t] = 1;
        }
      }
      Input input =
          new Input(
              Series.spec(POSITIONS, 1),
              List.of(net.tf().constant(values), net.tf().constant(mask)));
      List<Crops> all = new ArrayList<>();
      for (int i = 0; i < DRAWS; i++) {
        all.add(Crops.of(net, input, BATCH, POSITIONS));
      }
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(3);
        Session.Runner call = session.runner();
        for (Crops crops : all) {
          for (Input window : List.of(crops.first(), crops.second())) {
            call.fetch(window.floats(Series.VALUES)).fetch(window.mask().orElseThrow());
          }
          for (Operand<TInt32> number : List.of(crops.ahead(), crops.overlap())) {
            call.fetch(number);
          }
        }
        return GraphSession.run(
            call,
            result -> {
              List<Drawn> drawn = new ArrayList<>();
              for (int i = 0; i < 6 * DRAWS; i += 6) {
                drawn.add(
                    new Drawn(
                        GraphSession.scalars((TFloat32) result.get(i)),
                        GraphSession.scalars((TFloat32) result.get(i + 1)),
                        GraphSession.scalars((TFloat32) result.get(i + 2)),
                        GraphSession.scalars((TFloat32) result.get(i + 3)),
                        ((TInt32) result.get(i + 4)).getInt(),
                        ((TInt32) result.get(i + 5)).getInt()));
              }
              return drawn;
            });
      }
    }
  }

  @Test
  void bothHoldTheSameOverlapOfTheirSeries() {
    Set<Integer> overlaps = new TreeSet<>();
    boolean apart = false;
    for (Drawn drawn : draw()) {
      overlaps.add(drawn.overlap());
      for (int row = 0; row < BATCH; row++) {
        int start = drawn.start(row);
        apart |= start != drawn.start(0);
        int from = row * POSITIONS;
        for (int t = 0; t < drawn.overlap(); t++) {
          float expected = 10 * row + start + t;
          assertThat(drawn.second()[from + t]).isEqualTo(expected);
          assertThat(drawn.secondMask()[from + t]).isEqualTo(1);
          assertThat(drawn.first()[from + drawn.ahead() + t]).isEqualTo(expected);
          assertThat(drawn.firstMask()[from + drawn.ahead() + t]).isEqualTo(1);
        }
        int end = drawn.ahead() + drawn.overlap();
        assertThat(drawn.firstMask()[from + end - 1]).isEqualTo(1);
        if (end < POSITIONS) {
          assertThat(drawn.firstMask()[from + end]).isZero();
        }
      }
    }
    assertThat(overlaps).containsExactly(2, 3, 4, 5, 6);
    assertThat(apart).isTrue();
  }
}
