package org.isomer.train;

import java.io.IOException;
import java.util.Map;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.sentinel.Alarm;

/** What becomes of the outcome of steps. */
interface Recorder extends AutoCloseable {
  /**
   * A step is done.
   *
   * @throws org.isomer.spi.BadInputException if it has diverged
   */
  void step(StepOutcome outcome, double epoch) throws IOException;

  /**
   * The sentinel has noticed something.
   *
   * @param stop whether it ends the run
   * @throws org.isomer.spi.BadInputException if it ends the run
   */
  void alarm(Alarm alarm, boolean stop) throws IOException;

  /**
   * The values of all variables, for monitors.
   *
   * @throws org.isomer.spi.BadInputException if one is not finite
   */
  Map<String, float[]> values(long step) throws IOException;

  /** A moment to go on from. */
  void checkpoint(long step) throws IOException;

  /** Training ends; returns the manifest of the run. */
  RunManifest end(RunManifest.Status status) throws IOException;

  @Override
  void close() throws IOException;
}
