package org.isomer.graph;

/** That {@link Convolutions} come out wrong on this processor, and what to do about it. */
public final class WrongConvolutionsException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** With what is wrong and what to do. */
  public WrongConvolutionsException(String message) {
    super(message);
  }
}
