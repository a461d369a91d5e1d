package org.isomer.eval.neighbour;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.eval.matrix.Transpose;
import org.isomer.spi.FeatureMatrix;

/** Feature vectors that can be searched by cosine similarity. Safe for many threads. */
public final class CosineBank {
  /** Queries compared with the bank at a time. */
  private static final int BLOCK = 8;

  private final float[][] columns;

  /** A bank of vectors; their lengths do not matter. */
  public CosineBank(FeatureMatrix bank) {
    columns = Transpose.of(unitLength(bank));
  }

  /** The number of vectors in the bank. */
  public int size() {
    return columns[0].length;
  }

  /**
   * The most similar vectors of the bank for each query.
   *
   * @param k how many; all of the bank if it has fewer
   */
  public List<NearestRows> nearest(FeatureMatrix queries, int k) {
    float[][] rows = unitLength(queries);
    return IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
        .parallel()
        .mapToObj(
            block ->
                Arrays.copyOfRange(rows, block * BLOCK, Math.min(rows.length, (block + 1) * BLOCK)))
        .flatMap(block -> Arrays.stream(similarities(block)))
        .map(similarities -> Largest.of(similarities, Math.min(k, size())))
        .toList();
  }

  private float[][] similarities(float[][] queries) {
    float[][] similarities = new float[queries.length][size()];
    MatrixProduct.add(similarities, queries, columns);
    return similarities;
  }

  private static float[][] unitLength(FeatureMatrix features) {
    return Scaling.L2.fit(features).apply(features).rows();
  }
}
