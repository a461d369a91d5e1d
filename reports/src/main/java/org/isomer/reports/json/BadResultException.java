package org.isomer.reports.json;

/**
 * A stored result, or a set of them, cannot be used. The message is for the user: it names the file
 * and the place in it, says what is wrong and what to do.
 */
public final class BadResultException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the whole message for the user. */
  public BadResultException(String message) {
    super(message);
  }

  /** With the whole message for the user, and the cause. */
  public BadResultException(String message, Throwable cause) {
    super(message, cause);
  }
}
