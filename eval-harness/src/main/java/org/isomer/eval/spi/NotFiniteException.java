package org.isomer.eval.spi;

/**
 * A classifier or a head gave a number that is NaN or infinite, which no score can be computed
 * from. The harness catches it and says of which model and task.
 */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * With the beginning of a message.
   *
   * @param what what gave which number, such as {@code the classifier gives the logit NaN}
   */
  public NotFiniteException(String what) {
    super(what);
  }
}
