package org.isomer.spi;

/** Opens recordings: long series that tasks over time cut into splits. */
@Kind(value = "recordings", makes = Recordings.class)
public interface RecordingsPlugin<C extends Record> extends Plugin<C, Recordings> {}
