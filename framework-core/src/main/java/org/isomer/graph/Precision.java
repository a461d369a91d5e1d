package org.isomer.graph;

import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * The number format of an encoder's activations. Variables, normalisation statistics, softmax and
 * losses are float32 in any case.
 */
public enum Precision {
  FLOAT32(TFloat32.class),
  BFLOAT16(TBfloat16.class),

  /** For devices without bfloat16. Gradients below 6e-8 are lost, so training scales the loss. */
  FLOAT16(TFloat16.class);

  private final Class<? extends TFloating> type;

  Precision(Class<? extends TFloating> type) {
    this.type = type;
  }

  /** The TensorFlow type of activations. */
  public Class<? extends TFloating> type() {
    return type;
  }
}
