package org.isomer.eval.spi;

/** A way of finding objects on an encoder's feature maps. */
@FunctionalInterface
public interface DetectionHead {
  /**
   * The detector for feature maps of given sizes.
   *
   * @throws org.isomer.spi.BadInputException if these feature maps are not what it needs
   */
  Detector on(DetectionSetting setting);
}
