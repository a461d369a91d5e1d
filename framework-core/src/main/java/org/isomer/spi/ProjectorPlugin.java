package org.isomer.spi;

/** Makes a projection head: the network between encoder and loss. */
@Kind(value = "projector", makes = Projector.class)
public interface ProjectorPlugin<C extends Record> extends Plugin<C, Projector> {}
