package org.isomer.encoder;

/** How a vision transformer makes one feature vector of its tokens. */
public enum Pooling {
  /** The class token, after the final normalisation. */
  CLS,
  /** The mean of the patches' tokens, normalised afterwards. */
  MEAN
}
