package org.isomer.framework.ts2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isomer.spi.LossTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** TS2Vec's loss against a recorded value and against its definition in loops. */
class HierarchicalContrastTest {
  private static final int BATCH = 3;
  private static final int POSITIONS = 7;
  private static final int CHANNELS = 4;

  /** The value, both parts, and the gradients of both inputs. */
  private record Outcome(
      double loss, double instance, double temporal, List<double[][][]> gradients) {}

  private static double[][][] first(int positions) {
    double[][][] z = new double[BATCH][positions][CHANNELS];
    for (int b = 0; b < BATCH; b++) {
      for (int t = 0; t < positions; t++) {
        for (int c = 0; c < CHANNELS; c++) {
          z[b][t][c] = Math.sin(1 + 5 * b + 2 * t + c);
        }
      }
    }
    return z;
  }

  private static double[][][] second(int positions) {
    double[][][] z = new double[BATCH][positions][CHANNELS];
    for (int b = 0; b < BATCH; b++) {
      for (int t = 0; t < positions; t++) {
        for (int c = 0; c < CHANNELS; c++) {
          z[b][t][c] = Math.cos(0.5 + 5 * b + 2 * t + c);
        }
      }
    }
    return z;
  }

  private static Outcome run(double[][][] first, double[][][] second, int length, double alpha) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat64> z = tf.constant(StdArrays.ndCopyOf(first));
      Operand<TFloat64> other = tf.constant(StdArrays.ndCopyOf(second));
      LossTerms<TFloat64> terms =
          new HierarchicalContrast(alpha).apply(tf, z, other, tf.constant(length));
      Output<?>[] gradients =
          graph.addGradients(
              terms.total().asOutput(), new Output<?>[] {z.asOutput(), other.asOutput()});
      Session.Runner call =
          session
              .runner()
              .fetch(terms.total())
              .fetch(terms.parts().get("instance-loss"))
              .fetch(terms.parts().get("temporal-loss"))
              .fetch(gradients[0])
              .fetch(gradients[1]);
      try (Result result = call.run()) {
        return new Outcome(
            ((TFloat64) result.get(0)).getDouble(),
            ((TFloat64) result.get(1)).getDouble(),
            ((TFloat64) result.get(2)).getDouble(),
            List.of(
                StdArrays.array3dCopyOf((TFloat64) result.get(3)),
                StdArrays.array3dCopyOf((TFloat64) result.get(4))));
      }
    }
  }

  @Test
  void equalsTheReferencesValue() {
    Outcome outcome = run(first(POSITIONS), second(POSITIONS), POSITIONS, 0.5);
    assertThat(outcome.loss()).isCloseTo(1.3894791020, within(1e-9));
    assertThat(outcome.instance()).isCloseTo(1.2982851952, within(1e-9));
    assertThat(outcome.temporal()).isCloseTo(2.2789561239, within(1e-9));
    assertThat(outcome.gradients().get(0)[0][3][0]).isCloseTo(-0.0194344505, within(1e-9));
  }

  @Test
  void float32GivesTheSame() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> z =
          tf.dtypes.cast(tf.constant(StdArrays.ndCopyOf(first(POSITIONS))), TFloat32.class);
      Operand<TFloat32> other =
          tf.dtypes.cast(tf.constant(StdArrays.ndCopyOf(second(POSITIONS))), TFloat32.class);
      Operand<TFloat32> total =
          new HierarchicalContrast(0.5).apply(tf, z, other, tf.constant(POSITIONS)).total();
      try (Result result = session.runner().fetch(total).run()) {
        assertThat(((TFloat32) result.get(0)).getFloat()).isCloseTo(1.389479f, within(1e-5f));
      }
    }
  }

  /** What comes after the length has neither a share in the loss nor a gradient. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7, 11, 12})
  void equalsItsDefinitionOnAsManyPositionsAsCount(int length) {
    double[][][] z = first(12);
    double[][][] other = second(12);
    Outcome outcome = run(z, other, length, 0.3);
    assertThat(outcome.loss()).isCloseTo(reference(z, other, length, 0.3), within(1e-9));
    double step = 1e-5;
    for (int b = 0; b < BATCH; b++) {
      for (int t = 0; t < 12; t++) {
        for (List<double[][][]> pair :
            List.of(
                List.of(z, outcome.gradients().get(0)),
                List.of(other, outcome.gradients().get(1)))) {
          double[] place = pair.get(0)[b][t];
          double before = place[1];
          place[1] = before + step;
          double above = reference(z, other, length, 0.3);
          place[1] = before - step;
          double below = reference(z, other, length, 0.3);
          place[1] = before;
          assertThat(pair.get(1)[b][t][1]).isCloseTo((above - below) / (2 * step), within(1e-8));
        }
      }
    }
  }

  /** The definition, level by level. */
  private static double reference(
      double[][][] first, double[][][] second, int length, double alpha) {
    double[][][] z = first;
    double[][][] other = second;
    double sum = 0;
    int levels = 0;
    for (int count = length; count >= 1; count /= 2) {
      sum += alpha * instance(z, other, count);
      if (count > 1) {
        sum += (1 - alpha) * temporal(z, other, count);
      }
      levels++;
      z = halved(z, count);
      other = halved(other, count);
    }
    return sum / levels;
  }

  private static double instance(double[][][] z, double[][][] other, int count) {
    double sum = 0;
    for (int t = 0; t < count; t++) {
      double[][] rows = new double[2 * BATCH][];
      for (int b = 0; b < BATCH; b++) {
        rows[b] = z[b][t];
        rows[BATCH + b] = other[b][t];
      }
      sum += contrast(rows) / count;
    }
    return sum;
  }

  private static double temporal(double[][][] z, double[][][] other, int count) {
    double sum = 0;
    for (int b = 0; b < BATCH; b++) {
      double[][] rows = new double[2 * count][];
      for (int t = 0; t < count; t++) {
        rows[t] = z[b][t];
        rows[count + t] = other[b][t];
      }
      sum += contrast(rows) / BATCH;
    }
    return sum;
  }

  /** The mean cross-entropy of each row's partner, half of the rows away, among all others. */
  private static double contrast(double[][] rows) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double all = 0;
      for (int j = 0; j < rows.length; j++) {
        all += j == i ? 0 : Math.exp(dot(rows[i], rows[j]));
      }
      sum += Math.log(all) - dot(rows[i], rows[(i + rows.length / 2) % rows.length]);
    }
    return sum / rows.length;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += a[c] * b[c];
    }
    return sum;
  }

  private static double[][][] halved(double[][][] z, int count) {
    double[][][] half = new double[BATCH][count / 2][CHANNELS];
    for (int b = 0; b < BATCH; b++) {
      for (int t = 0; t < count / 2; t++) {
        for (int c = 0; c < CHANNELS; c++) {
          half[b][t][c] = Math.max(z[b][2 * t][c], z[b][2 * t + 1][c]);
        }
      }
    }
    return half;
  }
}
