package org.isomer.train.optimizer;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A variable and the value that a step gives it. */
record Assignment(Operand<TFloat32> variable, Operand<TFloat32> value) {}
