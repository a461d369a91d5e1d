package org.isomer.spi;

/** Makes one step of a view's pipeline: an {@link Augmentation} or a {@link Conversion}. */
@Kind(value = "augmentation", makes = Step.class)
public interface AugmentationPlugin<C extends Record> extends Plugin<C, Step> {
  /**
   * Whether its steps bring the numbers of every example to another scale, as normalisation does.
   * An encoder reads the scale that it was trained on, so views of training and of evaluation need
   * the same such steps.
   */
  default boolean rescales() {
    return false;
  }
}
