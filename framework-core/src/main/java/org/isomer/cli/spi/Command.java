package org.isomer.cli.spi;

/** A verb with its options, ready to run. */
@FunctionalInterface
public interface Command {
  /**
   * Does it. Returning means success.
   *
   * @throws org.isomer.spi.BadInputException if something that the user gave cannot be used
   */
  void run(Workbench workbench) throws Exception;

  /** How to go on if the process is asked to end now. Called by another thread. */
  default Continuation toGoOn() {
    return Continuation.SAME;
  }
}
