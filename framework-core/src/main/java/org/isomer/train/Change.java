package org.isomer.train;

import java.util.Locale;

/** What may have changed since a run or a result was made, and yet be used when a user says so. */
public enum Change {
  /** The examples and labels. */
  DATA,
  /** JARs of plugins that are not part of Isomer. */
  PLUGINS,
  /** The run's {@code config.yaml}. */
  CONFIGURATION;

  /** The option that accepts this change. */
  String option() {
    return "--accept-changed " + name().toLowerCase(Locale.ROOT);
  }
}
