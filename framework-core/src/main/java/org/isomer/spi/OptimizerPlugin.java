package org.isomer.spi;

/** Makes an optimizer. */
@Kind(value = "optimizer", makes = Optimizer.class)
public interface OptimizerPlugin<C extends Record> extends Plugin<C, Optimizer> {}
