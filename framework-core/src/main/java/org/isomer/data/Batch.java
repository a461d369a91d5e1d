package org.isomer.data;

import java.util.List;
import java.util.function.Consumer;
import org.isomer.spi.Mix;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The views of some examples, in buffers that the pipeline fills again once the batch is closed.
 * Only the first {@link #size()} rows count.
 */
public final class Batch implements AutoCloseable {
  enum State {
    FREE,
    FILLING,
    READY,
    TAKEN
  }

  private final List<Rows> views;
  private final int[] labels;
  private final float[] scores;
  private final int[] indices;
  private final Consumer<Batch> release;

  private List<Mix> mixes = List.of();
  private State state = State.FREE;
  private long step;
  private int epoch;
  private int size;
  private int unfinished;
  private int failedRow;
  private @Nullable Throwable failure;

  Batch(int capacity, List<InputSpec> specs, Consumer<Batch> release) {
    this.release = release;
    labels = new int[capacity];
    scores = new float[capacity];
    indices = new int[capacity];
    views = specs.stream().map(spec -> new Rows(spec, capacity)).toList();
  }

  /** The step that this batch is for, from 0. */
  public long step() {
    return step;
  }

  /** Complete passes over the examples before this step. */
  public int epoch() {
    return epoch;
  }

  /** The number of examples. */
  public int size() {
    return size;
  }

  /** The number of views of each example. */
  public int views() {
    return views.size();
  }

  /** A view of each example, in the first {@link #size()} rows. */
  public Rows view(int view) {
    return views.get(view);
  }

  /**
   * What the rows of each view are made of; empty if they are all their own. Where this is a slice
   * of a batch, those of the whole batch.
   */
  public List<Mix> mixes() {
    return mixes;
  }

  /** The label of each example; {@link org.isomer.spi.ClassData#UNLABELLED} where it has none. */
  public int[] labels() {
    return labels;
  }

  /** The {@linkplain org.isomer.spi.Examples#score score} of each example. */
  public float[] scores() {
    return scores;
  }

  /** The index of each example in its split. */
  public int[] indices() {
    return indices;
  }

  /** Hands the buffers back; do not use the batch afterwards. */
  @Override
  public void close() {
    release.accept(this);
  }

  State state() {
    return state;
  }

  void begin(long newStep, BatchOrder order) {
    step = newStep;
    epoch = order.epoch(step);
    size = order.fill(step, indices);
    unfinished = size;
    mixes = List.of();
    failure = null;
    state = State.FILLING;
  }

  /** Whether these rows were the last to be filled. */
  boolean finish(int rows) {
    unfinished -= rows;
    return unfinished == 0;
  }

  /** Leaves only some rows; what they are made of stays that of all. */
  void keep(int first, int count) {
    views.forEach(view -> view.keep(first, count));
    System.arraycopy(labels, first, labels, 0, count);
    System.arraycopy(scores, first, scores, 0, count);
    System.arraycopy(indices, first, indices, 0, count);
    size = count;
  }

  void mix(List<Mix> made) {
    mixes = List.copyOf(made);
  }

  void ready() {
    state = State.READY;
  }

  boolean failed() {
    return failure != null;
  }

  /** Keeps the failure of the first row that failed. */
  void fail(int row, Throwable cause) {
    if (failure == null || row < failedRow) {
      failedRow = row;
      failure = cause;
    }
  }

  void rethrowFailure() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  void take() {
    state = State.TAKEN;
  }

  void free() {
    state = State.FREE;
  }
}
