package org.isomer.spi;

/** Makes a baseline: numbers without an encoder, which a representation has to beat. */
@Kind(value = "baseline", makes = Baseline.class)
public interface BaselinePlugin<C extends Record> extends Plugin<C, Baseline> {}
