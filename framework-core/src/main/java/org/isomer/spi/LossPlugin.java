package org.isomer.spi;

/** Makes a loss. */
@Kind(value = "loss", makes = Loss.class)
public interface LossPlugin<C extends Record> extends Plugin<C, Loss> {}
