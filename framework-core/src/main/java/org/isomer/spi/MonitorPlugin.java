package org.isomer.spi;

/** Makes a monitor, which judges an encoder from time to time while it trains. */
@Kind(value = "monitor", makes = Monitor.class)
public interface MonitorPlugin<C extends Record> extends Plugin<C, Monitor> {}
