package org.isomer.eval.detection.score;

import org.isomer.eval.detection.VocDialect;
import org.isomer.eval.metric.Dialect;

/**
 * Whose definitions a result follows: which metric is its headline, and how VOC's average precision
 * is computed. COCO's numbers are the same in all of them.
 */
public enum DetectionDialect implements Dialect {
  /** COCO's AP is the headline; VOC's AP is that of the development kit of 2010. */
  COCO,
  /** VOC's AP by the development kit of 2007 is the headline. */
  VOC2007,
  /** VOC's AP by the development kit of 2010 and later is the headline. */
  VOC2010,
  /** VOC's AP by the program of Faster R-CNN with 11 points is the headline. */
  FASTER_RCNN_2007,
  /** VOC's AP by the program of Faster R-CNN with all points is the headline. */
  FASTER_RCNN_2010;

  @Override
  public String summary() {
    return headline() + " is the headline; VOC's AP has " + voc().title();
  }

  /** The metric that leaderboards show. */
  public String headline() {
    return this == COCO ? DetectionScores.AP : DetectionScores.VOC_AP50;
  }

  VocDialect voc() {
    return switch (this) {
      case COCO, VOC2010 -> VocDialect.DEVKIT_2010;
      case VOC2007 -> VocDialect.DEVKIT_2007;
      case FASTER_RCNN_2007 -> VocDialect.FASTER_RCNN_2007;
      case FASTER_RCNN_2010 -> VocDialect.FASTER_RCNN_2010;
    };
  }
}
