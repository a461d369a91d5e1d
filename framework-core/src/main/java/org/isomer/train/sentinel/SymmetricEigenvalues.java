package org.isomer.train.sentinel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The eigenvalues of a symmetric matrix. */
final class SymmetricEigenvalues {
  private SymmetricEigenvalues() {}

  /**
   * Computes them.
   *
   * @param matrix symmetric and finite
   * @return the eigenvalues, greatest first; NaN in the rare case that they are not found
   */
  static double[] of(double[][] matrix) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(matrix.length, false, true);
    if (!decomposition.decompose(new DMatrixRMaj(matrix))) {
      double[] unknown = new double[matrix.length];
      Arrays.fill(unknown, Double.NaN);
      return unknown;
    }
    return IntStream.range(0, matrix.length)
        .mapToObj(i -> decomposition.getEigenvalue(i).getReal())
        .sorted(Comparator.reverseOrder())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
