package org.isomer.reports.record;

/**
 * How many scored samples the model may have seen in pretraining.
 *
 * @param pretraining the title of the data that it was pretrained on
 * @param compared how many pretraining samples were compared
 * @param identical scored samples of which pretraining has an exact copy
 * @param near scored samples of which pretraining has a near-duplicate, without the identical ones
 */
public record Overlap(String pretraining, long compared, long identical, long near) {
  /** Checks that counts are some. */
  public Overlap {
    Plausible.notNegative("compared", compared);
    Plausible.notNegative("identical", identical);
    Plausible.notNegative("near", near);
  }
}
