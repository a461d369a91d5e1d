package org.isomer.eval.relation;

import java.util.List;
import org.isomer.modality.text.Text;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** Examples of which nobody asks more than the names. */
record NamedExamples(List<String> ids) implements Examples {
  @Override
  public long size() {
    return ids.size();
  }

  @Override
  public int label(long index) {
    return UNLABELLED;
  }

  @Override
  public String id(long index) {
    return ids.get((int) index);
  }

  @Override
  public Example buffer() {
    return new Text();
  }

  @Override
  public void read(long index, Example into) {
    ((Text) into).set(id(index));
  }
}
