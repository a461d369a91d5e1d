package org.isomer.data.text;

import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.modality.text.Text;
import org.isomer.spi.Example;

/**
 * Texts in memory.
 *
 * @param part what ids begin with, such as {@code train}
 * @param rows the texts
 * @param labels the class of each
 */
record Texts(String part, List<LabelledText> rows, int[] labels) implements DigestedExamples {
  /**
   * A text as the file has it.
   *
   * @param line where it stands
   * @param text not blank
   * @param label as written; empty if there are no labels
   */
  record LabelledText(int line, String text, String label) {}

  Texts {
    rows = List.copyOf(rows);
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public int label(long index) {
    return labels[Math.toIntExact(index)];
  }

  /** The part and the line, as {@code train/12}. */
  @Override
  public String id(long index) {
    return part + "/" + row(index).line();
  }

  @Override
  public Text buffer() {
    return new Text();
  }

  @Override
  public void read(long index, Example into) {
    ((Text) into).set(row(index).text());
  }

  @Override
  public void digest(long index, ContentDigest into) {
    into.add(row(index).text());
  }

  /** About as many as a text has characters, which Java mostly keeps in one byte each. */
  @Override
  public int kept(long index) {
    return row(index).text().length();
  }

  private LabelledText row(long index) {
    return rows.get(Math.toIntExact(index));
  }
}
