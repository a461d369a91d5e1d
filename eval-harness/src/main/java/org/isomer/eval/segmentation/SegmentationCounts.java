package org.isomer.eval.segmentation;

import java.util.List;
import org.isomer.eval.metric.ConfusionMatrix;

/**
 * What is counted in a data set.
 *
 * @param confusion how many pixels of each class were taken for each class; rows are the truth
 * @param images one for each image, in order
 */
public record SegmentationCounts(ConfusionMatrix confusion, List<ImageCounts> images) {
  /** Copies the list. */
  public SegmentationCounts {
    images = List.copyOf(images);
  }
}
