package org.isomer.eval.spi;

import org.isomer.spi.FeatureSet;

/** A protocol that turns frozen features into a classifier. Stateless. */
public interface Task {
  /** What reports print above its numbers, a few words such as {@code linear probe}. */
  String title();

  /**
   * Fits a classifier.
   *
   * @param train what the classifier is made from
   * @param validation what hyper-parameters are chosen on, and nothing else
   * @param classes the number of classes; labels are below it
   */
  Fitted fit(FeatureSet train, FeatureSet validation, int classes);
}
