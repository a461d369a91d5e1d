package org.isomer.spi;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What an encoder makes of a batch.
 *
 * @param pooled one vector for each example, shape (batch, {@link Encoder#dim()}), float32
 * @param stages feature maps from fine to coarse, for tasks on parts of an example; empty if the
 *     encoder has none
 */
public record Features(Operand<TFloat32> pooled, List<FeatureMap> stages) {
  /** Copies the list. */
  public Features {
    stages = List.copyOf(stages);
  }
}
