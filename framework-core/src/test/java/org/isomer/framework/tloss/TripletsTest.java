package org.isomer.framework.tloss;

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
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Windows of series whose numbers tell their series and places: 100 · series + place. */
class TripletsTest {
  private static final int[] LENGTHS = {6, 4, 1};
  private static final int POSITIONS = 6;
  private static final int NEGATIVES = 2;
  private static final int DRAWS = 80;

  /** A window: its series, its first place and its length. */
  private record Window(int series, int first, int length) {
    /** Reads one from numbers and mask. */
    static Window of(float[] values, float[] mask, int row) {
      int from = row * POSITIONS;
      int length = 0;
      while (length < POSITIONS && mask[from + length] == 1) {
        assertThat(values[from + length]).isEqualTo(values[from] + length);
        length++;
      }
      for (int t = length; t < POSITIONS; t++) {
        assertThat(mask[from + t]).isZero();
      }
      int number = Math.round(values[from]);
      return new Window(number / 100, number % 100, length);
    }

    int end() {
      return first + length;
    }
  }

  /** What was drawn for a series. */
  private record Drawn(int series, Window anchor, Window positive, List<Window> negatives) {}

  private static List<Drawn> draw() {
    int batch = LENGTHS.length;
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      float[][][] values = new float[batch][POSITIONS][1];
      float[][] mask = new float[batch][POSITIONS];
      for (int row = 0; row < batch; row++) {
        for (int t = 0; t < LENGTHS[row]; t++) {
          values[row][t][0] = 100 * row + t;
          mask[row][t] = 1;
        }
      }
      Input input =
          new Input(
              Series.spec(POSITIONS, 1),
              List.of(net.tf().constant(values), net.tf().constant(mask)));
      List<Triplets> all = new ArrayList<>();
      for (int i = 0; i < DRAWS; i++) {
        all.add(Triplets.of(net, input, batch, NEGATIVES));
      }
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(3);
        Session.Runner call = session.runner();
        for (Triplets triplets : all) {
          for (Input windows :
              List.of(triplets.anchors(), triplets.positives(), triplets.negatives())) {
            call.fetch(windows.floats(Series.VALUES)).fetch(windows.mask().orElseThrow());
          }
        }
        return GraphSession.run(
            call,
            result -> {
              List<Drawn> drawn = new ArrayList<>();
              for (int i = 0; i < DRAWS; i++) {
                float[][] read = new float[6][];
                for (int j = 0; j < 6; j++) {
                  read[j] = GraphSession.scalars((TFloat32) result.get(6 * i + j));
                }
                for (int row = 0; row < batch; row++) {
                  List<Window> negatives = new ArrayList<>();
                  for (int k = 0; k < NEGATIVES; k++) {
                    negatives.add(Window.of(read[4], read[5], k * batch + row));
                  }
                  drawn.add(
                      new Drawn(
                          row,
                          Window.of(read[0], read[1], row),
                          Window.of(read[2], read[3], row),
                          negatives));
                }
              }
              return drawn;
            });
      }
    }
  }

  @Test
  void positivesLieWithinTheirAnchorsAndNegativesInOtherSeries() {
    Set<Integer> starts = new TreeSet<>();
    Set<Integer> lengths = new TreeSet<>();
    Set<Integer> positives = new TreeSet<>();
    Set<Integer> others = new TreeSet<>();
    for (Drawn drawn : draw()) {
      Window anchor = drawn.anchor();
      Window positive = drawn.positive();
      assertThat(anchor.series()).isEqualTo(drawn.series());
      assertThat(positive.series()).isEqualTo(drawn.series());
      assertThat(positive.length()).isPositive();
      assertThat(positive.first()).isGreaterThanOrEqualTo(anchor.first());
      assertThat(positive.end()).isLessThanOrEqualTo(anchor.end());
      assertThat(anchor.end()).isLessThanOrEqualTo(LENGTHS[drawn.series()]);
      for (Window negative : drawn.negatives()) {
        assertThat(negative.series()).isNotEqualTo(drawn.series());
        assertThat(negative.length()).isPositive();
        assertThat(negative.end()).isLessThanOrEqualTo(LENGTHS[negative.series()]);
      }
      if (drawn.series() == 1) {
        starts.add(anchor.first());
        lengths.add(anchor.length());
        positives.add(positive.length());
        drawn.negatives().forEach(negative -> others.add(negative.series()));
      }
    }
    assertThat(starts).containsExactly(0, 1, 2, 3);
    assertThat(lengths).containsExactly(1, 2, 3, 4);
    assertThat(positives).containsExactly(1, 2, 3, 4);
    assertThat(others).containsExactly(0, 2);
  }
}
