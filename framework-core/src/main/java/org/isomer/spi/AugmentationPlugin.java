package org.isomer.spi;

/** Makes one step of a view's pipeline: an {@link Augmentation} or a {@link Conversion}. */
@Kind(value = "augmentation", makes = Step.class)
public interface AugmentationPlugin<C extends Record> extends Plugin<C, Step> {}
