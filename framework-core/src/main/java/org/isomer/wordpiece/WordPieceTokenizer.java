package org.isomer.wordpiece;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;
import org.isomer.modality.text.Words;
import org.isomer.spi.Example;

/** Cuts the words of a text into pieces of a vocabulary. */
record WordPieceTokenizer(Vocabulary vocabulary, int length) implements Tokenizer {
  @Override
  public String digest() {
    return vocabulary.digest();
  }

  @Override
  public Tokens buffer() {
    return new Tokens(vocabulary.pieces(), length);
  }

  @Override
  public void convert(Example from, Example into) {
    Tokens tokens = (Tokens) into;
    tokens.clear();
    tokens.add(vocabulary.number(Vocabulary.START));
    for (String word : Words.of(((Text) from).content())) {
      for (int piece : vocabulary.cut(word)) {
        if (tokens.count() == length - 1) {
          tokens.cut();
          break;
        }
        tokens.add(piece);
      }
    }
    tokens.add(vocabulary.number(Vocabulary.END));
  }

  @Override
  public byte[] json() {
    TokenizerJson json = new TokenizerJson(vocabulary.pieces());
    ObjectNode normalizer = json.section("normalizer", "BertNormalizer");
    normalizer.put("clean_text", true).put("handle_chinese_chars", true);
    normalizer.putNull("strip_accents").put("lowercase", true);
    json.section("pre_tokenizer", "BertPreTokenizer");
    json.section("decoder", "WordPiece")
        .put("prefix", Vocabulary.CONTINUATION)
        .put("cleanup", true);
    ObjectNode model = json.section("model", "WordPiece");
    model.put("unk_token", Vocabulary.UNKNOWN);
    model.put("continuing_subword_prefix", Vocabulary.CONTINUATION);
    model.put("max_input_chars_per_word", Vocabulary.LONGEST_WORD);
    json.vocabulary(model);
    return json.bytes();
  }
}
