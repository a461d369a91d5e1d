package org.isomer.spi;

/** Makes an optimizer, which turns gradients into updates of variables. */
@Kind(value = "optimizer", makes = Optimizer.class, additions = OptimizerAdditions.class)
public interface OptimizerPlugin<C extends Record> extends Plugin<C, Optimizer> {}
