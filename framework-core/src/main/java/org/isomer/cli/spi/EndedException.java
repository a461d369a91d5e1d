package org.isomer.cli.spi;

/** Ends the command line with an exit code of its own, for a reason that lies outside of it. */
public final class EndedException extends RuntimeException {
  /** The exit code of a worker that ends because another one does, which says why. */
  public static final int FOLLOWING = 3;

  private static final long serialVersionUID = 1;

  private final int code;

  /**
   * For a reason.
   *
   * @param code the exit code
   * @param message for the user; empty if somebody else tells it
   */
  public EndedException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The exit code. */
  public int code() {
    return code;
  }
}
