package org.isomer.cli.spi;

import java.util.List;

/**
 * A part of a verb's {@code --help} that lists what there is of some services, those of JARs too.
 * It is made as a {@link Command} is: its constructor asks for the services.
 */
public interface HelpSection {
  /** What stands above it, in small letters, such as {@code endings of --out}. */
  String title();

  /** What can be given, and what that means. */
  List<Entry> entries();

  /**
   * A line of it.
   *
   * @param given such as {@code .csv}
   * @param meaning a few words, without a full stop
   */
  record Entry(String given, String meaning) {}
}
