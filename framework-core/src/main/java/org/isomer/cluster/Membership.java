package org.isomer.cluster;

import java.util.Optional;

/** How this process learns which cluster it belongs to. */
@FunctionalInterface
public interface Membership {
  /** A process by itself. */
  Membership NONE = Optional::empty;

  /**
   * The cluster, if there is one.
   *
   * @throws org.isomer.spi.BadInputException if what was given makes no cluster
   */
  Optional<Cluster> find();
}
