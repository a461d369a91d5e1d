package org.isomer.train.sentinel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scalars that tell how a batch of embeddings fills its space. With z the embeddings of all views
 * and u those of unit length:
 *
 * <ul>
 *   <li>{@code embedding-norm}: the mean of ‖z‖.
 *   <li>{@code dead-embeddings}: the fraction of z that are 0 throughout.
 *   <li>{@code embedding-std}: the standard deviation of u over the batch, averaged over the
 *       dimensions, times √D: near 1 when spread evenly, 0 when all are equal (Chen and He 2021,
 *       figure 2).
 *   <li>{@code embedding-rank}: RankMe, the exponential of the entropy of the singular values of
 *       the matrix of all z, not centred, scaled to a sum of 1 (Garrido et al. 2023): from 1 to D.
 *   <li>{@code embedding-alpha}: α-ReQ, the exponent of the power law that the eigenvalues of the
 *       covariance of z follow (Agrawal et al. 2022), fitted to all that are not zero: 0 when
 *       isotropic, greater the fewer directions matter.
 *   <li>{@code lidar}: the effective rank of Σ_w^−½ Σ_b Σ_w^−½ with the views of an instance as a
 *       class (Thilak et al. 2024): how many directions tell instances apart rather than views.
 *       Computed from √D·u, so that the paper's δ = 1e-4 on the diagonal of Σ_w means the same at
 *       every scale. The paper uses 50 views of an instance; a batch has fewer.
 *   <li>{@code alignment}: the mean of ‖u − u′‖² over pairs of views of one instance; {@code
 *       uniformity}: the logarithm of the mean of exp(−2 ‖u − u′‖²) over pairs of instances, for
 *       each view, then averaged (Wang and Isola 2020). Both are better the lower they are.
 * </ul>
 *
 * <p>{@code lidar} and {@code alignment} need two views, {@code uniformity} two instances; what
 * cannot be computed is left out, so every value is finite. Of large batches the first instances
 * are enough, at most {@value #MAX_ROWS} rows over all views. Everything is computed in double
 * precision and in a fixed order.
 */
public final class EmbeddingStatistics {
  /** The most rows that are examined. */
  static final int MAX_ROWS = 512;

  /** The names of all of them. */
  public static final Set<String> NAMES =
      Set.of(
          "embedding-norm",
          "dead-embeddings",
          "embedding-std",
          "embedding-rank",
          "embedding-alpha",
          "lidar",
          "alignment",
          "uniformity");

  private static final double LIDAR_DELTA = 1e-4;

  private EmbeddingStatistics() {}

  /** The number of instances of a batch that should be examined. */
  public static int examined(int instances, int views) {
    return Math.max(1, Math.min(instances, MAX_ROWS / views));
  }

  /**
   * Computes them.
   *
   * @param embeddings for each view the embeddings of the same instances in row-major order
   * @param instances the number of instances, as many as {@link #examined} says
   * @return the scalars by name, all finite; none if there are no embeddings or some are not finite
   */
  public static Map<String, Float> of(List<float[]> embeddings, int instances) {
    if (embeddings.isEmpty() || !finite(embeddings)) {
      return Map.of();
    }
    return of(embeddings.stream().map(view -> rows(view, instances)).toList());
  }

  private static Map<String, Float> of(List<double[][]> views) {
    double[][] all = joined(views);
    int dim = all[0].length;
    double[] norms = Arrays.stream(all).mapToDouble(row -> Math.sqrt(Rows.dot(row, row))).toArray();
    Map<String, Double> statistics = new LinkedHashMap<>();
    statistics.put("embedding-norm", Arrays.stream(norms).average().orElseThrow());
    statistics.put(
        "dead-embeddings",
        Arrays.stream(norms).filter(norm -> norm == 0).count() / (double) norms.length);
    statistics.put("embedding-std", std(unit(all)) * Math.sqrt(dim));

    double[][] compact = Rows.compact(all);
    double[] singular = Arrays.stream(Rows.spectrum(compact)).map(Math::sqrt).toArray();
    statistics.put("embedding-rank", Spectra.effectiveRank(singular));
    Spectra.decay(Rows.spectrum(Rows.shifted(compact, Rows.mean(compact), 1)))
        .ifPresent(alpha -> statistics.put("embedding-alpha", alpha));

    List<double[][]> units = parted(unit(compact), views.size());
    if (units.size() > 1) {
      statistics.put("lidar", lidar(units, Math.sqrt(dim)));
      statistics.put("alignment", alignment(units));
    }
    if (units.get(0).length > 1) {
      statistics.put(
          "uniformity",
          units.stream().mapToDouble(EmbeddingStatistics::uniformity).average().orElseThrow());
    }
    Map<String, Float> floats = new LinkedHashMap<>();
    statistics.forEach(
        (name, value) -> {
          if (Float.isFinite(value.floatValue())) {
            floats.put(name, value.floatValue());
          }
        });
    return floats;
  }

  private static boolean finite(List<float[]> embeddings) {
    for (float[] view : embeddings) {
      for (float value : view) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private static double[][] rows(float[] values, int count) {
    int dim = values.length / count;
    double[][] rows = new double[count][dim];
    for (int i = 0; i < values.length; i++) {
      rows[i / dim][i % dim] = values[i];
    }
    return rows;
  }

  private static double[][] joined(List<double[][]> views) {
    return views.stream().flatMap(Stream::of).toArray(double[][]::new);
  }

  private static List<double[][]> parted(double[][] rows, int parts) {
    int size = rows.length / parts;
    List<double[][]> views = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      views.add(Arrays.copyOfRange(rows, part * size, (part + 1) * size));
    }
    return views;
  }

  /** Rows of unit length; rows of zeros stay. */
  private static double[][] unit(double[][] rows) {
    double[][] unit = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double norm = Math.sqrt(Rows.dot(rows[i], rows[i]));
      unit[i] = Arrays.stream(rows[i]).map(value -> norm == 0 ? 0 : value / norm).toArray();
    }
    return unit;
  }

  private static double std(double[][] rows) {
    double[][] centred = Rows.shifted(rows, Rows.mean(rows), 1);
    double sum = 0;
    for (int j = 0; j < centred[0].length; j++) {
      double squares = 0;
      for (double[] row : centred) {
        squares += row[j] * row[j];
      }
      sum += Math.sqrt(squares / rows.length);
    }
    return sum / centred[0].length;
  }

  private static double lidar(List<double[][]> views, double scale) {
    int instances = views.get(0).length;
    double[][] means = new double[instances][];
    List<double[]> within = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      int instance = i;
      double[][] sights = views.stream().map(view -> view[instance]).toArray(double[][]::new);
      means[i] = Rows.mean(sights);
      within.addAll(
          List.of(
              Rows.shifted(
                  sights, means[i], scale / Math.sqrt(instances * (double) sights.length))));
    }
    double[][] between =
        Rows.shifted(means, Rows.mean(means), scale / Math.sqrt((double) instances));
    double[][] spread = Rows.scatter(within.toArray(double[][]::new));
    for (int i = 0; i < spread.length; i++) {
      spread[i][i] += LIDAR_DELTA;
    }
    double[][] factor = Cholesky.factor(spread);
    for (double[] row : between) {
      Cholesky.solve(factor, row);
    }
    return Spectra.effectiveRank(Rows.spectrum(between));
  }

  private static double alignment(List<double[][]> views) {
    double sum = 0;
    int pairs = 0;
    for (int v = 0; v < views.size(); v++) {
      for (int w = 0; w < v; w++) {
        for (int i = 0; i < views.get(v).length; i++) {
          sum += Rows.squaredDistance(views.get(v)[i], views.get(w)[i]);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double uniformity(double[][] rows) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.exp(-2 * Rows.squaredDistance(rows[i], rows[j]));
      }
    }
    return Math.log(sum / (rows.length * (rows.length - 1) / 2.0));
  }
}
