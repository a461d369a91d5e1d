package org.isomer.spi;

/** Opens recordings. */
@Kind(value = "recordings", makes = Recordings.class)
public interface RecordingsPlugin<C extends Record> extends Plugin<C, Recordings> {}
