package org.isomer.eval.spi;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.Augmentation;

/**
 * What is judged: a run's encoder, an encoder from elsewhere, or the raw inputs. Stateless but for
 * what it has read from files.
 */
public interface Model {
  /** The name that reports print. */
  String name();

  /**
   * SHA-256 in hexadecimal over what tells this model from others: its weights, or the
   * configuration and seed that make them.
   */
  String digest();

  /** What is done to an example before it is encoded; deterministic. */
  List<Augmentation> preprocessing();

  /** The shape of one example after {@link #preprocessing()}, as the model was made for it. */
  int[] exampleShape();

  /** The network itself; empty for raw inputs and for models that only give feature vectors. */
  Optional<Network> network();

  /**
   * What is doubtful about the model for examples of a shape, a sentence each.
   *
   * @param shape the shape of one example after {@link #preprocessing()}
   */
  default List<String> warnings(int[] shape) {
    return List.of();
  }

  /**
   * Opens the model for feature vectors.
   *
   * @param exampleShape the shape of one example after {@link #preprocessing()}
   * @param threads threads of one TensorFlow operation; the same number gives the same bits
   */
  FeatureEncoding open(int[] exampleShape, int threads);
}
