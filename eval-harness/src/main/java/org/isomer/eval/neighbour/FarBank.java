package org.isomer.eval.neighbour;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.eval.matrix.FarRows;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.eval.matrix.Transpose;

/** Vectors whose directions single precision cannot tell apart; they are compared in double. */
final class FarBank {
  private static final int BLOCK = 8;

  private final double[][] columns;

  FarBank(float[][] bank) {
    columns = Transpose.of(FarRows.inDouble(bank, true));
  }

  /** The k vectors nearest to each query; their similarities are rounded after the comparison. */
  List<NearestRows> nearest(float[][] queries, int k) {
    double[][] rows = FarRows.inDouble(queries, true);
    return IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
        .parallel()
        .mapToObj(block -> block * BLOCK)
        .flatMap(from -> nearest(rows, from, Math.min(rows.length, from + BLOCK), k))
        .toList();
  }

  private Stream<NearestRows> nearest(double[][] rows, int from, int to, int k) {
    double[][] similarities = new double[to - from][columns[0].length];
    MatrixProduct.add(similarities, Arrays.copyOfRange(rows, from, to), columns);
    return Stream.of(similarities).map(each -> largest(each, k));
  }

  private static NearestRows largest(double[] similarities, int k) {
    int[] indices =
        IntStream.range(0, similarities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> 0.0 - similarities[i]))
            .limit(k)
            .mapToInt(Integer::intValue)
            .toArray();
    float[] values = new float[indices.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) similarities[indices[i]];
    }
    return new NearestRows(indices, values);
  }
}
