package org.isomer.bench.scale;

/**
 * How workers exchange a tensor: each hands parts of it on to the next one around a ring, which
 * takes the whole link of all of them at once (Patarasuk and Yuan 2009, "Bandwidth optimal
 * all-reduce algorithms for clusters of workstations").
 */
public enum Ring {
  /** Every part goes round once, until all workers have all parts. */
  GATHER(1),
  /** The parts are added up once round, and the sums handed on once more. */
  SUM(2);

  private final int rounds;

  Ring(int rounds) {
    this.rounds = rounds;
  }

  /** How often a worker sends, one time after the other. */
  int hops(int workers) {
    return rounds * (workers - 1);
  }

  /**
   * What a worker sends in all.
   *
   * @param bytes of the whole tensor
   */
  double sent(int workers, double bytes) {
    return bytes * hops(workers) / workers;
  }
}
