package org.isomer.spi;

/** Makes a baseline that needs no encoder. */
@Kind(value = "baseline", makes = Baseline.class)
public interface BaselinePlugin<C extends Record> extends Plugin<C, Baseline> {}
