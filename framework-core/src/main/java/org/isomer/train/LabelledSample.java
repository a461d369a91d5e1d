package org.isomer.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** Some of the labelled examples of a split: the same ones in every run on the data. */
final class LabelledSample implements Examples {
  /** Fixed, so that curves of different runs are comparable. */
  private static final long KEY = 0;

  private final Examples all;
  private final int[] members;

  /**
   * Draws a sample.
   *
   * @param most the most examples to take
   */
  LabelledSample(Examples all, int most) {
    this.all = all;
    int[] labelled =
        IntStream.range(0, all.size()).filter(i -> all.label(i) != Examples.UNLABELLED).toArray();
    members =
        Arrays.stream(CounterRandom.of(KEY, "monitor").at(0, 0, 0).permutation(labelled.length))
            .limit(most)
            .map(i -> labelled[i])
            .sorted()
            .toArray();
  }

  @Override
  public int size() {
    return members.length;
  }

  @Override
  public int label(int index) {
    return all.label(members[index]);
  }

  @Override
  public String id(int index) {
    return all.id(members[index]);
  }

  @Override
  public Example buffer() {
    return all.buffer();
  }

  @Override
  public void read(int index, Example into) {
    all.read(members[index], into);
  }
}
