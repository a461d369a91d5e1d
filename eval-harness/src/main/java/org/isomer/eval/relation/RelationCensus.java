package org.isomer.eval.relation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.duplicate.Fingerprint;
import org.isomer.duplicate.ScoredExamples;
import org.isomer.examination.Overlap;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * What is in relations of two members. Two relations are equal if their members are, in either
 * order.
 *
 * @param train training relations
 * @param validation validation relations
 * @param test test relations
 * @param examples examples of the test split
 * @param graded whether the test relations have scores
 * @param inTrain test relations that are training relations too, or nearly
 * @param inValidation test relations that are validation relations too, or nearly
 * @param contradictory test relations that are an earlier one with another score
 * @param same test relations of an example with itself
 * @param repeated examples of the second role's pool that equal an earlier one
 * @param queries first members of test relations that equal an example of the second role's pool
 *     which has another name
 */
public record RelationCensus(
    long train,
    long validation,
    long test,
    long examples,
    boolean graded,
    Overlap inTrain,
    Overlap inValidation,
    Copies contradictory,
    Copies same,
    Copies repeated,
    Copies queries) {
  /** The version of this count. */
  static final int VERSION = 4;

  /**
   * Relations or examples that are there already.
   *
   * @param count how many
   * @param example the first of them and what it equals; empty if there is none
   */
  public record Copies(int count, List<String> example) {
    /** Copies the list. */
    public Copies {
      example = List.copyOf(example);
    }

    private static final Copies NONE = new Copies(0, List.of());

    private Copies and(String copy, String original) {
      return new Copies(count + 1, count == 0 ? List.of(copy, original) : example);
    }
  }

  /**
   * Reads every relation with its members, and all that can be a member of a test relation, on all
   * processors.
   *
   * @param relations of two roles
   */
  static RelationCensus of(Relations relations, IntConsumer read) {
    Contents contents = new Contents(read);
    RelatedExamples test = relations.split(Split.TEST);
    List<Fingerprint> prints = prints(test, read);
    return new RelationCensus(
        relations.split(Split.TRAIN).size(),
        relations.split(Split.VALIDATION).size(),
        test.size(),
        pools(test).stream().mapToLong(Examples::size).sum(),
        test.graded(),
        overlap(test, prints, relations.split(Split.TRAIN), read),
        overlap(test, prints, relations.split(Split.VALIDATION), read),
        contradictions(test, contents),
        same(test, contents),
        repeated(test.pool(1), contents),
        queries(test, contents));
  }

  /** The pools of the roles, each once. */
  static List<Examples> pools(RelatedExamples related) {
    return related.pool(0) == related.pool(1)
        ? List.of(related.pool(0))
        : List.of(related.pool(0), related.pool(1));
  }

  private static List<Fingerprint> prints(RelatedExamples test, IntConsumer read) {
    Examples pairs = new PairMembers(test);
    List<Fingerprint> prints =
        IntStream.range(0, test.size())
            .parallel()
            .mapToObj(i -> Fingerprint.of(pairs, i, pairs.buffer()))
            .toList();
    read.accept(test.size());
    return prints;
  }

  private static Overlap overlap(
      RelatedExamples test, List<Fingerprint> prints, RelatedExamples other, IntConsumer read) {
    Examples pairs = new PairMembers(other);
    ScoredExamples compared = new ScoredExamples(prints);
    IntStream.range(0, other.size())
        .parallel()
        .forEach(i -> compared.compare(i, Fingerprint.of(pairs, i, pairs.buffer())));
    read.accept(other.size());
    return Overlap.of(compared, new PairMembers(test), pairs);
  }

  private static Copies contradictions(RelatedExamples test, Contents contents) {
    Examples pairs = new PairMembers(test);
    Map<Long, Integer> first = new HashMap<>();
    Copies copies = Copies.NONE;
    for (int i = 0; i < test.size(); i++) {
      Integer earlier = first.putIfAbsent(contents.of(test, i), i);
      if (earlier != null && test.grade(earlier) != test.grade(i)) {
        copies =
            copies.and(
                "relation %d (%s)".formatted(i + 1, pairs.id(i)),
                "relation %d".formatted(earlier + 1));
      }
    }
    return copies;
  }

  private static Copies same(RelatedExamples test, Contents contents) {
    int[] first = contents.of(test.pool(0));
    int[] second = contents.of(test.pool(1));
    Copies copies = Copies.NONE;
    for (int i = 0; i < test.size(); i++) {
      if (first[test.member(i, 0)] == second[test.member(i, 1)]) {
        copies = copies.and(test.pool(0).id(test.member(i, 0)), test.pool(1).id(test.member(i, 1)));
      }
    }
    return copies;
  }

  private static Copies repeated(Examples pool, Contents contents) {
    Map<Integer, Integer> first = new HashMap<>();
    int[] numbers = contents.of(pool);
    Copies copies = Copies.NONE;
    for (int i = 0; i < numbers.length; i++) {
      Integer earlier = first.putIfAbsent(numbers[i], i);
      if (earlier != null) {
        copies = copies.and(pool.id(i), pool.id(earlier));
      }
    }
    return copies;
  }

  private static Copies queries(RelatedExamples test, Contents contents) {
    Map<Integer, Integer> documents = new HashMap<>();
    int[] second = contents.of(test.pool(1));
    for (int i = 0; i < second.length; i++) {
      documents.putIfAbsent(second[i], i);
    }
    int[] first = contents.of(test.pool(0));
    Copies copies = Copies.NONE;
    for (int query :
        IntStream.range(0, test.size()).map(i -> test.member(i, 0)).distinct().toArray()) {
      Integer document = documents.get(first[query]);
      String id = test.pool(0).id(query);
      if (document != null && !test.pool(1).id(document).equals(id)) {
        copies = copies.and(id, test.pool(1).id(document));
      }
    }
    return copies;
  }

  /** A number for each content, the same for equal ones. */
  private static final class Contents {
    private final IntConsumer read;
    private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
    private final IdentityHashMap<Examples, int[]> known = new IdentityHashMap<>();

    Contents(IntConsumer read) {
      this.read = read;
    }

    int[] of(Examples pool) {
      return known.computeIfAbsent(pool, this::numbers);
    }

    long of(RelatedExamples related, int relation) {
      int one = of(related.pool(0))[related.member(relation, 0)];
      int two = of(related.pool(1))[related.member(relation, 1)];
      return (long) Math.min(one, two) << Integer.SIZE | Math.max(one, two);
    }

    private int[] numbers(Examples pool) {
      ByteBuffer[] contents = new ByteBuffer[Math.toIntExact(pool.size())];
      IntStream.range(0, contents.length)
          .parallel()
          .forEach(
              i -> {
                Example example = pool.buffer();
                pool.read(i, example);
                contents[i] = Fingerprint.values(example);
              });
      read.accept(contents.length);
      return Arrays.stream(contents)
          .mapToInt(
              each -> Objects.requireNonNull(numbers.computeIfAbsent(each, key -> numbers.size())))
          .toArray();
    }
  }
}
