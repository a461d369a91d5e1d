package org.isomer.spi;

/** Makes a loss: what training minimises, computed from the embeddings of a batch. */
@Kind(value = "loss", makes = Loss.class)
public interface LossPlugin<C extends Record> extends Plugin<C, Loss> {}
