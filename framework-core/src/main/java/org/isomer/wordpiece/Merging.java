package org.isomer.wordpiece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Words as pieces, of which the commonest neighbours become one, step by step (byte-pair encoding,
 * Sennrich et al. 2016).
 */
public final class Merging {
  /** Which of equally common pairs comes first. */
  public enum Ties {
    /** The first in the order of the pieces' characters. */
    CHARACTERS,
    /** The one of the smaller numbers, as in Hugging Face's library. */
    NUMBERS
  }

  /** Two pieces that became one. */
  public record Merge(String left, String right) {}

  /** Two neighbouring pieces, by number. */
  private record Pair(int left, int right) {}

  /** A pair with its count when it was queued, which may have fallen since. */
  private record Candidate(Pair pair, int count) {}

  private final List<String> pieces;
  private final String continuation;
  private final List<Merge> merges = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<int[]> words = new ArrayList<>();
  private final List<Integer> wordCounts = new ArrayList<>();
  private final Map<Pair, Integer> counts = new HashMap<>();
  private final Map<Pair, Set<Integer>> places = new HashMap<>();
  private final PriorityQueue<Candidate> queue;

  /**
   * Begins with single characters.
   *
   * @param pieces those of all words; new ones are added
   * @param words how often each word occurs
   * @param continuation what begins a piece that goes on with a word; empty if nothing does
   */
  public Merging(List<String> pieces, Map<String, Integer> words, String continuation, Ties ties) {
    this.pieces = pieces;
    this.continuation = continuation;
    queue =
        new PriorityQueue<>(
            Comparator.comparingInt(Candidate::count)
                .reversed()
                .thenComparing(Candidate::pair, order(ties)));
    for (int i = 0; i < pieces.size(); i++) {
      numbers.put(pieces.get(i), i);
    }
    words.forEach(
        (word, count) -> {
          this.words.add(characters(word, continuation).stream().mapToInt(this::number).toArray());
          wordCounts.add(count);
        });
    Set<Pair> all = new HashSet<>();
    for (int word = 0; word < this.words.size(); word++) {
      all.addAll(count(word, 1));
    }
    all.forEach(this::queue);
  }

  private Comparator<Pair> order(Ties ties) {
    return switch (ties) {
      case CHARACTERS ->
          Comparator.<Pair, String>comparing(pair -> piece(pair.left()))
              .thenComparing(pair -> piece(pair.right()));
      case NUMBERS -> Comparator.comparingInt(Pair::left).thenComparingInt(Pair::right);
    };
  }

  /** A word's characters as pieces. */
  static List<String> characters(String word, String continuation) {
    List<String> characters = new ArrayList<>();
    word.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> characters.add(characters.isEmpty() ? letter : continuation + letter));
    return characters;
  }

  /** What has become one so far, in this order. */
  public List<Merge> merges() {
    return List.copyOf(merges);
  }

  /**
   * Makes one piece of the commonest pair.
   *
   * @return whether a pair occurs so often
   */
  public boolean merge(int leastCount) {
    Candidate first = queue.poll();
    while (first != null && first.count() != counts.getOrDefault(first.pair(), 0)) {
      queue(first.pair());
      first = queue.poll();
    }
    if (first == null || first.count() < leastCount) {
      return false;
    }
    merge(first.pair());
    return true;
  }

  private void merge(Pair pair) {
    merges.add(new Merge(piece(pair.left()), piece(pair.right())));
    String joined = piece(pair.left()) + piece(pair.right()).substring(continuation.length());
    int made = numbers.computeIfAbsent(joined, name -> pieces.size());
    if (made == pieces.size()) {
      pieces.add(joined);
    }
    Set<Pair> changed = new HashSet<>();
    for (int word : Set.copyOf(places.getOrDefault(pair, Set.of()))) {
      count(word, -1);
      words.set(word, replaced(words.get(word), pair, made));
      changed.addAll(count(word, 1));
    }
    changed.stream()
        .filter(each -> each.left() == made || each.right() == made)
        .forEach(this::queue);
  }

  private static int[] replaced(int[] word, Pair pair, int made) {
    int[] replaced = new int[word.length];
    int size = 0;
    for (int i = 0; i < word.length; i++) {
      boolean here = i + 1 < word.length && word[i] == pair.left() && word[i + 1] == pair.right();
      replaced[size++] = here ? made : word[i];
      i += here ? 1 : 0;
    }
    return Arrays.copyOf(replaced, size);
  }

  /** Adds a word's pairs to the counts, or takes them out, and returns them. */
  private Set<Pair> count(int word, int sign) {
    int[] parts = words.get(word);
    Set<Pair> pairs = new HashSet<>();
    for (int i = 0; i + 1 < parts.length; i++) {
      Pair pair = new Pair(parts[i], parts[i + 1]);
      counts.merge(pair, sign * wordCounts.get(word), Integer::sum);
      pairs.add(pair);
    }
    for (Pair pair : pairs) {
      Set<Integer> there = places.computeIfAbsent(pair, key -> new HashSet<>());
      if (sign > 0) {
        there.add(word);
      } else {
        there.remove(word);
      }
    }
    return pairs;
  }

  private void queue(Pair pair) {
    int count = counts.getOrDefault(pair, 0);
    if (count > 0) {
      queue.add(new Candidate(pair, count));
    }
  }

  private String piece(int number) {
    return pieces.get(number);
  }

  private int number(String piece) {
    return numbers.getOrDefault(piece, 0);
  }
}
