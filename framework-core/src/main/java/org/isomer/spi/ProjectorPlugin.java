package org.isomer.spi;

/** Makes a projection head. */
@Kind(value = "projector", makes = Projector.class)
public interface ProjectorPlugin<C extends Record> extends Plugin<C, Projector> {}
