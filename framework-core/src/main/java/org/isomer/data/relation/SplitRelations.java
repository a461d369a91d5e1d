package org.isomer.data.relation;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.spi.Findings;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/** Relations in three splits. */
public final class SplitRelations implements Relations {
  /**
   * The relations of a split, as {@link RelatedExamples} takes them.
   *
   * @param pools for each role, the examples that can take it
   * @param members for each role, the member of each relation
   * @param grades of each relation; empty if there are none
   */
  public record Part(List<DigestedExamples> pools, List<int[]> members, Optional<double[]> grades) {
    /** Copies the lists. */
    public Part {
      pools = List.copyOf(pools);
      members = List.copyOf(members);
    }
  }

  private final String title;
  private final List<String> roles;
  private final Map<Split, RelatedExamples> splits = new EnumMap<>(Split.class);
  private final String digest;
  private final long memory;
  private final Findings findings;

  /**
   * Puts splits together and computes their digest.
   *
   * @param title the name that reports print; no part of the digest
   * @param roles what the members of a relation are
   * @param parts of every split; one without relations is empty
   * @param findings what was noticed; no part of the digest
   */
  public SplitRelations(
      String title, List<String> roles, Map<Split, Part> parts, Findings findings) {
    this.title = title;
    this.roles = List.copyOf(roles);
    this.findings = findings;
    Set<DigestedExamples> pools = new LinkedHashSet<>();
    for (Split split : Split.values()) {
      Part part = Objects.requireNonNull(parts.get(split));
      splits.put(split, new RelatedExamples(part.pools(), part.members(), part.grades()));
      pools.addAll(part.pools());
    }
    digest = digest(Stream.of(Split.values()).map(parts::get).map(Objects::requireNonNull));
    memory =
        pools.stream()
            .mapToLong(pool -> LongStream.range(0, pool.size()).map(pool::kept).sum())
            .sum();
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> roles() {
    return roles;
  }

  @Override
  public RelatedExamples split(Split split) {
    return Objects.requireNonNull(splits.get(split));
  }

  /**
   * SHA-256 over the roles, then for each split in the order train, validation, test its pools, one
   * for each role (the number of examples; of each its id and contents), the number of relations,
   * and of each its members and its grade, if there are grades. Numbers are 32-bit big-endian,
   * texts UTF-8 after their length, grades the bits of a double.
   */
  @Override
  public String digest() {
    return digest;
  }

  @Override
  public long memory() {
    return memory;
  }

  @Override
  public Findings findings() {
    return findings;
  }

  private String digest(Stream<Part> parts) {
    ContentDigest sha = new ContentDigest().add(roles.size());
    roles.forEach(sha::add);
    parts.forEach(part -> add(part, sha));
    return sha.hex();
  }

  private static void add(Part part, ContentDigest sha) {
    for (DigestedExamples pool : part.pools()) {
      sha.add(Math.toIntExact(pool.size()));
      for (long i = 0; i < pool.size(); i++) {
        sha.add(pool.id(i));
        pool.digest(i, sha);
      }
    }
    int size = part.members().get(0).length;
    sha.add(size).add(part.grades().isPresent() ? 1 : 0);
    for (int i = 0; i < size; i++) {
      for (int[] role : part.members()) {
        sha.add(role[i]);
      }
      if (part.grades().isPresent()) {
        long bits = Double.doubleToLongBits(part.grades().get()[i]);
        sha.add((int) (bits >>> Integer.SIZE)).add((int) bits);
      }
    }
  }
}
