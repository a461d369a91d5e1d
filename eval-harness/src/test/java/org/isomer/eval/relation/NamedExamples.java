package org.isomer.eval.relation;

import java.util.List;
import org.isomer.modality.text.Text;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** Examples of which nobody asks more than the names. */
record NamedExamples(List<String> ids) implements Examples {
  @Override
  public int size() {
    return ids.size();
  }

  @Override
  public int label(int index) {
    return UNLABELLED;
  }

  @Override
  public String id(int index) {
    return ids.get(index);
  }

  @Override
  public Example buffer() {
    return new Text();
  }

  @Override
  public void read(int index, Example into) {
    ((Text) into).set(ids.get(index));
  }
}
