package org.isomer.augment.text;

import org.isomer.modality.text.Text;

/** Words as augmentations of texts see them: what stands between white space. */
final class SpacedWords {
  private SpacedWords() {}

  /** The words of a text; one that is empty if there is none. */
  static String[] of(Text text) {
    return text.content().strip().split("\\s+", -1);
  }
}
