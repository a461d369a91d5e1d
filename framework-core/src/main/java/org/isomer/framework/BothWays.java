package org.isomer.framework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A loss whose two sides differ, taken both ways, so that each view is once the query and once the
 * key.
 */
public record BothWays(LossTerms<TFloat32> forth, LossTerms<TFloat32> back) {
  /**
   * The losses of each view's query on the other view's key.
   *
   * @param queries shape (batch, embedding) each, of two views
   * @param keys of the same shapes, of the same views
   * @param labels the class of each instance, shape (batch)
   */
  public static BothWays of(
      Ops tf,
      Loss loss,
      List<Operand<TFloat32>> queries,
      List<Operand<TFloat32>> keys,
      Operand<TInt32> labels) {
    return new BothWays(
        loss.apply(tf, Embeddings.of(queries.get(0), keys.get(1)).withLabels(labels)),
        loss.apply(tf, Embeddings.of(queries.get(1), keys.get(0)).withLabels(labels)));
  }

  /** The sum of both totals; the parts are averaged. */
  public LossTerms<TFloat32> sum(Ops tf) {
    return combined(tf, tf.math.add(forth.total(), back.total()), 2);
  }

  /** The mean of both totals and of their parts. */
  public LossTerms<TFloat32> mean(Ops tf) {
    return combined(tf, mean(tf, forth.total(), back.total()), 1);
  }

  private LossTerms<TFloat32> combined(Ops tf, Operand<TFloat32> total, double factor) {
    Map<String, Operand<TFloat32>> parts = new HashMap<>(forth.parts());
    back.parts().forEach((name, part) -> parts.merge(name, part, (a, b) -> mean(tf, a, b)));
    OptionalDouble collapsed =
        forth.collapsed().isPresent()
            ? OptionalDouble.of(factor * forth.collapsed().getAsDouble())
            : OptionalDouble.empty();
    return new LossTerms<>(total, parts, collapsed);
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.math.mul(tf.math.add(a, b), tf.constant(0.5f));
  }
}
