package org.isomer.cli.spi;

import java.util.List;

/**
 * How an interrupted command line differs from the one that goes on.
 *
 * @param without names of options whose effect is kept already, and that would undo what was done
 *     or permit more than the user meant if they were given again; each has a value
 * @param with options to add
 */
public record Continuation(List<String> without, List<String> with) {
  /** The same command goes on. */
  public static final Continuation SAME = new Continuation(List.of(), List.of());

  /** Copies the lists. */
  public Continuation {
    without = List.copyOf(without);
    with = List.copyOf(with);
  }
}
