package org.isomer.cli.spi;

import java.util.List;

/**
 * Lines that are drawn anew in place on a terminal. Elsewhere nothing moves, and nothing is drawn.
 */
public final class Picture implements AutoCloseable {
  /** A terminal that is lower shows no picture. */
  private static final int LEAST_HEIGHT = 10;

  private final Console console;
  private final Screen screen;

  /**
   * What a terminal can show.
   *
   * @param height its lines; 0 if not both outputs lead to one, or its height is unknown
   * @param ascii whether it shows only characters of ASCII
   */
  public record Screen(int height, boolean ascii) {
    /** That of this process, of which the launcher script tells. */
    public static Screen ofProcess() {
      return new Screen(
          Integer.getInteger("isomer.terminal.height", 0),
          Boolean.getBoolean("isomer.terminal.ascii"));
    }
  }

  Picture(Console console, Screen screen) {
    this.console = console;
    this.screen = screen;
  }

  /** Whether it is on a terminal that is high enough. */
  public boolean moves() {
    return console.redraws() && screen.height() >= LEAST_HEIGHT;
  }

  /** The characters that a line may have. */
  public int width() {
    return console.width() - (moves() ? 1 : 0); // one in the last column may begin a new line
  }

  /** How many lines it can have where it moves; the last one is for the prompt. */
  public int height() {
    return screen.height() - 1;
  }

  /** Whether only characters of ASCII can be shown. */
  public boolean ascii() {
    return screen.ascii();
  }

  /** Draws it; lines that are too long or too many are cut. */
  public void show(List<String> lines) {
    if (moves()) {
      console.status(
          String.join(
              "\n",
              lines.stream()
                  .limit(height())
                  .map(line -> line.substring(0, Math.min(line.length(), width())))
                  .toList()));
    }
  }

  /** Takes it away. */
  @Override
  public void close() {
    console.status("");
  }
}
