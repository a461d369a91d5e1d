package org.isomer.spi;

/**
 * Feature vectors, one a row. The array is shared, not copied: treat it as read-only.
 *
 * @param rows at least one row; all of the same positive length
 */
public record FeatureMatrix(float[][] rows) {
  /**
   * Checks the shape and that every number is finite.
   *
   * @throws BadInputException if a feature is NaN or infinite
   */
  public FeatureMatrix {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException("no features");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
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

  /** The length of a row. */
  public int dim() {
    return rows[0].length;
  }
}
