package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * A few examples of one sort, such as gray images.
 *
 * @param name what messages call them
 * @param examples the examples, with labels and scores; each has several members, which are
 *     examples as well
 */
public record Sample(String name, AnnotatedExamples<OptionalInt> examples) {
  private static final int SIZE = 8;
  private static final int CLASSES = 3;

  /** The first of some examples, with labels of no meaning. */
  static Sample of(String name, Examples examples) {
    List<Example> read = new ArrayList<>();
    for (long i = 0; i < Math.min(SIZE, examples.size()); i++) {
      Example example = examples.buffer();
      examples.read(i, example);
      read.add(example);
    }
    return of(name, examples::buffer, read);
  }

  static Sample of(String name, Supplier<Example> buffer, List<Example> examples) {
    return new Sample(name, new Few(buffer, examples));
  }

  /** How many there are. */
  public int size() {
    return Math.toIntExact(examples.size());
  }

  /** A copy of an example. */
  public Example copy(int index) {
    Example copy = examples.buffer();
    examples.read(index, copy);
    return copy;
  }

  /** What each example holds for an encoder. */
  public InputSpec spec() {
    return ((Encodable) copy(0)).spec();
  }

  /** The examples as an encoder gets them. */
  public Rows rows() {
    Rows rows = new Rows(spec(), size());
    for (int i = 0; i < size(); i++) {
      ((Encodable) copy(i)).layInto(rows, i);
    }
    return rows;
  }

  private record Few(Supplier<Example> maker, List<Example> all)
      implements AnnotatedExamples<OptionalInt> {
    @Override
    public long size() {
      return all.size();
    }

    @Override
    public String id(long index) {
      return "sample/" + index;
    }

    @Override
    public Example buffer() {
      return maker.get();
    }

    @Override
    public void read(long index, Example into) {
      into.copyFrom(all.get((int) index));
    }

    @Override
    public int members() {
      return all.size();
    }

    @Override
    public void read(long index, int member, Example into) {
      read((index + member) % size(), into);
    }

    @Override
    public boolean scored() {
      return true;
    }

    @Override
    public float score(long index) {
      return index / (float) size();
    }

    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.of((int) index % CLASSES);
    }
  }
}
