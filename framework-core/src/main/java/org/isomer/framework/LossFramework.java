package org.isomer.framework;

import org.isomer.spi.Framework;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;

/** A method whose loss says what it takes; the loss is that of the whole batch of all replicas. */
public interface LossFramework extends Framework {
  /** A method of two views. */
  interface OfTwoViews extends LossFramework {
    @Override
    default boolean acceptsViews(int views) {
      return views == 2 && LossFramework.super.acceptsViews(views);
    }
  }

  /** The loss of the views' embeddings. */
  Loss loss();

  @Override
  default boolean acceptsViews(int views) {
    return loss().acceptsViews(views);
  }

  @Override
  default boolean needsLabels() {
    return loss().needs().contains(LossInput.LABELS);
  }

  @Override
  default boolean needsScores() {
    return loss().needs().contains(LossInput.SCORES);
  }

  @Override
  default boolean needsCosines() {
    return loss().needs().contains(LossInput.COSINES);
  }

  @Override
  default boolean spansReplicas() {
    return true;
  }
}
