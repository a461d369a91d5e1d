package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How often each class was taken for each class. Rows are the truth, columns the predictions. */
public final class ConfusionMatrix {
  private final long[][] cells;

  private ConfusionMatrix(long[][] cells) {
    this.cells = cells;
  }

  /**
   * Counts.
   *
   * @param classes the number of classes
   * @param truth the true class of each sample
   * @param predicted the predicted class of each sample
   */
  public static ConfusionMatrix of(int classes, int[] truth, int[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "%d true and %d predicted classes".formatted(truth.length, predicted.length));
    }
    long[][] cells = new long[classes][classes];
    for (int i = 0; i < truth.length; i++) {
      cells[truth[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(cells);
  }

  /**
   * From counts.
   *
   * @param cells square; rows are the truth. Copied
   */
  public static ConfusionMatrix of(long[][] cells) {
    for (long[] row : cells) {
      if (row.length != cells.length) {
        throw new IllegalArgumentException(
            "%d rows, but a row of %d cells".formatted(cells.length, row.length));
      }
    }
    return new ConfusionMatrix(new ConfusionMatrix(cells).toArray());
  }

  /** The number of classes. */
  public int classes() {
    return cells.length;
  }

  /** How many samples of class {@code truth} were predicted as {@code predicted}. */
  public long count(int truth, int predicted) {
    return cells[truth][predicted];
  }

  /** The number of samples. */
  public long total() {
    return Arrays.stream(cells).flatMapToLong(Arrays::stream).sum();
  }

  /** The number of samples on the diagonal. */
  public long correct() {
    return IntStream.range(0, classes()).mapToLong(c -> cells[c][c]).sum();
  }

  /** Every class against the rest, by class. */
  public List<Counts> counts() {
    return IntStream.range(0, classes()).mapToObj(this::countsOf).toList();
  }

  /** As {@link #counts}, without the classes that occur neither in the truth nor predicted. */
  public List<Counts> observedCounts() {
    return counts().stream().filter(Counts::occurs).toList();
  }

  /** A copy of the cells. */
  public long[][] toArray() {
    long[][] copy = new long[classes()][];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = cells[row].clone();
    }
    return copy;
  }

  private Counts countsOf(int label) {
    long row = 0;
    long column = 0;
    for (int other = 0; other < classes(); other++) {
      row += cells[label][other];
      column += cells[other][label];
    }
    long hits = cells[label][label];
    return new Counts(hits, column - hits, row - hits);
  }
}
