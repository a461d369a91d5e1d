package org.isomer.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * How often and how long work is done.
 *
 * @param warmUp seconds that each works before the first round, uncounted
 * @param count the rounds
 * @param seconds the least time of each in a round
 * @param rest seconds between two kinds of work, in which nobody works: the threads of the one
 *     before make batches ahead, or wait in a loop, for a while
 */
public record Rounds(double warmUp, int count, double seconds, double rest) {
  private static final double MILLI = 1e3;

  /** Told of what was measured. */
  @FunctionalInterface
  public interface Observer {
    /** A round of one kind of work is done. */
    void measured(int round, Work work, double rate);
  }

  /** Has all work in turn, one round after the other: A B C A B C. */
  public List<Sample> of(List<Work> works, Observer observer) {
    List<List<Double>> rates = new ArrayList<>();
    for (Work work : works) {
      work.rate(warmUp);
      rates.add(new ArrayList<>());
    }
    for (int round = 1; round <= count; round++) {
      for (int i = 0; i < works.size(); i++) {
        pause();
        double rate = works.get(i).rate(seconds);
        rates.get(i).add(rate);
        observer.measured(round, works.get(i), rate);
      }
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      samples.add(Sample.of(works.get(i).name(), works.get(i).unit(), rates.get(i)));
    }
    return samples;
  }

  private void pause() {
    try {
      Thread.sleep((long) (rest * MILLI));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted between two rounds");
    }
  }
}
