package org.isomer.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A scalar of a graph that is fed with the value of a dial in each step.
 *
 * @param name its name in logs
 * @param dial its value
 * @param operand where it is fed
 */
public record Dialled(String name, Dial dial, Operand<TFloat32> operand) {}
