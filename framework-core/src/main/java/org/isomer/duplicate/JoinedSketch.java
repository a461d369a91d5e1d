package org.isomer.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.isomer.sketch.Sketch;

/**
 * The members of an instance together. Two instances are near-duplicates if each member of one is a
 * near-duplicate of the other's in its place, from the first on or from the last: who likens two
 * texts does not ask which of them comes first.
 */
final class JoinedSketch implements Sketch {
  private final List<Sketch> members;
  private final List<Sketch> backwards;

  private JoinedSketch(List<Sketch> members) {
    this.members = List.copyOf(members);
    backwards = new ArrayList<>(members);
    Collections.reverse(backwards);
  }

  /** That of an instance; empty if a member has none. */
  static Optional<Sketch> of(List<Optional<Sketch>> members) {
    return members.stream().allMatch(Optional::isPresent)
        ? Optional.of(new JoinedSketch(members.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  @Override
  public double likeness(Sketch other) {
    JoinedSketch joined = (JoinedSketch) other;
    return Math.max(likeness(joined.members), likeness(joined.backwards));
  }

  @Override
  public OptionalDouble near(Sketch other) {
    JoinedSketch joined = (JoinedSketch) other;
    return Stream.of(joined.members, joined.backwards)
        .filter(this::isNear)
        .mapToDouble(this::likeness)
        .max();
  }

  private boolean isNear(List<Sketch> others) {
    return IntStream.range(0, members.size())
        .allMatch(i -> members.get(i).near(others.get(i)).isPresent());
  }

  private double likeness(List<Sketch> others) {
    return IntStream.range(0, members.size())
        .mapToDouble(i -> members.get(i).likeness(others.get(i)))
        .average()
        .orElseThrow();
  }

  @Override
  public List<Sketch> parts() {
    return members;
  }

  /** Those of all parts. */
  @Override
  public long[] places() {
    return members.stream().flatMapToLong(each -> LongStream.of(each.places())).toArray();
  }

  @Override
  public boolean mayBeChance() {
    return members.stream().anyMatch(Sketch::mayBeChance);
  }
}
