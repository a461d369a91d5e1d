package org.isomer.spi;

import org.isomer.random.CounterRandom;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * A random change of one view of a whole batch, which may mix its rows, as Mixup does. It sees what
 * the pipelines of the view have left of each example, as the encoder is about to read it.
 * Stateless and safe for many threads.
 */
public interface BatchAugmentation {
  /**
   * The least share of its own that a row may be left with, from 0 to 1; 1 if rows are not mixed.
   * Above ½ a row is its own more than its partner's, and so fit for any {@link Framework}; down to
   * ½ and below, only for one that {@linkplain Framework#weighsTargets weighs targets}.
   */
  double least();

  /**
   * Makes sure that it can change such rows. Called for each view before training.
   *
   * @param rows what each row holds
   * @throws BadInputException if it cannot
   */
  default void require(InputSpec rows) {}

  /**
   * Changes the rows of a view.
   *
   * @param before the rows as they were; they stay so
   * @param rows the same again, to be changed in place
   * @param count how many rows there are, from the first
   * @param random the only source of randomness; its place is that of the batch and the view
   * @return what each of these rows is made of
   */
  Mix apply(Rows before, Rows rows, int count, CounterRandom random);
}
