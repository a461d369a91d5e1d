package org.isomer.modality.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.isomer.spi.Example;

/** A mutable text, such as a sentence. */
public final class Text implements Example {
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

  @Override
  public void copyFrom(Example other) {
    content = ((Text) other).content;
  }

  @Override
  public void addTo(MessageDigest digest) {
    digest.update(content.getBytes(StandardCharsets.UTF_8));
  }
}
