package org.isomer.wordpiece;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A {@code tokenizer.json} of Hugging Face's library that is being written: a vocabulary with the
 * {@linkplain Vocabulary#SPECIAL special pieces} of BERT, of which a text begins and ends with one.
 */
public final class TokenizerJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> pieces;
  private final ObjectNode root = JSON.createObjectNode();

  /**
   * Begins with what does not depend on the kind of tokenizer.
   *
   * @param pieces by number; {@link Vocabulary#START} and {@link Vocabulary#END} among them
   */
  public TokenizerJson(List<String> pieces) {
    this.pieces = List.copyOf(pieces);
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    for (String special : Vocabulary.SPECIAL) {
      if (pieces.contains(special)) {
        ObjectNode added = root.withArray("added_tokens").addObject();
        added.put("id", pieces.indexOf(special)).put("content", special);
        added.put("single_word", false).put("lstrip", false).put("rstrip", false);
        added.put("normalized", false).put("special", true);
      }
    }
    root.putNull("normalizer").putNull("pre_tokenizer");
    ObjectNode template = section("post_processor", "TemplateProcessing");
    for (String name : List.of("single", "pair")) {
      template.putArray(name);
      special(template, name, Vocabulary.START, 0);
      sequence(template, name, "A", 0);
      special(template, name, Vocabulary.END, 0);
    }
    sequence(template, "pair", "B", 1);
    special(template, "pair", Vocabulary.END, 1);
    ObjectNode ids = template.putObject("special_tokens");
    for (String special : List.of(Vocabulary.START, Vocabulary.END)) {
      ObjectNode token = ids.putObject(special);
      token.put("id", special);
      token.putArray("ids").add(pieces.indexOf(special));
      token.putArray("tokens").add(special);
    }
  }

  private static void special(ObjectNode template, String name, String piece, int segment) {
    ObjectNode token = template.withArray(name).addObject().putObject("SpecialToken");
    token.put("id", piece).put("type_id", segment);
  }

  private static void sequence(ObjectNode template, String name, String text, int segment) {
    ObjectNode sequence = template.withArray(name).addObject().putObject("Sequence");
    sequence.put("id", text).put("type_id", segment);
  }

  /** Begins a part of the file, of a type. */
  public ObjectNode section(String name, String type) {
    ObjectNode section = root.putObject(name);
    section.put("type", type);
    return section;
  }

  /** Adds the vocabulary to the part {@code model}. */
  public void vocabulary(ObjectNode model) {
    ObjectNode vocabulary = model.putObject("vocab");
    for (int i = 0; i < pieces.size(); i++) {
      vocabulary.put(pieces.get(i), i);
    }
  }

  /** The file's content. */
  public byte[] bytes() {
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
