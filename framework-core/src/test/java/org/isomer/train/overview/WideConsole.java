package org.isomer.train.overview;

import java.io.OutputStream;
import org.isomer.cli.spi.Console;

/** Breaks no line: the names of temporary folders differ in length, and so would the breaks. */
final class WideConsole {
  private static final int WIDTH = 1_000;

  private WideConsole() {}

  static Console on(OutputStream out) {
    return new Console(out, out, new Console.Style(false, false, WIDTH));
  }
}
