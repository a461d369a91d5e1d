package org.isomer.bench.measure;

/**
 * Work that is the same call again and again.
 *
 * @param amount how much a call does, in what the unit counts
 * @param call does it once
 */
public record RepeatedWork(String name, String unit, double amount, Runnable call) implements Work {
  private static final double NANO = 1e-9;

  @Override
  public double rate(double seconds) {
    long calls = 0;
    long start = System.nanoTime();
    double elapsed;
    do {
      call.run();
      calls++;
      elapsed = (System.nanoTime() - start) * NANO;
    } while (elapsed < seconds);
    return calls * amount / elapsed;
  }
}
