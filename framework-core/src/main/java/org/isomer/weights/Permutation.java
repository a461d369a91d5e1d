package org.isomer.weights;

/**
 * Another order of a tensor's dimensions.
 *
 * @param order for each dimension of the result, the dimension that it was
 */
record Permutation(int... order) {
  /** The sizes in the new order. */
  long[] shape(long[] shape) {
    long[] permuted = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      permuted[i] = shape[order[i]];
    }
    return permuted;
  }

  /** The permutation that undoes this one. */
  Permutation inverse() {
    int[] inverse = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      inverse[order[i]] = i;
    }
    return new Permutation(inverse);
  }

  /**
   * Row-major scalars of the reordered tensor.
   *
   * @param scalars row-major
   * @param shape their shape, before
   */
  float[] apply(float[] scalars, long[] shape) {
    long[] result = shape(shape);
    int[] strides = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      int stride = 1;
      for (int inner = order[i] + 1; inner < shape.length; inner++) {
        stride *= Math.toIntExact(shape[inner]);
      }
      strides[i] = stride;
    }
    float[] permuted = new float[scalars.length];
    int[] position = new int[order.length];
    int source = 0;
    for (int target = 0; target < permuted.length; target++) {
      permuted[target] = scalars[source];
      for (int i = order.length - 1; i >= 0; i--) {
        source += strides[i];
        if (++position[i] < result[i]) {
          break;
        }
        source -= position[i] * strides[i];
        position[i] = 0;
      }
    }
    return permuted;
  }
}
