package org.isomer.data.text;

import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.modality.text.Text;
import org.isomer.spi.Example;

/**
 * Texts without labels.
 *
 * @param ids the name of each
 * @param texts not blank
 */
record TextPool(List<String> ids, List<String> texts) implements DigestedExamples {
  TextPool {
    ids = List.copyOf(ids);
    texts = List.copyOf(texts);
  }

  @Override
  public int size() {
    return texts.size();
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
  public Text buffer() {
    return new Text();
  }

  @Override
  public void read(int index, Example into) {
    ((Text) into).set(texts.get(index));
  }

  @Override
  public void digest(int index, ContentDigest into) {
    into.add(texts.get(index));
  }

  @Override
  public int kept(int index) {
    return texts.get(index).length();
  }
}
