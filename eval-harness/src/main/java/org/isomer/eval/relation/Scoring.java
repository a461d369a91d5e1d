package org.isomer.eval.relation;

import java.util.Arrays;
import org.isomer.eval.matrix.FarRows;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.eval.matrix.Transpose;
import org.isomer.eval.relation.score.Similarity;
import org.isomer.spi.FeatureMatrix;

/** How alike queries and documents are. */
interface Scoring {
  /** For each of some queries a score of every document; greater is more alike. */
  double[][] of(int[] queries);

  /** What is kept of a score; scores that differ still do. */
  double kept(double score);

  /** In single precision, which is kept short, unless documents lie too far from 0 for it. */
  static Scoring of(Similarity similarity, FeatureMatrix asking, FeatureMatrix answering) {
    return FarRows.are(answering.rows(), similarity == Similarity.COSINE)
        ? InDouble.of(similarity, asking.rows(), answering.rows())
        : InSingle.of(similarity, asking, answering);
  }

  /** In double precision. */
  record InDouble(Similarity similarity, double[][] queries, double[][] columns, double[] squares)
      implements Scoring {
    static InDouble of(Similarity similarity, float[][] asking, float[][] answering) {
      boolean unit = similarity == Similarity.COSINE;
      double[][] documents = FarRows.inDouble(answering, unit);
      return new InDouble(
          similarity,
          FarRows.inDouble(asking, unit),
          Transpose.of(documents),
          Arrays.stream(documents).mapToDouble(FarRows::squares).toArray());
    }

    @Override
    public double[][] of(int[] wanted) {
      double[][] rows = Arrays.stream(wanted).mapToObj(i -> queries[i]).toArray(double[][]::new);
      double[][] scores = new double[rows.length][squares.length];
      MatrixProduct.add(scores, rows, columns);
      if (similarity == Similarity.EUCLIDEAN) {
        for (int i = 0; i < rows.length; i++) {
          double own = FarRows.squares(rows[i]);
          for (int j = 0; j < squares.length; j++) {
            scores[i][j] = 0.0 - Math.sqrt(Math.max(0, own + squares[j] - 2 * scores[i][j]));
          }
        }
      }
      return scores;
    }

    @Override
    public double kept(double score) {
      return score;
    }
  }

  /** In single precision. */
  record InSingle(Similarity similarity, float[][] queries, float[][] columns, float[] squares)
      implements Scoring {
    static InSingle of(Similarity similarity, FeatureMatrix asking, FeatureMatrix answering) {
      return new InSingle(
          similarity,
          prepared(similarity, asking),
          Transpose.of(prepared(similarity, answering)),
          squares(answering));
    }

    /** Rows of length one for a cosine. */
    private static float[][] prepared(Similarity similarity, FeatureMatrix features) {
      return similarity == Similarity.COSINE
          ? Arrays.stream(features.rows()).map(InSingle::normalised).toArray(float[][]::new)
          : features.rows();
    }

    private static float[] normalised(float[] row) {
      double squares = squares(row);
      float[] scaled = new float[row.length];
      for (int i = 0; i < row.length && squares > 0; i++) {
        scaled[i] = (float) (row[i] / Math.sqrt(squares));
      }
      return scaled;
    }

    private static float[] squares(FeatureMatrix features) {
      float[] squares = new float[features.rows().length];
      for (int i = 0; i < squares.length; i++) {
        squares[i] = (float) squares(features.rows()[i]);
      }
      return squares;
    }

    private static double squares(float[] row) {
      double sum = 0;
      for (float value : row) {
        sum += (double) value * value;
      }
      return sum;
    }

    @Override
    public double[][] of(int[] wanted) {
      float[][] rows = Arrays.stream(wanted).mapToObj(i -> queries[i]).toArray(float[][]::new);
      float[][] scores = new float[rows.length][squares.length];
      MatrixProduct.add(scores, rows, columns);
      double[][] finished = new double[rows.length][squares.length];
      for (int i = 0; i < rows.length; i++) {
        double own = squares(rows[i]);
        for (int j = 0; j < squares.length; j++) {
          finished[i][j] =
              similarity == Similarity.EUCLIDEAN
                  ? 0f - (float) Math.sqrt(Math.max(0, own + squares[j] - 2.0 * scores[i][j]))
                  : scores[i][j];
        }
      }
      return finished;
    }

    /** The shortest decimal that stands for the float. */
    @Override
    public double kept(double score) {
      return Double.parseDouble(Float.toString((float) score));
    }
  }
}
