package org.isomer.eval.reliability;

import java.util.List;

/**
 * What is done to a process.
 *
 * @param sort the sort
 * @param moment for {@link Sort#HALT}, {@link Sort#FULL} and {@link Sort#FREEZE} the number of the
 *     write, for signals the milliseconds after its first write; 0 for none
 */
record Disturbance(Sort sort, long moment) {
  static final Disturbance NONE = new Disturbance(Sort.NONE, 0);

  /** The sorts, by the words that the table shows. */
  enum Sort {
    NONE("none"),
    HALT("ended at a write"),
    FULL("disk full from a write on"),
    FREEZE("frozen at a write, with a rival"),
    KILL("SIGKILL"),
    TERM("SIGTERM");

    private final String words;

    Sort(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The options of the virtual machine that bring it about. */
  List<String> options() {
    return switch (sort) {
      case HALT, FULL, FREEZE ->
          List.of("-Disomer.crash-at=" + moment, "-Disomer.crash=" + sort.name());
      case NONE, KILL, TERM -> List.of();
    };
  }

  @Override
  public String toString() {
    return sort == Sort.KILL || sort == Sort.TERM
        ? "%s after %d ms".formatted(sort.words(), moment)
        : "%s, the %d.".formatted(sort.words(), moment);
  }
}
