package org.isomer.spi;

/** Makes a change of whole batches. */
@Kind(value = "batch-augmentation", makes = BatchAugmentation.class)
public interface BatchAugmentationPlugin<C extends Record> extends Plugin<C, BatchAugmentation> {}
