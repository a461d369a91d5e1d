package org.isomer.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * The tensors of some examples: of each an array in row-major order, one row an example. A mutable
 * buffer; which rows count is for its user to know.
 */
public final class Rows {
  private final InputSpec spec;
  private final int capacity;
  private final List<Object> arrays;
  private final int[] sizes;

  /**
   * Room for examples; all numbers are 0.
   *
   * @throws ArithmeticException if Java cannot hold a tensor of them in one piece
   */
  public Rows(InputSpec spec, int capacity) {
    this.spec = spec;
    this.capacity = capacity;
    arrays = new ArrayList<>();
    sizes = spec.tensors().stream().mapToInt(TensorSpec::size).toArray();
    for (TensorSpec tensor : spec.tensors()) {
      int numbers = Math.multiplyExact(capacity, tensor.size());
      arrays.add(
          switch (tensor.scalar()) {
            case FLOAT32 -> new float[numbers];
            case INT32 -> new int[numbers];
          });
    }
  }

  /**
   * Examples of one tensor of real numbers.
   *
   * @param values row after row, at least one row; shared, not copied
   */
  public static Rows of(InputSpec spec, float[] values) {
    return new Rows(spec, values);
  }

  private Rows(InputSpec spec, float[] values) {
    this.spec = spec;
    capacity = values.length / spec.tensors().get(0).size();
    arrays = List.of(values);
    sizes = new int[] {spec.tensors().get(0).size()};
  }

  /** What each row holds. */
  public InputSpec spec() {
    return spec;
  }

  /** How many rows there is room for. */
  public int capacity() {
    return capacity;
  }

  /** A tensor of {@link Scalar#FLOAT32}, shared, not copied. */
  public float[] floats(int tensor) {
    return (float[]) arrays.get(tensor);
  }

  /** A tensor of {@link Scalar#INT32}, shared, not copied. */
  public int[] ints(int tensor) {
    return (int[]) arrays.get(tensor);
  }

  /**
   * Writes a row of a tensor.
   *
   * @param values at least as many as the tensor's shape asks for; only these count
   */
  public void put(int row, int tensor, float[] values) {
    copy(row, tensor, values);
  }

  /**
   * Writes a row of a tensor.
   *
   * @param values at least as many as the tensor's shape asks for; only these count
   */
  public void put(int row, int tensor, int[] values) {
    copy(row, tensor, values);
  }

  /** Writes the first rows of another buffer, whose spec is this one's, over those here. */
  public void copyFrom(Rows other, int count) {
    for (int tensor = 0; tensor < sizes.length; tensor++) {
      System.arraycopy(other.arrays.get(tensor), 0, arrays.get(tensor), 0, count * sizes[tensor]);
    }
  }

  /** A copy of some rows, in their order. */
  public Rows select(int[] chosen) {
    Rows copy = new Rows(spec, chosen.length);
    for (int tensor = 0; tensor < sizes.length; tensor++) {
      for (int i = 0; i < chosen.length; i++) {
        int size = sizes[tensor];
        System.arraycopy(
            arrays.get(tensor), chosen[i] * size, copy.arrays.get(tensor), i * size, size);
      }
    }
    return copy;
  }

  /** Moves some rows to the beginning, over those there. */
  public void keep(int first, int count) {
    for (int tensor = 0; tensor < sizes.length; tensor++) {
      Object array = arrays.get(tensor);
      System.arraycopy(array, first * sizes[tensor], array, 0, count * sizes[tensor]);
    }
  }

  private void copy(int row, int tensor, Object values) {
    int size = sizes[tensor];
    System.arraycopy(values, 0, arrays.get(tensor), row * size, size);
  }
}
