package org.example.data;

import java.util.List;
import java.util.OptionalInt;
import org.isomer.modality.text.Text;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;

/**
 * Texts in memory.
 *
 * @param rows a text each, and its class's name if there are classes
 * @param classes the names, in order
 */
record TextRows(List<List<String>> rows, List<String> classes)
    implements AnnotatedExamples<OptionalInt> {
  @Override
  public long size() {
    return rows.size();
  }

  /** The number of the row in the file, from 1. */
  @Override
  public String id(long index) {
    return "row/" + (index + 1);
  }

  @Override
  public OptionalInt annotation(long index) {
    return classes.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(classes.indexOf(row(index).get(1)));
  }

  @Override
  public Example buffer() {
    return new Text();
  }

  @Override
  public void read(long index, Example into) {
    ((Text) into).set(row(index).get(0));
  }

  @Override
  public int kept(long index) {
    return row(index).get(0).length();
  }

  private List<String> row(long index) {
    return rows.get(Math.toIntExact(index));
  }
}
