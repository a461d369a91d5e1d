package org.isomer.spi;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * The scalars of a loss.
 *
 * @param total what is minimised
 * @param parts further scalars worth logging, by name; none is added to the total
 */
public record LossTerms<T extends TFloating>(Operand<T> total, Map<String, Operand<T>> parts) {
  /** Copies the map. */
  public LossTerms {
    parts = Map.copyOf(parts);
  }

  /** A loss of a single term. */
  public static <T extends TFloating> LossTerms<T> of(Operand<T> total) {
    return new LossTerms<>(total, Map.of());
  }
}
