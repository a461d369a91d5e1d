package org.isomer.bench.train;

import org.isomer.bench.measure.Bench;

/** A bench of a configuration, whose options {@code --set} may change. */
public interface ConfigurationBench extends Bench {
  /** What stands behind its word. */
  String ARGUMENT = "CONFIG.yaml";

  @Override
  default String argument() {
    return ARGUMENT;
  }

  @Override
  default boolean takesChanges() {
    return true;
  }
}
