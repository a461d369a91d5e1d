package org.isomer.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The relations of one split. The examples that can take a role are its pool; roles may share one,
 * and an example of a pool may stand in many relations or in none. Safe for many threads.
 */
public final class RelatedExamples {
  private final List<Examples> pools;
  private final List<int[]> members;
  private final Optional<double[]> grades;

  /**
   * Relates examples.
   *
   * @param pools for each role, the examples that can take it
   * @param members for each role, the member of each relation: an index into the role's pool
   * @param grades a finite number for each relation, such as how alike its members are; empty if
   *     the data have none
   */
  public RelatedExamples(
      List<? extends Examples> pools, List<int[]> members, Optional<double[]> grades) {
    this.pools = List.copyOf(pools);
    this.members = members.stream().map(int[]::clone).toList();
    this.grades = grades.map(double[]::clone);
    int size = size();
    boolean fits =
        members.size() == pools.size()
            && members.stream().allMatch(role -> role.length == size)
            && grades.stream().allMatch(all -> all.length == size);
    if (!fits) {
      throw new IllegalArgumentException("pools, members and grades are not of one length");
    }
    for (int role = 0; role < pools.size(); role++) {
      long examples = pools.get(role).size();
      if (Arrays.stream(members.get(role)).anyMatch(member -> member < 0 || member >= examples)) {
        throw new IllegalArgumentException("a member of role " + role + " is not in its pool");
      }
    }
  }

  /** How many relations there are. */
  public int size() {
    return members.get(0).length;
  }

  /** The examples that can take a role. */
  public Examples pool(int role) {
    return pools.get(role);
  }

  /** The example that has a role in a relation: an index into the role's pool. */
  public int member(int relation, int role) {
    return members.get(role)[relation];
  }

  /** Whether the data grade relations. */
  public boolean graded() {
    return grades.isPresent();
  }

  /** How alike the members are, or how relevant one is to the other; 1 if nothing is graded. */
  public double grade(int relation) {
    return grades.map(all -> all[relation]).orElse(1.0);
  }
}
