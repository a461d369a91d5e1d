package org.isomer.eval.spi;

import java.util.List;
import org.isomer.spi.FeatureSet;

/**
 * The features of one subject on one data set.
 *
 * @param train what classifiers are made from
 * @param validation what hyper-parameters are chosen on
 * @param test what is scored, once
 * @param classes class names by label
 */
public record Splits(
    FeatureSet train, FeatureSet validation, FeatureSet test, List<String> classes) {
  /** Copies the list. */
  public Splits {
    classes = List.copyOf(classes);
  }
}
