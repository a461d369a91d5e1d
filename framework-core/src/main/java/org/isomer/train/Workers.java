package org.isomer.train;

import java.util.Map;
import org.isomer.graph.Replicas;
import org.tensorflow.exceptions.TensorFlowException;

/** The workers that train one run: all take every step together, and the first keeps the run. */
interface Workers extends AutoCloseable {
  /** One that is by itself. */
  Workers ONE = new OneWorker();

  /** The replicas of the training graph, one in each worker. */
  Replicas replicas();

  /** Whether this is the one that keeps the run; the others write nothing. */
  default boolean first() {
    return replicas().rank() == 0;
  }

  /**
   * Makes sure that all train the same; waits for those that are not so far.
   *
   * @param facts what must be the same everywhere, by what it is called
   * @throws org.isomer.spi.BadInputException on all workers, if something differs
   */
  void requireAlike(Map<String, String> facts);

  /** Whether one of them asks to stop; all call it before the same step and hear the same. */
  boolean agree(boolean stop);

  /** Waits until all are here, longer than a step takes. */
  void meet();

  /** What a failure in TensorFlow means, which may be that another worker is gone. */
  RuntimeException meaning(TensorFlowException failure);

  @Override
  void close();
}
