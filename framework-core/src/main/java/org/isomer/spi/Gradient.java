package org.isomer.spi;

import org.isomer.graph.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A trained variable and the gradient of the loss with respect to it, of the same shape. */
public record Gradient(Variable variable, Operand<TFloat32> value) {}
