package org.isomer.spi;

import java.util.Map;

/** Judges an encoder from time to time while it trains. Stateless; training never sees it. */
@FunctionalInterface
public interface Monitor {
  /**
   * Judges frozen features.
   *
   * @param train features of training examples
   * @param validation features of validation examples
   * @param classes the number of classes; labels are below it
   * @return scalars to log, by name, such as {@code knn-accuracy}
   */
  Map<String, Double> judge(FeatureSet train, FeatureSet validation, int classes);
}
