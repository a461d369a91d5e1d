package org.isomer.spi;

import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.graph.Net;

/**
 * A method of representation learning: how views, encoder, projector and loss make one training
 * step. Queues, prototypes and momentum copies are variables that it makes in its net, so that
 * checkpoints hold them.
 */
public interface Framework {
  /** Whether the method can train on this number of views. */
  boolean acceptsViews(int views);

  /** Whether it needs the classes of the training examples. */
  default boolean needsLabels() {
    return false;
  }

  /** Whether it needs scores of the training examples; see {@link Examples#scored}. */
  default boolean needsScores() {
    return false;
  }

  /** Whether these scores have to be in [−1, 1], as cosines are. */
  default boolean needsCosines() {
    return false;
  }

  /**
   * Whether it weighs the targets of rows by {@link Instances#mixtures}, where views are mixed. One
   * that does not takes each row for its own instance's, and is only given rows of which more than
   * half is.
   */
  default boolean weighsTargets() {
    return false;
  }

  /**
   * Whether the loss is that of the {@linkplain org.isomer.graph.GlobalBatch whole batch} where
   * each of several replicas has a slice of it.
   */
  default boolean spansReplicas() {
    return false;
  }

  /**
   * How many negatives each anchor is compared with, where that is the same number for all; for
   * those who want to know what a batch means.
   *
   * @param batch the instances of a batch, those on other replicas included
   * @param views the views of each
   */
  default OptionalInt negatives(int batch, int views) {
    return OptionalInt.empty();
  }

  /**
   * The prefix of the {@linkplain Net#keepMomentumCopies copies} of the encoder's weights that are
   * the outcome of training; empty if the trained weights themselves are. Monitors, evaluation and
   * export read those.
   */
  default Optional<String> outcome() {
    return Optional.empty();
  }

  /**
   * Builds the training graph.
   *
   * @param net the root of the training graph; the encoder belongs into its scope {@code encoder}
   * @param encoder the encoder to train
   * @param instances the batch
   */
  Objective build(Net net, Encoder encoder, Instances instances);
}
