package org.isomer.spi;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the rows of a view are made of after a {@link BatchAugmentation}: row i has the share λᵢ of
 * its own, and 1 − λᵢ of its partner.
 *
 * @param partners the row of each row's partner, which may be itself; shared, not copied
 * @param shares λ of each row, in [0, 1]; shared, not copied
 */
public record Mix(int[] partners, float[] shares) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are not as many partners as shares, a partner is no
   *     row, or a share is out of [0, 1]
   */
  public Mix {
    if (partners.length != shares.length) {
      throw new IllegalArgumentException(
          "%d partners and %d shares; give one of each for each row"
              .formatted(partners.length, shares.length));
    }
    for (int row = 0; row < partners.length; row++) {
      if (partners[row] < 0 || partners[row] >= partners.length) {
        throw new IllegalArgumentException(
            "the partner of row %d of %d is %d; give a row"
                .formatted(row, partners.length, partners[row]));
      }
      if (!(shares[row] >= 0 && shares[row] <= 1)) {
        throw new IllegalArgumentException(
            "the share of row %d is %s; give one in [0, 1]".formatted(row, shares[row]));
      }
    }
  }

  /** Rows that are all their own. */
  public static Mix none(int rows) {
    float[] shares = new float[rows];
    Arrays.fill(shares, 1);
    return new Mix(IntStream.range(0, rows).toArray(), shares);
  }
}
