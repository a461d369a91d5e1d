package org.isomer.spi;

/** Makes one step of a view's pipeline. */
@Kind(value = "augmentation", makes = Augmentation.class)
public interface AugmentationPlugin<C extends Record> extends Plugin<C, Augmentation> {}
