package org.isomer.spi;

/** Makes an encoder. */
@Kind(value = "encoder", makes = Encoder.class)
public interface EncoderPlugin<C extends Record> extends Plugin<C, Encoder> {}
