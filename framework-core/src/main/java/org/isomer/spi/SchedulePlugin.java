package org.isomer.spi;

/** Makes a learning-rate schedule. */
@Kind(value = "schedule", makes = Schedule.class)
public interface SchedulePlugin<C extends Record> extends Plugin<C, Schedule> {}
