package org.isomer.modality.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * A text as numbers of entries of a vocabulary, at most as many as there are places; the rest of
 * the places is padding, whose number is 0. Encoders read the tensors {@code ids} and {@code mask},
 * and {@code segments} where a tokenizer numbers the parts of a text, all of the shape (places).
 */
public final class Tokens implements Encodable {
  /** The name of the tensor of numbers. */
  public static final String IDS = "ids";

  /** The name of the tensor of segments. */
  public static final String SEGMENTS = "segments";

  /** What vocabularies call a word that they lack. */
  private static final Set<String> UNKNOWN = Set.of("[UNK]", "<unk>");

  private final List<String> vocabulary;
  private final InputSpec spec;
  private final int[] ids;
  private final int[] segments;
  private final float[] mask;
  private int count;
  private boolean cut;

  /**
   * No tokens.
   *
   * @param vocabulary what each number stands for; shared, not copied
   * @param places how many tokens there is room for
   */
  public Tokens(List<String> vocabulary, int places) {
    this(vocabulary, places, 0);
  }

  /**
   * No tokens.
   *
   * @param vocabulary what each number stands for; shared, not copied
   * @param places how many tokens there is room for
   * @param kinds how many segments are told apart; 0 for tokens without segments
   */
  public Tokens(List<String> vocabulary, int places, int kinds) {
    this.vocabulary = vocabulary;
    ids = new int[places];
    mask = new float[places];
    segments = new int[places];
    List<TensorSpec> tensors = new ArrayList<>();
    tensors.add(TensorSpec.ints(IDS, vocabulary.size(), places));
    tensors.add(TensorSpec.floats(Input.MASK, places));
    if (kinds > 0) {
      tensors.add(TensorSpec.ints(SEGMENTS, kinds, places));
    }
    spec = new InputSpec(Text.MODALITY, tensors);
  }

  /** What each number stands for. */
  public List<String> vocabulary() {
    return vocabulary;
  }

  /** How many tokens there is room for. */
  public int places() {
    return ids.length;
  }

  /** How many tokens there are. */
  public int count() {
    return count;
  }

  /**
   * The number of a token.
   *
   * @param index below {@link #count()}
   */
  public int id(int index) {
    return ids[index];
  }

  /**
   * Whether a token stands for no word, as {@code [CLS]} and {@code </s>} do.
   *
   * @param index below {@link #count()}
   */
  public boolean isSpecial(int index) {
    return isSpecial(vocabulary.get(ids[index]));
  }

  /** Whether an entry of a vocabulary stands for no word: it is in square or pointed brackets. */
  public static boolean isSpecial(String entry) {
    return entry.length() > 2
        && ((entry.startsWith("[") && entry.endsWith("]"))
            || (entry.startsWith("<") && entry.endsWith(">")));
  }

  /**
   * Puts another token in a place.
   *
   * @param index below {@link #count()}
   */
  public void replace(int index, int id) {
    ids[index] = id;
  }

  /** Leaves no tokens. */
  public void clear() {
    Arrays.fill(ids, 0, count, 0);
    Arrays.fill(mask, 0, count, 0);
    Arrays.fill(segments, 0, count, 0);
    count = 0;
    cut = false;
  }

  /** Adds a token after the last one; there has to be room for it. */
  public void add(int id) {
    add(id, 0);
  }

  /** Adds a token of a segment after the last one; there has to be room for it. */
  public void add(int id, int segment) {
    ids[count] = id;
    mask[count] = 1;
    segments[count] = segment;
    count++;
  }

  /** Notes that the text had more tokens than there is room for. */
  public void cut() {
    cut = true;
  }

  @Override
  public boolean isCut() {
    return cut;
  }

  @Override
  public boolean isUnknown() {
    int known = 0;
    int unknown = 0;
    for (int i = 0; i < count; i++) {
      String entry = vocabulary.get(ids[i]);
      boolean lacking = UNKNOWN.contains(entry);
      unknown += lacking ? 1 : 0;
      known += lacking || isSpecial(entry) ? 0 : 1;
    }
    return known == 0 || unknown > known;
  }

  /** The tokens as their entries in the vocabulary, one blank between two. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(vocabulary.get(ids[i]));
    }
    return text.toString();
  }

  @Override
  public InputSpec spec() {
    return spec;
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, ids);
    rows.put(row, 1, mask);
    if (spec.tensors().size() > 2) {
      rows.put(row, 2, segments);
    }
  }

  @Override
  public void copyFrom(Example other) {
    Tokens tokens = (Tokens) other;
    clear();
    for (int i = 0; i < tokens.count; i++) {
      add(tokens.ids[i], tokens.segments[i]);
    }
    cut = tokens.cut;
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + count)).putInt(count);
    for (int i = 0; i < count; i++) {
      bytes.putInt(ids[i]);
    }
    digest.update(bytes.array());
  }
}
