package org.isomer.data.text;

import java.security.MessageDigest;
import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DoubtfulExamples;
import org.isomer.modality.text.Text;
import org.isomer.spi.Example;

/**
 * Texts without labels.
 *
 * @param ids the name of each
 * @param texts not blank
 * @param warnings what is doubtful about the files
 */
record TextPool(List<String> ids, List<String> texts, List<String> warnings)
    implements DoubtfulExamples {
  /** Copies the lists. */
  TextPool {
    ids = List.copyOf(ids);
    texts = List.copyOf(texts);
    warnings = List.copyOf(warnings);
  }

  /** Texts with nothing doubtful about them. */
  TextPool(List<String> ids, List<String> texts) {
    this(ids, texts, List.of());
  }

  @Override
  public long size() {
    return texts.size();
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
  public void digest(long index, MessageDigest into) {
    new ContentDigest(into).add(texts.get(Math.toIntExact(index)));
  }

  @Override
  public int kept(long index) {
    return texts.get(Math.toIntExact(index)).length();
  }
}
