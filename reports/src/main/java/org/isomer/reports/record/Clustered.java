package org.isomer.reports.record;

import java.util.Optional;

/**
 * The cluster that an example was put into.
 *
 * @param id the example's permanent id in its data set
 * @param truth its class
 * @param cluster the number of its cluster, from 0; numbers have no meaning
 */
public record Clustered(String id, int truth, int cluster) implements Sample {
  /** Checks that it is in a cluster. */
  public Clustered {
    Plausible.notNegative("cluster", cluster);
  }

  @Override
  public Optional<String> wrong(LabelRange labels) {
    return labels.label("truth", truth);
  }
}
