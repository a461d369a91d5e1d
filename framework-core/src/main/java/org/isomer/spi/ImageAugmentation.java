package org.isomer.spi;

import org.isomer.random.CounterRandom;

/** An augmentation of images. */
@FunctionalInterface
public interface ImageAugmentation extends Augmentation {
  /** Changes the image in place. */
  void apply(Image image, CounterRandom random);

  @Override
  default Class<Image> accepts() {
    return Image.class;
  }

  @Override
  default void apply(Example example, CounterRandom random) {
    apply((Image) example, random);
  }
}
