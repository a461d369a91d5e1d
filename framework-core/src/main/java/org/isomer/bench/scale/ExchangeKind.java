package org.isomer.bench.scale;

import org.isomer.train.engine.StepPart;

/** What workers exchange in a step, and for what. */
public enum ExchangeKind {
  /** Whether one wants to stop, between two steps. */
  MEETING("meeting between steps", Ring.SUM),

  /** What the loss sees of all rows. */
  EMBEDDINGS("gather of embeddings", Ring.GATHER),

  /** What rows are normalised by, and sums of losses: a table with a line for each worker. */
  STATISTICS("sums of statistics", Ring.SUM),

  /** All gradients, as one tensor. */
  GRADIENTS("sum of gradients", Ring.SUM);

  private static final String GATHER = "CollectiveGatherV2";

  private final String title;
  private final Ring ring;

  ExchangeKind(String title, Ring ring) {
    this.title = title;
    this.ring = ring;
  }

  /** What an exchange in a step is for. */
  public static ExchangeKind of(String operation, StepPart part) {
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
  public Ring ring() {
    return ring;
  }

  /**
   * How many times larger its tensors are where devices have a batch each than where fewer workers
   * share one.
   */
  double growth(int workers, int devices) {
    return switch (this) {
      case EMBEDDINGS -> devices;
      case STATISTICS -> (double) devices / workers;
      case MEETING, GRADIENTS -> 1;
    };
  }
}
