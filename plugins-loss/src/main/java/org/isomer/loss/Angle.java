package org.isomer.loss;

import java.util.List;
import java.util.Set;
import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The angle objective of AnglE (Li and Li 2023, section 3.4; sentence-transformers' AnglELoss):
 * {@link CoSent} with a similarity that does not flatten where cosines near ±1 do.
 *
 * <p>The halves of an embedding are the real and the imaginary part of a complex vector; an odd one
 * is lengthened by a zero. With z and w those of the two views of a pair, each of unit length, the
 * similarity is
 *
 * <pre>
 *   s = |Σₖ (Re(zₖ w̄ₖ) + Im(zₖ w̄ₖ))|
 * </pre>
 *
 * <p>which is √2 for an angle of 45° in the complex plane. Of the paper's three objectives this is
 * the one of its name; the others are {@link CoSent} and contrast within the batch. Logs {@code
 * order-accuracy}, as CoSENT does.
 */
public final class Angle implements LossPlugin<Angle.Config> {
  /** Options of AnglE. */
  public record Config(
      @Option(
              help = "Factor on differences of angles, the reciprocal of a temperature",
              value = "20",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "angle";
  }

  @Override
  public String summary() {
    return "Angles of pairs in complex space in the order of their scores (AnglE)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    return new Loss() {
      @Override
      public Set<LossInput> needs() {
        return Set.of(LossInput.SCORES);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return PairOrder.loss(
            tf,
            similarities(tf, embeddings.queries(), embeddings.keys()),
            embeddings.scores().orElseThrow(),
            config.scale());
      }
    };
  }

  /** |z·(w + iw)| with complex vectors as real ones of twice the length, shape (batch). */
  private static <T extends TFloating> Operand<T> similarities(
      Ops tf, Operand<T> first, Operand<T> second) {
    Operand<T> z = even(tf, Similarity.normalizeRows(tf, first));
    Operand<T> w = even(tf, Similarity.normalizeRows(tf, second));
    List<Operand<T>> halves =
        tf.split(tf.constant(1), w, 2L).output().stream().<Operand<T>>map(half -> half).toList();
    Operand<T> real = halves.get(0);
    Operand<T> imaginary = halves.get(1);
    Operand<T> turned =
        tf.concat(
            List.of(tf.math.sub(real, imaginary), tf.math.add(imaginary, real)), tf.constant(1));
    return tf.math.abs(Similarity.rowDots(tf, z, turned));
  }

  private static <T extends TFloating> Operand<T> even(Ops tf, Operand<T> rows) {
    return rows.shape().get(1) % 2 == 0
        ? rows
        : tf.pad(
            rows, tf.constant(new int[][] {{0, 0}, {0, 1}}), Similarity.scalar(tf, 0, rows.type()));
  }
}
