package org.isomer.eval.detection.head;

import org.isomer.eval.spi.DetectionHead;
import org.isomer.eval.spi.DetectionHeadPlugin;

/**
 * A one-stage detector without anchors, in the manner of FCOS (Tian et al. 2019): every cell of a
 * feature pyramid (Lin et al. 2017) near the centre of an object predicts its class, the distances
 * of its four sides, and how central the cell is. The loss is the focal loss of the classes, plus
 * one minus the generalised overlap of the boxes, plus the cross-entropy of the centre-ness. The
 * score of a box is √(class · centre-ness).
 */
public final class Fcos implements DetectionHeadPlugin<HeadOptions> {
  @Override
  public String name() {
    return "fcos";
  }

  @Override
  public String summary() {
    return "Each cell of a feature pyramid predicts the object around it, without anchors";
  }

  @Override
  public Class<HeadOptions> configType() {
    return HeadOptions.class;
  }

  @Override
  public DetectionHead create(HeadOptions options) {
    options.check();
    return setting -> new FcosDetector(options, Pyramid.of(setting, options), setting.classes());
  }
}
