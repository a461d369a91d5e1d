package org.isomer.train.engine;

import org.isomer.graph.Variable;

/**
 * Variables whose learning rate differs from that of the others.
 *
 * @param scope the scope that they are in, such as {@code encoder}
 * @param factor on the learning rate; at 0 they are not trained, and no gradient is computed
 */
public record RateGroup(String scope, double factor) {
  /** Whether a variable belongs to the group. */
  boolean has(Variable variable) {
    return variable.name().startsWith(scope + ".");
  }
}
