package org.isomer.augment.pixel;

/**
 * Small arrays that an operation needs while it runs: one of each type for each thread, with
 * unspecified contents. An operation asks for an array once and is done with it when it returns.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private float[] floats = new float[0];
  private int[] ints = new int[0];

  private Scratch() {}

  /** This thread's floats, at least {@code size} of them. */
  static float[] floats(int size) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.floats.length < size) {
      scratch.floats = new float[size];
    }
    return scratch.floats;
  }

  /** This thread's integers, at least {@code size} of them. */
  static int[] ints(int size) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.ints.length < size) {
      scratch.ints = new int[size];
    }
    return scratch.ints;
  }
}
