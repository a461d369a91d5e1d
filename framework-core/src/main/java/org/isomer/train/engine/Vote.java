package org.isomer.train.engine;

/** What a replica wants where all of them meet; the strongest counts for all. */
public enum Vote {
  GO_ON(0),
  /** To stop after this step, as somebody has asked. */
  STOP(1),
  /** To end, as it cannot go on; it says why itself. */
  END(1 << 13);

  /** So that the sum over all replicas tells which is the strongest. */
  private final int weight;

  Vote(int weight) {
    this.weight = weight;
  }

  float weight() {
    return weight;
  }

  static Vote ofSum(float sum) {
    return sum >= END.weight ? END : sum >= STOP.weight ? STOP : GO_ON;
  }
}
