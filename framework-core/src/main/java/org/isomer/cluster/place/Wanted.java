package org.isomer.cluster.place;

/**
 * What a run is divided among.
 *
 * @param replicas those of the configuration
 * @param devices how many of them each worker has, which divides them
 */
public record Wanted(int replicas, int devices) {
  /** The workers. */
  public int workers() {
    return replicas / devices;
  }

  /** For messages. */
  String words() {
    return devices == 1
        ? "replicas is " + replicas
        : "replicas is %d, %d of each worker".formatted(replicas, devices);
  }
}
