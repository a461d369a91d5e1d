package org.isomer.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.sketch.Sketch;

/**
 * An index of sketches by their places. Where not all places are needed, those that the fewest
 * sketches have come first, and one that more than {@value #CROWD} have holds only those that have
 * nothing rarer: what most have in common, as texts a footer, brings nobody together. Safe for many
 * threads.
 */
final class Places {
  private static final int[] NONE = {};
  private static final int CROWD = 1000;
  private static final int FEWEST_COUNTS = 1 << 10;
  private static final int MOST_COUNTS = 1 << 22;

  private final Map<Long, int[]> kept = new HashMap<>();

  /** How often places occur, those together whose hashes are the same; none if all are needed. */
  private final int[] counts;

  Places(List<Fingerprint> prints) {
    List<Sketch> sketches =
        prints.stream().map(Fingerprint::sketch).flatMap(Optional::stream).toList();
    boolean all = sketches.stream().noneMatch(each -> each.places().length > each.enough());
    counts = all ? NONE : counts(sketches);
    Map<Long, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < prints.size(); i++) {
      Optional<Sketch> sketch = prints.get(i).sketch();
      if (sketch.isPresent()) {
        for (long place : uncrowded(rarest(sketch.get().places(), sketch.get().enough()))) {
          lists.computeIfAbsent(place, absent -> new ArrayList<>()).add(i);
        }
      }
    }
    lists.forEach((place, list) -> kept.put(place, list.stream().mapToInt(i -> i).toArray()));
  }

  private static int[] counts(List<Sketch> sketches) {
    long all = sketches.stream().mapToLong(each -> each.places().length).sum();
    int size = (int) Math.max(FEWEST_COUNTS, Math.min(MOST_COUNTS, Long.highestOneBit(all) * 2));
    int[] counts = new int[size];
    for (Sketch sketch : sketches) {
      for (long place : sketch.places()) {
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

  /** The first of some places, up to those that are too many at; all if the first is. */
  private long[] uncrowded(long[] rarest) {
    int few = 0;
    while (few < rarest.length && count(rarest[few]) <= CROWD) {
      few++;
    }
    return few == 0 ? rarest : Arrays.copyOf(rarest, few);
  }

  private int count(long place) {
    return counts.length == 0 ? 0 : counts[hash(place, counts.length)];
  }

  /** All that may be near a sketch, each once. */
  IntStream within(Sketch sketch) {
    long[] reach = rarest(sketch.reach(), sketch.enough());
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
}
