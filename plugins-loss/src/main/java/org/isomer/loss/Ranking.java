package org.isomer.loss;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.LogSumExp;
import org.isomer.graph.Similarity;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The cross-entropy of each anchor's own candidate among all candidates. With A the N anchors and C
 * the candidates, all of unit length, candidate i being anchor i's own, and S = scale · ACᵀ, it is
 * the mean over the anchors of
 *
 * <pre>
 *   log Σⱼ exp(Sᵢⱼ) − Sᵢᵢ
 * </pre>
 *
 * <p>As in {@link Contrast}, at most {@code chunk} rows of S are held at once, each chunk with its
 * share of the gradients
 *
 * <pre>
 *   ∂L/∂A = scale/N · W C,   ∂L/∂C = scale/N · Wᵀ A,   W = softmax(S) − [1 where j = i]
 * </pre>
 *
 * <p>and the operand that is returned has the value of the loss and these gradients.
 *
 * @param scale the factor on cosines, a reciprocal temperature
 * @param chunk the most rows of S that are held at once
 */
record Ranking(double scale, int chunk) {
  /** Sums over anchors, and WᵀA. */
  private record Sums<T extends TFloating>(
      Operand<T> losses, Operand<T> hits, Operand<T> ofCandidates) {
    Sums<T> plus(Ops tf, Sums<T> other) {
      return new Sums<>(
          tf.math.add(losses, other.losses),
          tf.math.add(hits, other.hits),
          tf.math.add(ofCandidates, other.ofCandidates));
    }

    List<Op> all() {
      return List.of(losses, hits, ofCandidates);
    }
  }

  /**
   * The loss, with {@code contrast-accuracy}: how often the own candidate is the nearest.
   *
   * @param anchors shape (anchors, embedding), of unit length
   * @param candidates shape (candidates, embedding), of unit length, those of the anchors first
   */
  <T extends TFloating> LossTerms<T> of(Ops tf, Operand<T> anchors, Operand<T> candidates) {
    Operand<T> fixedAnchors = tf.stopGradient(anchors);
    Operand<T> fixedCandidates = tf.stopGradient(candidates);
    Operand<T> zero = Similarity.scalar(tf, 0, anchors.type());
    Sums<T> sums = new Sums<>(zero, zero, zero);
    List<Operand<T>> ofAnchors = new ArrayList<>();
    for (Operand<TInt32> indices : Similarity.chunks(tf, anchors, candidates, chunk)) {
      // Without an order, TensorFlow would hold all chunks at once.
      Ops ordered = ofAnchors.isEmpty() ? tf : Similarity.inTurn(tf, sums.all());
      Operand<T> rows = ordered.gather(fixedAnchors, indices, ordered.constant(0));
      sums = sums.plus(ordered, part(ordered, rows, indices, fixedCandidates, ofAnchors));
    }
    Operand<T> share =
        tf.math.div(Similarity.scalar(tf, scale, anchors.type()), Similarity.count(tf, anchors, 0));
    Operand<T> carrier =
        tf.math.add(
            carrier(tf, anchors, tf.math.mul(Similarity.concat(tf, ofAnchors, 0), share)),
            carrier(tf, candidates, tf.math.mul(sums.ofCandidates(), share)));
    Operand<T> count = Similarity.count(tf, anchors, 0);
    Operand<T> value = tf.stopGradient(tf.math.div(sums.losses(), count));
    return LossTerms.of(tf.math.add(value, tf.math.sub(carrier, tf.stopGradient(carrier))))
        .with("contrast-accuracy", tf.math.div(sums.hits(), count));
  }

  private <T extends TFloating> Sums<T> part(
      Ops tf,
      Operand<T> rows,
      Operand<TInt32> indices,
      Operand<T> candidates,
      List<Operand<T>> ofAnchors) {
    Operand<T> own =
        Similarity.equal(tf, indices, Similarity.indices(tf, candidates), candidates.type());
    Operand<T> others = tf.math.sub(Similarity.scalar(tf, 1, candidates.type()), own);
    Operand<T> logits = Similarity.scale(tf, Similarity.dots(tf, rows, candidates), scale);
    Operand<T> normalizers = LogSumExp.keepingAxis(tf, logits, 1);
    Operand<T> losses =
        tf.math.sub(Similarity.sum(tf, normalizers), Similarity.sum(tf, tf.math.mul(own, logits)));
    Operand<T> weights = tf.math.sub(tf.math.exp(tf.math.sub(logits, normalizers)), own);
    ofAnchors.add(tf.linalg.matMul(weights, candidates));
    return new Sums<>(
        losses,
        Similarity.sum(tf, Similarity.hits(tf, logits, own, others)),
        tf.linalg.matMul(weights, rows, MatMul.transposeA(true)));
  }

  private static <T extends TFloating> Operand<T> carrier(
      Ops tf, Operand<T> rows, Operand<T> gradient) {
    return Similarity.sum(tf, tf.math.mul(rows, tf.stopGradient(gradient)));
  }
}
