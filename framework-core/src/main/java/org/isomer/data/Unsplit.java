package org.isomer.data;

import java.util.List;
import org.isomer.spi.Examples;

/**
 * Examples without splits: those that a model is asked about.
 *
 * @param title what people call them
 */
public record Unsplit(String title, Examples examples) {
  /** What is doubtful about them, a sentence each. */
  public List<String> warnings() {
    return DoubtfulExamples.warnings(examples);
  }

  /** SHA-256 in hexadecimal over the name and the contents of each example, in their order. */
  public String digest() {
    ContentDigest sha = new ContentDigest().add(Math.toIntExact(examples.size()));
    for (long i = 0; i < examples.size(); i++) {
      sha.add(examples.id(i)).add(examples, i);
    }
    return sha.hex();
  }
}
