package org.isomer.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.isomer.sketch.Sketch;

/**
 * An index of sketches by the places of their parts. Where not all places are needed, those that
 * the fewest parts have come first, and one that more than {@value ScoredExamples#CROWD} have holds
 * only those that have nothing rarer: what most have in common, as texts a footer, brings nobody
 * together. It is told of whom not all were looked for because of that. Safe for many threads.
 */
final class Places {
  private static final int[] NONE = {};
  private static final int FEWEST_COUNTS = 1 << 10;
  private static final int MOST_COUNTS = 1 << 22;

  private final Map<Long, int[]> kept;

  /** Those that are not kept at places where too many are. */
  private final Map<Long, int[]> leftOut;

  /** The places of others where some are left out. */
  private final Set<Long> missed = ConcurrentHashMap.newKeySet();

  /** How often places occur, those together whose hashes are the same; none if all are needed. */
  private final int[] counts;

  Places(List<Fingerprint> prints) {
    List<Sketch> parts =
        prints.stream()
            .map(Fingerprint::sketch)
            .flatMap(Optional::stream)
            .flatMap(each -> each.parts().stream())
            .toList();
    boolean all = parts.stream().noneMatch(each -> each.places().length > each.enough());
    counts = all ? NONE : counts(parts);
    Map<Long, List<Integer>> near = new HashMap<>();
    Map<Long, List<Integer>> crowds = new HashMap<>();
    for (int i = 0; i < prints.size(); i++) {
      for (Sketch part : prints.get(i).sketch().map(Sketch::parts).orElse(List.of())) {
        long[] rarest = rarest(part.places(), part.enough());
        int few = uncrowded(rarest);
        for (int place = 0; place < rarest.length; place++) {
          (place < few ? near : crowds)
              .computeIfAbsent(rarest[place], absent -> new ArrayList<>())
              .add(i);
        }
      }
    }
    kept = arrays(near);
    leftOut = arrays(crowds);
  }

  private static Map<Long, int[]> arrays(Map<Long, List<Integer>> lists) {
    Map<Long, int[]> arrays = new HashMap<>();
    lists.forEach(
        (place, list) ->
            arrays.put(place, list.stream().mapToInt(Integer::intValue).distinct().toArray()));
    return arrays;
  }

  private static int[] counts(List<Sketch> parts) {
    long all = parts.stream().mapToLong(each -> each.places().length).sum();
    int size = (int) Math.max(FEWEST_COUNTS, Math.min(MOST_COUNTS, Long.highestOneBit(all) * 2));
    int[] counts = new int[size];
    for (Sketch part : parts) {
      for (long place : part.places()) {
        counts[hash(place, size)]++;
      }
    }
    return counts;
  }

  private static int hash(long place, int size) {
    return (int) (place ^ (place >>> Integer.SIZE)) & (size - 1);
  }

  /** The first places in the order of their counts, of equal ones those that are named first. */
  private long[] rarest(long[] places, int enough) {
    if (places.length <= enough || counts.length == 0) {
      return places;
    }
    long[] order = new long[places.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) count(places[i]) << Integer.SIZE | i;
    }
    Arrays.sort(order);
    return Arrays.stream(order).limit(enough).map(each -> places[(int) each]).toArray();
  }

  /** How many of some places come before those that too many are at; all if the first is one. */
  private int uncrowded(long[] rarest) {
    int few = 0;
    while (few < rarest.length && count(rarest[few]) <= ScoredExamples.CROWD) {
      few++;
    }
    return few == 0 ? rarest.length : few;
  }

  private int count(long place) {
    return counts.length == 0 ? 0 : counts[hash(place, counts.length)];
  }

  /** How many parts have any of some places. */
  private long load(long[] reach) {
    return LongStream.of(reach)
        .map(place -> counts.length == 0 ? at(place).length : count(place))
        .sum();
  }

  /**
   * All that may be near a sketch, each once: those near the one of its parts that few are near.
   */
  IntStream within(Sketch sketch) {
    long[] reach =
        sketch.parts().stream()
            .map(part -> rarest(part.reach(), part.enough()))
            .min(Comparator.comparingLong(this::load))
            .orElseThrow();
    if (!leftOut.isEmpty()) {
      LongStream.of(reach).filter(leftOut::containsKey).forEach(missed::add);
    }
    if (reach.length == 1) {
      return Arrays.stream(at(reach[0]));
    }
    int[] found = Arrays.stream(reach).mapToObj(this::at).flatMapToInt(Arrays::stream).toArray();
    Arrays.sort(found);
    return IntStream.range(0, found.length)
        .filter(i -> i == 0 || found[i] != found[i - 1])
        .map(i -> found[i]);
  }

  private int[] at(long place) {
    return kept.getOrDefault(place, NONE);
  }

  /**
   * How many were left out where something near might be: what was looked for has a place of
   * theirs, which more than {@value ScoredExamples#CROWD} have.
   */
  int crowded() {
    BitSet crowded = new BitSet();
    missed.forEach(place -> Arrays.stream(leftOut.getOrDefault(place, NONE)).forEach(crowded::set));
    return crowded.cardinality();
  }
}
