package org.isomer.graph;

import org.tensorflow.ndarray.Shape;

/**
 * What the second of a variable's three dimensions stands for where it holds embeddings of
 * positions: first other tokens, such as a class token, then the cells of a grid, row by row.
 *
 * @param others the tokens that have no place in the grid
 */
public record PositionGrid(int others, int rows, int columns) {
  /** The number of tokens. */
  public int tokens() {
    return others + rows * columns;
  }

  /** The shape of a variable with embeddings of this length. */
  public Shape shape(int width) {
    return Shape.of(1, tokens(), width);
  }

  /** The grid's sides: {@code 14 × 14}. */
  public String sides() {
    return rows + " × " + columns;
  }
}
