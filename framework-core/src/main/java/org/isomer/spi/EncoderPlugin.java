package org.isomer.spi;

/** Makes an encoder: the network whose representation is learned and kept. */
@Kind(value = "encoder", makes = Encoder.class, additions = EncoderAdditions.class)
public interface EncoderPlugin<C extends Record> extends Plugin<C, Encoder> {}
