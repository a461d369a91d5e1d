package org.isomer.encoder;

/** The first layers of a ResNet. */
public enum Stem {
  /** A 7 × 7 convolution of stride 2 and a 3 × 3 max-pool of stride 2, for large images. */
  IMAGENET,
  /** A 3 × 3 convolution of stride 1, for images of about 32 pixels. */
  CIFAR
}
