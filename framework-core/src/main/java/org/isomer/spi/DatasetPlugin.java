package org.isomer.spi;

/** Opens a data set. */
@Kind(value = "dataset", makes = Dataset.class)
public interface DatasetPlugin<C extends Record> extends Plugin<C, Dataset> {}
