package org.isomer.spi;

/**
 * Feature vectors, one a row. The array is shared, not copied: treat it as read-only.
 *
 * @param rows all of the same positive length; none of a split without examples
 */
public record FeatureMatrix(float[][] rows) {
  /**
   * Checks the shape and that every number is finite.
   *
   * @throws BadInputException if a feature is NaN or infinite
   */
  public FeatureMatrix {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length == 0 || rows[i].length != rows[0].length) {
        throw new IllegalArgumentException(
            "row %d has %d features, row 0 has %d".formatted(i, rows[i].length, rows[0].length));
      }
      for (int j = 0; j < rows[i].length; j++) {
        if (!Float.isFinite(rows[i][j])) {
          throw new BadInputException(
              ("feature %d of example %d is %s: the encoder does not give finite numbers. Look at"
                      + " the loss of its run and evaluate an earlier checkpoint.")
                  .formatted(j, i, rows[i][j]));
        }
      }
    }
  }

  /** The number of rows. */
  public int size() {
    return rows.length;
  }

  /** The length of a row; 0 if there is none. */
  public int dim() {
    return rows.length == 0 ? 0 : rows[0].length;
  }
}
