package org.isomer.eval.spi;

import java.util.List;

/**
 * What a detector is built for.
 *
 * @param height of the frame that the encoder sees, in pixels
 * @param width of the frame, in pixels
 * @param stages the sizes of the encoder's feature maps, from fine to coarse, at least one; all of
 *     them cover the whole frame
 * @param classes the number of classes; labels count from 0
 */
public record DetectionSetting(int height, int width, List<Grid> stages, int classes) {
  /** Copies the list. */
  public DetectionSetting {
    stages = List.copyOf(stages);
  }

  /**
   * The size of a feature map.
   *
   * @param rows cells from top to bottom
   * @param columns cells from left to right
   */
  public record Grid(int rows, int columns) {}
}
