package acme;

import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** The mean squared distance of two views. */
public final class Gap extends Part<Loss> implements LossPlugin<Part.None> {
  public Gap() {
    super("gap");
  }

  @Override
  public Loss create(None none) {
    return new Loss() {
      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return LossTerms.of(
            tf.math.mean(
                tf.math.squaredDifference(embeddings.views().get(0), embeddings.views().get(1)),
                tf.constant(new int[] {0, 1})));
      }
    };
  }
}
