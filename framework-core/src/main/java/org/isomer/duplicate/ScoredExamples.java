package org.isomer.duplicate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.sketch.Sketch;

/**
 * The scored examples, by what they are compared by, and which of them have a duplicate so far.
 * Safe for many threads: what is found does not depend on the order of comparing.
 */
public final class ScoredExamples {
  /** How many others may have what an example is found by, before it is found by it no more. */
  public static final int CROWD = 1000;

  private final List<Fingerprint> prints;
  private final Map<ByteBuffer, List<Integer>> copies = new HashMap<>();
  private final Places places;
  private final Map<Integer, Duplicate> best = new TreeMap<>();
  private final Background background = new Background();

  /**
   * Prepares for comparing scored examples with others, one by one.
   *
   * @param prints the fingerprint of each
   */
  public ScoredExamples(List<Fingerprint> prints) {
    this.prints = prints;
    places = new Places(prints);
    for (int i = 0; i < prints.size(); i++) {
      copies.computeIfAbsent(prints.get(i).values(), values -> new ArrayList<>()).add(i);
    }
  }

  /**
   * Compares all of them with one that was seen.
   *
   * @param index its index among those seen
   * @param print its fingerprint
   */
  public void compare(int index, Fingerprint print) {
    List<Duplicate> found = new ArrayList<>();
    for (int copy : copies.getOrDefault(print.values(), List.of())) {
      found.add(new Duplicate(copy, index, true, 1));
    }
    print.sketch().ifPresent(sketch -> addNear(index, sketch, found));
    synchronized (best) {
      found.forEach(each -> best.merge(each.scored(), each, ScoredExamples::closer));
    }
  }

  /** One for each that has a duplicate, in their order. */
  public List<Duplicate> duplicates() {
    synchronized (best) {
      return List.copyOf(best.values());
    }
  }

  /**
   * Those near-duplicates that chance does not explain: so near that less than one such pair is
   * expected among all scored examples, by how densely the examples lie there. Where fewer than a
   * hundred examples were seen, only those that differ in nothing that counts.
   */
  public List<Duplicate> unexpected() {
    return duplicates().parallelStream()
        .filter(each -> !each.identical() && isUnexpected(each))
        .toList();
  }

  /**
   * How many may be near one that was seen and were not compared with it, since more than {@value
   * #CROWD} have what they have in common with it.
   */
  public int crowded() {
    return places.crowded();
  }

  /**
   * Those that count as seen: copies, and near-duplicates but for those that {@linkplain
   * Sketch#mayBeChance may be chance} and are not {@linkplain #unexpected unexpected}.
   */
  public List<Duplicate> seen() {
    return duplicates().parallelStream()
        .filter(each -> each.identical() || !mayBeChance(each) || isUnexpected(each))
        .toList();
  }

  private boolean mayBeChance(Duplicate near) {
    return prints.get(near.scored()).sketch().orElseThrow().mayBeChance();
  }

  private boolean isUnexpected(Duplicate near) {
    Sketch sketch = prints.get(near.scored()).sketch().orElseThrow();
    return background.expected(sketch, near.likeness()) * prints.size() < 1;
  }

  private void addNear(int index, Sketch seen, List<Duplicate> found) {
    background.add(index, seen);
    places
        .within(seen)
        .forEach(
            i ->
                seen.near(prints.get(i).sketch().orElseThrow())
                    .ifPresent(likeness -> found.add(new Duplicate(i, index, false, likeness))));
  }

  /** The nearer one, of equals the first seen. */
  static Duplicate closer(Duplicate first, Duplicate second) {
    if (first.identical() != second.identical()) {
      return first.identical() ? first : second;
    }
    if (first.likeness() != second.likeness()) {
      return first.likeness() > second.likeness() ? first : second;
    }
    return first.seen() <= second.seen() ? first : second;
  }
}
