package org.isomer.bench;

import org.isomer.train.engine.StepPart;

/** What workers exchange in a step, and for what. */
enum ExchangeKind {
  /** Whether one wants to stop, between two steps. */
  MEETING("meeting between steps", Ring.SUM, (from, to) -> 1),

  /** What the loss sees of all rows. */
  EMBEDDINGS("gather of embeddings", Ring.GATHER, (from, to) -> to),

  /** What rows are normalised by, and sums of losses: a table with a line for each worker. */
  STATISTICS("sums of statistics", Ring.SUM, (from, to) -> (double) to / from),

  /** All gradients, as one tensor. */
  GRADIENTS("sum of gradients", Ring.SUM, (from, to) -> 1);

  private static final String GATHER = "CollectiveGatherV2";

  /** How many times larger a tensor becomes. */
  @FunctionalInterface
  private interface Growth {
    double of(int from, int to);
  }

  private final String title;
  private final Ring ring;
  private final Growth growth;

  ExchangeKind(String title, Ring ring, Growth growth) {
    this.title = title;
    this.ring = ring;
    this.growth = growth;
  }

  /** What an exchange in a step is for. */
  static ExchangeKind of(String operation, StepPart part) {
    if (operation.equals(GATHER)) {
      return EMBEDDINGS;
    }
    return part == StepPart.UPDATE ? GRADIENTS : STATISTICS;
  }

  /** What tables call it. */
  String title() {
    return title;
  }

  /** How it goes on. */
  Ring ring() {
    return ring;
  }

  /**
   * How many times larger its tensors are where devices have a batch each than where fewer workers
   * share one.
   */
  double growth(int workers, int devices) {
    return growth.of(workers, devices);
  }
}
