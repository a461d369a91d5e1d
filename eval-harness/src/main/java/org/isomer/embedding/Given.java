package org.isomer.embedding;

import java.util.List;
import java.util.function.Supplier;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/**
 * What a program holds in memory, as examples.
 *
 * @param <T> what it holds
 * @param <E> the examples that are made of it
 * @param buffers makes an empty example
 * @param filling makes an example of a value
 */
record Given<T, E extends Example>(List<T> values, Supplier<E> buffers, Filling<T, E> filling)
    implements Examples {
  /** Copies the list. */
  Given {
    values = List.copyOf(values);
  }

  /** Makes an example of a value. */
  @FunctionalInterface
  interface Filling<T, E> {
    /**
     * Fills an example.
     *
     * @param name what messages call it
     */
    void fill(T value, String name, E into);
  }

  @Override
  public long size() {
    return values.size();
  }

  @Override
  public String id(long index) {
    return values.size() == 1 ? "given" : "number %d of the list".formatted(index + 1);
  }

  @Override
  public Example buffer() {
    return buffers.get();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void read(long index, Example into) {
    filling.fill(values.get(Math.toIntExact(index)), id(index), (E) into);
  }
}
