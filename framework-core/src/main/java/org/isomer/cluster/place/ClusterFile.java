package org.isomer.cluster.place;

import java.util.List;
import org.isomer.spi.Option;

/**
 * What {@code --cluster} names.
 *
 * @param workers the address of every worker, by rank
 */
public record ClusterFile(
    @Option(help = "host:port of every worker, by rank") List<String> workers) {
  /** Copies the list. */
  public ClusterFile {
    workers = List.copyOf(workers);
  }
}
