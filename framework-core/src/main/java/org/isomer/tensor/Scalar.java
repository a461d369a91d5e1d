package org.isomer.tensor;

/** The type of a tensor's numbers. */
public enum Scalar {
  FLOAT32,
  INT32
}
