package org.isomer.bytepair;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.isomer.file.Sha256;
import org.isomer.modality.text.Tokenizer;
import org.isomer.wordpiece.Merging.Merge;
import org.isomer.wordpiece.TokenizerJson;
import org.isomer.wordpiece.Vocabulary;

/** Tokens with their numbers, and which pairs of them become one, the first learned first. */
public final class BytePairModel {
  /** Two neighbouring tokens. */
  private record Pair(int left, int right) {}

  /** What a pair becomes, and how early. */
  private record Step(int rank, int token) {}

  /** A pair within a word, where its left token begins. */
  private record Place(int rank, int position, Pair pair) {}

  private final List<String> tokens;
  private final List<Merge> merges;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Pair, Step> steps = new HashMap<>();

  /**
   * A model.
   *
   * @param tokens distinct; {@link Vocabulary#SPECIAL} first, and every byte among them
   * @param merges of tokens to tokens
   */
  BytePairModel(List<String> tokens, List<Merge> merges) {
    this.tokens = List.copyOf(tokens);
    this.merges = List.copyOf(merges);
    tokens.forEach(token -> numbers.put(token, numbers.size()));
    for (Merge merge : merges) {
      steps.putIfAbsent(
          new Pair(number(merge.left()), number(merge.right())),
          new Step(steps.size(), number(merge.left() + merge.right())));
    }
  }

  /** All tokens, by number. */
  public List<String> tokens() {
    return tokens;
  }

  /** The number of a token that there is. */
  int number(String token) {
    Integer number = numbers.get(token);
    if (number == null) {
      throw new IllegalArgumentException("no token " + token);
    }
    return number;
  }

  /**
   * What cuts texts with this model.
   *
   * @param length tokens of a text at most, {@link Vocabulary#START} and {@link Vocabulary#END}
   *     among them
   */
  public Tokenizer tokenizer(int length) {
    return new BytePairTokenizer(this, length);
  }

  /** SHA-256 in hexadecimal of the file, as {@code isomer vocabulary} writes it. */
  public String digest() {
    return Sha256.hex(json());
  }

  /**
   * Cuts a word: its bytes, of which the pair that was learned first becomes one, until no pair is
   * left.
   *
   * @param word as {@link ByteText#words} gives it
   * @return the numbers of the tokens
   */
  int[] cut(String word) {
    int[] parts = word.chars().map(sign -> number(Character.toString(sign))).toArray();
    int[] next = IntStream.rangeClosed(1, parts.length).toArray();
    int[] before = IntStream.range(-1, parts.length - 1).toArray();
    PriorityQueue<Place> places =
        new PriorityQueue<>(Comparator.comparingInt(Place::rank).thenComparingInt(Place::position));
    for (int i = 0; i + 1 < parts.length; i++) {
      queue(places, parts, i, i + 1);
    }
    while (!places.isEmpty()) {
      Place place = places.remove();
      int left = place.position();
      int right = next[left];
      boolean there =
          parts[left] == place.pair().left()
              && right < parts.length
              && parts[right] == place.pair().right();
      if (there) {
        parts[left] = token(place.pair());
        parts[right] = -1;
        next[left] = next[right];
        if (next[left] < parts.length) {
          before[next[left]] = left;
        }
        queue(places, parts, left, next[left]);
        if (before[left] >= 0) {
          queue(places, parts, before[left], left);
        }
      }
    }
    return IntStream.of(parts).filter(part -> part >= 0).toArray();
  }

  private void queue(PriorityQueue<Place> places, int[] parts, int left, int right) {
    if (right < parts.length) {
      Pair pair = new Pair(parts[left], parts[right]);
      Step step = steps.get(pair);
      if (step != null) {
        places.add(new Place(step.rank(), left, pair));
      }
    }
  }

  private int token(Pair pair) {
    Step step = steps.get(pair);
    if (step == null) {
      throw new IllegalArgumentException("no step of " + pair);
    }
    return step.token();
  }

  /** The file's content: a {@code tokenizer.json}. */
  public byte[] json() {
    TokenizerJson json = new TokenizerJson(tokens);
    ObjectNode words = json.section("pre_tokenizer", "ByteLevel");
    words.put("add_prefix_space", true).put("trim_offsets", true).put("use_regex", true);
    ObjectNode decoder = json.section("decoder", "ByteLevel");
    decoder.put("add_prefix_space", true).put("trim_offsets", true).put("use_regex", true);
    ObjectNode model = json.section("model", "BPE");
    model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
    model.putNull("end_of_word_suffix").put("fuse_unk", false).put("byte_fallback", false);
    model.put("ignore_merges", false);
    json.vocabulary(model);
    ArrayNode pairs = model.putArray("merges");
    merges.forEach(merge -> pairs.addArray().add(merge.left()).add(merge.right()));
    return json.bytes();
  }
}
