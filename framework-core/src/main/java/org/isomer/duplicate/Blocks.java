package org.isomer.duplicate;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Work on many examples, on all processors, that tells how far it is. */
public final class Blocks {
  private static final int SIZE = 256;

  private Blocks() {}

  /**
   * Does something with each example.
   *
   * @param count how many there are
   * @param work is given the index of each, by several threads
   * @param progress is told how many more are done
   */
  public static void forEach(int count, IntConsumer work, IntConsumer progress) {
    for (int from = 0; from < count; from += SIZE) {
      int to = Math.min(count, from + SIZE);
      IntStream.range(from, to).parallel().forEach(work);
      progress.accept(to - from);
    }
  }
}
