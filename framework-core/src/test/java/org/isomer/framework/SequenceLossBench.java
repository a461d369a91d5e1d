package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.isomer.spi.LossTerms;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/**
 * A loss on the inputs of src/test/python/sequence_losses.py, in float64.
 *
 * @param part the part of the loss that is looked at
 * @param loss of the first input
 */
public record SequenceLossBench(String part, Built loss) {
  private static final double STEP = 1e-5;

  /** Builds a loss. */
  @FunctionalInterface
  public interface Built {
    /** Of the first input; the others are constants. */
    LossTerms<TFloat64> of(Ops tf, Operand<TFloat64> first);
  }

  /**
   * The loss, its part, the gradient of the first input, and the value at collapse, as stated or,
   * if it differs from batch to batch, for this one.
   */
  public record Outcome(double loss, double part, double[][] gradient, OptionalDouble collapsed) {}

  /** The first input, shape (4, 3). */
  public static double[][] first() {
    return sines(1, 1);
  }

  /** The second input, of the same shape. */
  public static double[][] second() {
    return sines(0.5 + Math.PI / 2, 1);
  }

  /** Two more. */
  public static double[][][] others() {
    return new double[][][] {sines(2, 1.5), sines(3, 1.5)};
  }

  private static double[][] sines(double phase, double step) {
    return IntStream.range(0, 4)
        .mapToObj(
            i ->
                IntStream.range(0, 3)
                    .mapToDouble(j -> Math.sin(phase + 3 * i + step * j))
                    .toArray())
        .toArray(double[][]::new);
  }

  /** Runs the loss on the recorded first input. */
  public Outcome run() {
    return run(first());
  }

  /** Runs the loss on a first input. */
  public Outcome run(double[][] first) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat64> input = tf.constant(first);
      LossTerms<TFloat64> terms = loss.of(tf, input);
      Output<?>[] gradients =
          graph.addGradients(terms.total().asOutput(), new Output<?>[] {input.asOutput()});
      Operand<TFloat64> collapsed = terms.parts().get(LossTerms.COLLAPSED);
      Session.Runner runner =
          session.runner().fetch(terms.total()).fetch(terms.parts().get(part)).fetch(gradients[0]);
      if (collapsed != null) {
        runner.fetch(collapsed);
      }
      try (Result result = runner.run()) {
        return new Outcome(
            ((TFloat64) result.get(0)).getDouble(),
            ((TFloat64) result.get(1)).getDouble(),
            StdArrays.array2dCopyOf((TFloat64) result.get(2)),
            collapsed == null
                ? terms.collapsed()
                : OptionalDouble.of(((TFloat64) result.get(3)).getDouble()));
      }
    }
  }

  /** Compares the gradient with central differences. */
  public void assertGradient() {
    double[][] rows = first();
    double[][] gradient = run(rows).gradient();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        double value = rows[i][j];
        rows[i][j] = value + STEP;
        double above = run(rows).loss();
        rows[i][j] = value - STEP;
        double below = run(rows).loss();
        rows[i][j] = value;
        assertThat(gradient[i][j])
            .as("row %d, column %d", i, j)
            .isCloseTo((above - below) / (2 * STEP), within(1e-8));
      }
    }
  }
}
