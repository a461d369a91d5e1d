package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

class SinkhornTest {
  private static final int ROWS = 12;
  private static final int PROTOTYPES = 4;
  private static final double[][] SCORES = Input.gaussian("scores", ROWS, PROTOTYPES);

  private static double[][] assign(int iterations, double[][] weights) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      try (Result result =
          session
              .runner()
              .fetch(
                  new Sinkhorn(0.5, iterations)
                      .assign(tf, tf.constant(SCORES), tf.constant(weights)))
              .run()) {
        return StdArrays.array2dCopyOf((TFloat64) result.get(0));
      }
    }
  }

  private static double[][] ones() {
    return Input.matrix(ROWS, 1, (i, j) -> 1);
  }

  @Test
  void rowsSumToOneAfterAnyNumberOfIterations() {
    for (int iterations : new int[] {1, 3, 50}) {
      for (double[] row : assign(iterations, ones())) {
        assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-14));
      }
    }
  }

  @Test
  void prototypesTendToEqualMass() {
    double afterThree = imbalance(assign(3, ones()));
    assertThat(imbalance(assign(1, ones()))).isGreaterThan(afterThree);
    assertThat(imbalance(assign(100, ones()))).isLessThan(1e-9).isLessThan(afterThree);
  }

  private static double imbalance(double[][] assignment) {
    double greatest = 0;
    for (double mean : Reference.means(assignment)) {
      greatest = Math.max(greatest, Math.abs(ROWS * mean - ROWS / (double) PROTOTYPES));
    }
    return greatest;
  }

  @Test
  void aRowOfWeightZeroIsAssignedWithoutEffectOnTheOthers() {
    double[][] weights = ones();
    weights[ROWS - 1][0] = 0;
    double[][] assignment = assign(100, weights);
    double[][] others = Arrays.copyOf(assignment, ROWS - 1);
    for (double mean : Reference.means(others)) {
      assertThat(mean).isCloseTo(1.0 / PROTOTYPES, within(1e-9));
    }
    assertThat(Arrays.stream(assignment[ROWS - 1]).sum()).isCloseTo(1, within(1e-14));
  }
}
