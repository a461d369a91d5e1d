package org.isomer.modality.text;

import org.isomer.spi.Conversion;

/** Turns texts into tokens in a way that can be handed on, beside an encoder's weights. */
public interface Tokenizer extends Conversion {
  @Override
  default Class<Text> accepts() {
    return Text.class;
  }

  @Override
  Tokens buffer();

  /** The same in the format of Hugging Face's library: the content of {@code tokenizer.json}. */
  byte[] json();
}
