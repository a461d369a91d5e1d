package org.isomer.framework;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** The mean of query times key, which keeps what it was asked about. */
public final class RecordingLoss implements Loss {
  private final List<Embeddings<TFloat32>> asked = new ArrayList<>();

  @Override
  @SuppressWarnings("unchecked")
  public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
    // Frameworks train in float32.
    asked.add((Embeddings<TFloat32>) embeddings);
    Operand<T> products = tf.math.mul(embeddings.queries(), embeddings.keys());
    Operand<T> mean = tf.math.mean(products, tf.array(0, 1));
    return LossTerms.of(mean).with("mean", mean).collapsingTo(3);
  }

  /** What it was asked about, in order. */
  public List<Embeddings<TFloat32>> asked() {
    return asked;
  }
}
