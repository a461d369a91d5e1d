package org.isomer.eval.spi;

import java.util.List;
import org.isomer.spi.FeatureMatrix;

/** A finished classifier of feature vectors. It has no way to see the labels of what it judges. */
@FunctionalInterface
public interface Classifier {
  /** One prediction for each row; a row's prediction does not depend on the other rows. */
  List<Prediction> predict(FeatureMatrix features);
}
