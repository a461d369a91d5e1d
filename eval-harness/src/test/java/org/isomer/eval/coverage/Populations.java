package org.isomer.eval.coverage;

import java.util.List;

/** Even and skewed populations of every kind. */
final class Populations {
  static final List<Population> ALL =
      List.of(
          new Detections(false, "AP, even classes", 4, false, 0),
          new Detections(false, "AP, rare classes", 10, true, 0),
          new Detections(false, "AP, crowded images", 4, true, .1),
          new Detections(true, "AP50, even classes", 4, false, 0),
          new Detections(true, "AP50, rare classes", 10, true, 0),
          new Detections(true, "AP50, crowded images", 4, true, .1),
          new Segmentations("mean IoU, even classes", 5, false, .7),
          new Segmentations("mean IoU, rare classes", 11, true, .7),
          new Segmentations("mean IoU, uneven quality", 6, true, 2.5),
          new Classifications("macro F1, even classes", 4, false, .7),
          new Classifications("macro F1, rare classes", 10, true, .7),
          new Classifications("macro F1, nearly perfect", 4, true, .95),
          new LabelSets("mAP, even classes", 5, false),
          new LabelSets("mAP, rare classes", 10, true));

  private Populations() {}

  static Population named(String title) {
    return ALL.stream().filter(each -> each.title().equals(title)).findFirst().orElseThrow();
  }
}
