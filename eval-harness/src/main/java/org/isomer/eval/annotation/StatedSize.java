package org.isomer.eval.annotation;

/**
 * The size of an image as its annotations state it.
 *
 * @param height rows
 * @param width columns
 */
public record StatedSize(int height, int width) {
  /** Whether an image has this size. */
  public boolean is(int rows, int columns) {
    return height == rows && width == columns;
  }
}
