package org.isomer.spi;

/**
 * Something that the user gave (a configuration, data, a checkpoint, a plugin JAR, an argument)
 * cannot be used. The message names the file and the place, says what is wrong and what to do; the
 * command line prints it alone and exits with code 2.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the whole message for the user. */
  public BadInputException(String message) {
    super(message);
  }

  /** With the whole message for the user, and the cause for {@code --verbose}. */
  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
