package org.isomer.eval.verification;

import java.util.ArrayList;
import java.util.List;

/** What is stored otherwise than it is computed, in words. */
final class Differences {
  /** Rounding of a sum in another order; what a person changes is larger. */
  private static final double ROUNDING = 1e-9;

  private final List<String> found = new ArrayList<>();

  /** Notes a difference. */
  void say(String difference) {
    found.add(difference);
  }

  void addAll(List<String> others) {
    found.addAll(others);
  }

  /** Compares what must be equal. */
  void text(String name, Object stored, Object computed) {
    if (!stored.equals(computed)) {
      found.add("%s: stored %s, computed %s".formatted(name, stored, computed));
    }
  }

  /** Compares numbers. */
  void number(String name, double stored, double computed) {
    if (!close(stored, computed)) {
      found.add("%s: stored %s, computed %s".formatted(name, stored, computed));
    }
  }

  static boolean close(double stored, double computed) {
    return Math.abs(stored - computed) <= ROUNDING * Math.max(1, Math.abs(stored));
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
