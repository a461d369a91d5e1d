package org.isomer.spi;

/** Adds a kind of example. */
@Kind(value = "modality", makes = Modality.class)
public interface ModalityPlugin<C extends Record> extends Plugin<C, Modality> {}
