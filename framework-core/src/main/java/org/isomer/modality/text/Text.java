package org.isomer.modality.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.isomer.sketch.Sketch;
import org.isomer.spi.Example;
import org.isomer.spi.Sequence;

/** A mutable text, such as a sentence. */
public final class Text implements Sequence {
  /** The name of this kind of example. */
  public static final String MODALITY = "text";

  private String content = "";

  /** The text as it stands. */
  public String content() {
    return content;
  }

  /**
   * Replaces the text.
   *
   * @return this text
   */
  public Text set(String newContent) {
    content = newContent;
    return this;
  }

  /** The number of UTF-16 units. */
  @Override
  public int length() {
    return content.length();
  }

  @Override
  public void copyFrom(Example other) {
    content = ((Text) other).content;
  }

  @Override
  public void addTo(MessageDigest digest) {
    digest.update(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Sketch> sketch() {
    return Shingles.of(content);
  }
}
