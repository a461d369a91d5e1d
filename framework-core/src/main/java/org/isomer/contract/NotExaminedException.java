package org.isomer.contract;

/** There is nothing to try a plugin on. The message says what is missing. */
public final class NotExaminedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the whole message. */
  public NotExaminedException(String message) {
    super(message);
  }
}
