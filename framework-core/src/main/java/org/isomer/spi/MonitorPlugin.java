package org.isomer.spi;

/** Makes a monitor. */
@Kind(value = "monitor", makes = Monitor.class)
public interface MonitorPlugin<C extends Record> extends Plugin<C, Monitor> {}
