package org.isomer.eval.spi;

import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Makes a metric that a task file can ask for, beside those that its task reports. */
@Kind(value = "metric", makes = PredictionMetric.class)
public interface MetricPlugin<C extends Record> extends Plugin<C, PredictionMetric> {}
