package org.isomer.eval.spi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;

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
  List<Step> preprocessing();

  /** What one example holds after {@link #preprocessing()}, as the model was made for it. */
  InputSpec input();

  /** The network itself; empty for raw inputs and for models that only give feature vectors. */
  Optional<Network> network();

  /** The number of scalars that training changes, where it can be told without the examples. */
  default OptionalLong parameters() {
    return OptionalLong.empty();
  }

  /**
   * What is doubtful about the model for some examples, a sentence each.
   *
   * @param input what one of them holds after {@link #preprocessing()}
   */
  default List<String> warnings(InputSpec input) {
    return List.of();
  }

  /**
   * Opens the model for feature vectors.
   *
   * @param input what one example holds after {@link #preprocessing()}
   * @param threads threads of one TensorFlow operation; the same number gives the same bits
   */
  FeatureEncoding open(InputSpec input, int threads);
}
