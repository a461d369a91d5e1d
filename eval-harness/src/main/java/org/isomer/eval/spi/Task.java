package org.isomer.eval.spi;

/** What is measured and how. Stateless. */
public sealed interface Task permits FeatureTask, ModelTask {
  /** What reports print above its numbers, a few words such as {@code linear probe}. */
  String title();
}
