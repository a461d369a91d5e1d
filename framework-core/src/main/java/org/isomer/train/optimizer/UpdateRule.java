package org.isomer.train.optimizer;

import java.util.List;

/** An optimizer's rule: what a step makes of one trained variable and its slots. */
@FunctionalInterface
interface UpdateRule {
  /**
   * Builds new values from old ones.
   *
   * @return one assignment for the variable and for each of its slots
   */
  List<Assignment> update(Parameter parameter);
}
