package org.isomer.spi;

/** Adds a kind of example, as images, texts and series are. */
@Kind(value = "modality", makes = Modality.class)
public interface ModalityPlugin<C extends Record> extends Plugin<C, Modality> {}
