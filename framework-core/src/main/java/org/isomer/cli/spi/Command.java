package org.isomer.cli.spi;

/**
 * What a verb does. Its constructor, which carries {@code jakarta.inject.Inject}, asks for what it
 * works with: the verb's configuration, and services such as {@link Console}.
 */
public interface Command {
  /**
   * Does it. Returning means success.
   *
   * @throws org.isomer.spi.BadInputException if something that the user gave cannot be used
   */
  void run() throws Exception;

  /** How to go on if the process is asked to end now. Called by another thread. */
  default Continuation toGoOn() {
    return Continuation.SAME;
  }

  /**
   * Whether somebody else says how to go on if the process is asked to end now, such as a command
   * that this one has started. Called by another thread.
   */
  default boolean leavesFarewell() {
    return false;
  }
}
