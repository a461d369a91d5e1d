package org.isomer.spi;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * A layer of features that keeps the places of the input apart.
 *
 * @param values shape (batch, height, width, channels) for images, (batch, positions, channels) for
 *     sequences
 * @param mask for padded sequences, shape (batch, positions): 1 where there is something, 0 where
 *     there is padding
 */
public record FeatureMap(Operand<? extends TFloating> values, Optional<Operand<TFloat32>> mask) {
  /** A map without padding. */
  public static FeatureMap of(Operand<? extends TFloating> values) {
    return new FeatureMap(values, Optional.empty());
  }
}
