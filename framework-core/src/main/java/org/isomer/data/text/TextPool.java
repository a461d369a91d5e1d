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
  public long size() {
    return texts.size();
  }

  @Override
  public int label(long index) {
    return UNLABELLED;
  }

  @Override
  public String id(long index) {
    return ids.get(Math.toIntExact(index));
  }

  @Override
  public Text buffer() {
    return new Text();
  }

  @Override
  public void read(long index, Example into) {
    ((Text) into).set(texts.get(Math.toIntExact(index)));
  }

  @Override
  public void digest(long index, ContentDigest into) {
    into.add(texts.get(Math.toIntExact(index)));
  }

  @Override
  public int kept(long index) {
    return texts.get(Math.toIntExact(index)).length();
  }
}
