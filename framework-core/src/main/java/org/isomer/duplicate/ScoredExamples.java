package org.isomer.duplicate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.isomer.spi.Example;
import org.isomer.spi.Image;

/**
 * The scored examples, by what they are compared by, and which of them have a duplicate so far.
 * Safe for many threads: what is found does not depend on the order of comparing.
 */
public final class ScoredExamples {
  private final DuplicateSearch search;
  private final List<Fingerprint> prints;
  private final Map<ByteBuffer, List<Integer>> copies = new HashMap<>();
  private final Map<Integer, Duplicate> best = new TreeMap<>();
  private final Background background = new Background();

  ScoredExamples(DuplicateSearch search, List<Fingerprint> prints) {
    this.search = search;
    this.prints = prints;
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
  public void compare(int index, Example seen, Fingerprint print) {
    List<Duplicate> found = new ArrayList<>();
    for (int copy : copies.getOrDefault(print.values(), List.of())) {
      found.add(new Duplicate(copy, index, true, 1));
    }
    if (seen instanceof Image image && print.picture() != null) {
      background.add(index, print.picture());
      addNear(index, print.picture(), found);
      addNear(index, Fingerprint.Picture.mirrored(image), found);
    }
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
   * expected among all scored examples, by how densely the pictures lie there. None where fewer
   * than a hundred pictures were seen.
   */
  public List<Duplicate> unexpected() {
    return duplicates().parallelStream()
        .filter(each -> !each.identical() && isUnexpected(each))
        .toList();
  }

  private boolean isUnexpected(Duplicate near) {
    Fingerprint.Picture picture = Objects.requireNonNull(prints.get(near.scored()).picture());
    return background.expected(picture, near.correlation()) * prints.size() < 1;
  }

  private void addNear(int index, Fingerprint.Picture seen, List<Duplicate> found) {
    for (int i = 0; i < prints.size(); i++) {
      Fingerprint.Picture picture = prints.get(i).picture();
      if (picture != null && picture.distance(seen) <= search.bits()) {
        double alike = picture.correlation(seen);
        if (alike >= search.correlation()) {
          found.add(new Duplicate(i, index, false, alike));
        }
      }
    }
  }

  /** The nearer one, of equals the first seen. */
  static Duplicate closer(Duplicate first, Duplicate second) {
    if (first.identical() != second.identical()) {
      return first.identical() ? first : second;
    }
    if (first.correlation() != second.correlation()) {
      return first.correlation() > second.correlation() ? first : second;
    }
    return first.seen() <= second.seen() ? first : second;
  }
}
