package org.isomer.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.sketch.Sketch;

/** An index of sketches by their places. Safe for many threads. */
final class Places {
  private static final int[] NONE = {};

  private final Map<Long, int[]> kept = new HashMap<>();

  Places(List<Fingerprint> prints) {
    Map<Long, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < prints.size(); i++) {
      for (long place : prints.get(i).sketch().map(Sketch::places).orElse(new long[0])) {
        lists.computeIfAbsent(place, absent -> new ArrayList<>()).add(i);
      }
    }
    lists.forEach((place, list) -> kept.put(place, list.stream().mapToInt(i -> i).toArray()));
  }

  /** All that may be near a sketch, each once. */
  IntStream within(long[] reach) {
    return reach.length == 1
        ? Arrays.stream(at(reach[0]))
        : Arrays.stream(reach).mapToObj(this::at).flatMapToInt(Arrays::stream).distinct();
  }

  private int[] at(long place) {
    return kept.getOrDefault(place, NONE);
  }
}
