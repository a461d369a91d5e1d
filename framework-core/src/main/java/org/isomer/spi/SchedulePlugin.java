package org.isomer.spi;

/** Makes a learning-rate schedule: a factor on the learning rate for each step. */
@Kind(value = "schedule", makes = Schedule.class)
public interface SchedulePlugin<C extends Record> extends Plugin<C, Schedule> {}
