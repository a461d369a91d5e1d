package org.isomer.cli.spi;

import java.util.List;

/**
 * The options that every verb takes, as the user gave them: a command that starts another one hands
 * them on.
 *
 * @param words such as {@code --plugins FOLDER}
 */
public record CommonOptions(List<String> words) {
  /** None was given. */
  public static final CommonOptions NONE = new CommonOptions(List.of());

  /** Copies the list. */
  public CommonOptions {
    words = List.copyOf(words);
  }
}
