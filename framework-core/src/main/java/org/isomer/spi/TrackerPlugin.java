package org.isomer.spi;

/** Makes a tracker, which tells another program of runs. */
@Kind(value = "tracker", makes = Tracker.class)
public interface TrackerPlugin<C extends Record> extends Plugin<C, Tracker> {}
