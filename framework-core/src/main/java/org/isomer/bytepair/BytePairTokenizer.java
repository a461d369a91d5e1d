package org.isomer.bytepair;

import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.Example;
import org.isomer.wordpiece.Vocabulary;

/** Cuts texts with a model. */
record BytePairTokenizer(BytePairModel model, int length) implements Tokenizer {
  @Override
  public String digest() {
    return model.digest();
  }

  @Override
  public byte[] json() {
    return model.json();
  }

  @Override
  public Tokens buffer() {
    return new Tokens(model.tokens(), length);
  }

  @Override
  public void convert(Example from, Example into) {
    Tokens tokens = (Tokens) into;
    tokens.clear();
    tokens.add(model.number(Vocabulary.START));
    for (String word : ByteText.words(((Text) from).content())) {
      if (tokens.isCut()) {
        break;
      }
      for (int token : model.cut(word)) {
        if (tokens.count() == length - 1) {
          tokens.cut();
          break;
        }
        tokens.add(token);
      }
    }
    tokens.add(model.number(Vocabulary.END));
  }
}
