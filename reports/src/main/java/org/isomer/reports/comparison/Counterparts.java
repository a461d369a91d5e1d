package org.isomer.reports.comparison;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;

/**
 * Which results of two folders belong together: those of one protocol on the same samples, equal
 * seeds before others. Where several could be meant, the earlier ids are paired, so that the order
 * of the files makes no difference.
 *
 * @param pairs the second folder's results by those of the first, which may come twice
 * @param rest results of the second folder without a counterpart, by id
 */
public record Counterparts(IdentityHashMap<Result, Result> pairs, List<Result> rest) {
  /** What must be equal for numbers to be comparable. */
  private record Question(String protocol, String headline, String data, String split) {
    static Question of(ResultRecord record) {
      return new Question(
          record.protocol().digest(),
          record.headline(),
          record.data().digest(),
          record.data().split());
    }
  }

  /** A question, asked of one seed. */
  private record Seeded(Question question, Optional<Long> seed) {
    static Seeded of(ResultRecord record) {
      return new Seeded(Question.of(record), record.subject().seed());
    }
  }

  /** Pairs the results of two folders. */
  public static Counterparts of(List<Result> first, List<Result> second) {
    IdentityHashMap<Result, Result> pairs = new IdentityHashMap<>();
    List<Result> rest = byId(second.stream());
    for (Function<ResultRecord, Record> key :
        List.<Function<ResultRecord, Record>>of(Seeded::of, Question::of)) {
      rest =
          pair(byId(first.stream().filter(result -> !pairs.containsKey(result))), rest, key, pairs);
    }
    return new Counterparts(pairs, rest);
  }

  /** Whether two numbers are about the same question. */
  public static boolean comparable(ResultRecord one, ResultRecord other) {
    return Question.of(one).equals(Question.of(other));
  }

  /** Adds pairs of equal keys, and returns what is left of the second. */
  private static List<Result> pair(
      List<Result> first,
      List<Result> second,
      Function<ResultRecord, Record> key,
      IdentityHashMap<Result, Result> pairs) {
    Map<Record, Deque<Result>> free = new HashMap<>();
    for (Result result : second) {
      free.computeIfAbsent(key.apply(result.record()), added -> new ArrayDeque<>()).add(result);
    }
    for (Result one : first) {
      Deque<Result> candidates = free.get(key.apply(one.record()));
      if (candidates != null && !candidates.isEmpty()) {
        pairs.put(one, candidates.remove());
      }
    }
    return byId(free.values().stream().flatMap(Deque::stream));
  }

  private static List<Result> byId(Stream<Result> results) {
    return results.sorted(Comparator.comparing(result -> result.record().id())).toList();
  }
}
