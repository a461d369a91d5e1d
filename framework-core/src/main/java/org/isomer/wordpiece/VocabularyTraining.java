package org.isomer.wordpiece;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.isomer.modality.text.Words;

/**
 * Trains a vocabulary. It begins with the special pieces and the characters of all words; then the
 * two neighbouring pieces that occur together most often become one, again and again (byte-pair
 * encoding, Sennrich et al. 2016, with BERT's {@code ##}; as Hugging Face's WordPiece trainer does,
 * and unlike Schuster and Nakajima, who weigh the count by those of the parts). Of equally frequent
 * pairs the first in the order of their characters comes first, so the same texts give the same
 * vocabulary, in whatever order they come.
 */
public final class VocabularyTraining {
  /** More characters than that are not learned: the rarest are left out. */
  private static final int MOST_CHARACTERS = 1000;

  private final Map<String, Integer> counts = new TreeMap<>();

  /** Counts the words of a text. */
  public void read(String text) {
    Words.of(text).forEach(word -> counts.merge(word, 1, Integer::sum));
  }

  /** How many different words there are so far. */
  public int words() {
    return counts.size();
  }

  /**
   * Makes the vocabulary.
   *
   * @param size how many pieces it has at most; characters are learned even where they are more
   * @param leastCount how often a piece has to occur to be made of two
   * @param made told how many further pieces are made
   */
  public Vocabulary train(int size, int leastCount, IntConsumer made) {
    Set<Integer> characters = characters();
    Map<String, Integer> learned = new TreeMap<>(counts);
    learned.keySet().removeIf(word -> !word.codePoints().allMatch(characters::contains));
    List<String> pieces = new ArrayList<>(Vocabulary.SPECIAL);
    pieces.addAll(beginnings(learned.keySet()));
    made.accept(pieces.size());
    Merging merging =
        new Merging(pieces, learned, Vocabulary.CONTINUATION, Merging.Ties.CHARACTERS);
    while (pieces.size() < size && merging.merge(leastCount)) {
      made.accept(1);
    }
    return new Vocabulary(pieces);
  }

  /** The commonest characters; of equally common ones the first in Unicode. */
  private Set<Integer> characters() {
    Map<Integer, Long> occurrences = new TreeMap<>();
    counts.forEach(
        (word, count) ->
            word.codePoints()
                .forEach(letter -> occurrences.merge(letter, (long) count, Long::sum)));
    Set<Integer> kept = new HashSet<>();
    occurrences.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .limit(MOST_CHARACTERS)
        .forEach(each -> kept.add(each.getKey()));
    return kept;
  }

  private static Set<String> beginnings(Set<String> words) {
    Set<String> pieces = new TreeSet<>();
    words.forEach(word -> pieces.addAll(Merging.characters(word, Vocabulary.CONTINUATION)));
    return pieces;
  }
}
