package org.isomer.train.engine;

/** What an operation of a training graph is for. */
public enum StepPart {
  /** From views to the loss. */
  FORWARD,
  /** From the loss to gradients. */
  BACKWARD,
  /** From gradients to variables, statistics and copies. */
  UPDATE
}
