package org.isomer.eval.neighbour;

/**
 * The nearest neighbours of one query.
 *
 * @param indices rows of the bank, the most similar first, the lower row first among equals
 * @param similarities their cosine similarities, descending
 */
public record NearestRows(int[] indices, float[] similarities) {
  /** How many there are. */
  public int count() {
    return indices.length;
  }
}
