package org.isomer.bench.measure;

import java.util.List;

/** Something that can be measured: a word behind {@code isomer bench}. */
public interface Bench {
  /** The word. */
  String name();

  /** What has to stand behind it, such as {@code CONFIG.yaml}; empty if nothing has. */
  default String argument() {
    return "";
  }

  /**
   * The parts of a {@code --size}, such as {@code batch} and {@code dim}; empty if it takes none.
   */
  default List<String> sizeParts() {
    return List.of();
  }

  /** Whether it takes {@code --set}: what it measures is made of a configuration or of a run. */
  default boolean takesChanges() {
    return false;
  }

  /** Whether it takes {@code --data}. */
  default boolean takesData() {
    return false;
  }

  /** Whether it can show a {@code --profile}. */
  default boolean profiles() {
    return false;
  }

  /**
   * What is to be measured, each for itself. A trial takes memory when its work is asked for, not
   * before.
   *
   * @throws org.isomer.spi.BadInputException if what was asked for cannot be measured
   */
  List<? extends Trial> open(Request request);
}
