package org.isomer.cli.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;

/**
 * Where a verb prints: results to standard output, progress and errors to standard error. Safe for
 * many threads; a line never lands in the middle of a progress bar.
 */
public final class Console {
  private static final int WIDTH_OF_FILES = 100;

  private final PrintStream out;
  private final PrintStream err;
  private final Style style;
  private String status = "";

  /**
   * How to print.
   *
   * @param redraw whether standard error is a terminal, where a progress bar can be drawn anew
   * @param colours whether standard output is a terminal that shows colours
   * @param width columns
   */
  public record Style(boolean redraw, boolean colours, int width) {
    /** For files and pipes. */
    public static final Style PLAIN = new Style(false, false, WIDTH_OF_FILES);
  }

  /** A console on two streams. */
  public Console(PrintStream out, PrintStream err, Style style) {
    this.out = out;
    this.err = err;
    this.style = style;
  }

  /** A console without colours on one stream. */
  public static Console plain(PrintStream out) {
    return new Console(out, out, Style.PLAIN);
  }

  /** Prints lines of text. */
  public synchronized void print(String text) {
    erase();
    out.println(text);
    redraw();
  }

  /** Prints a heading, after an empty line. */
  public void heading(String text) {
    print("\n" + (style.colours() ? "\u001b[1m" + text + "\u001b[0m" : text));
  }

  /**
   * Prints a table. A column of numbers is aligned to the right; the widest column is wrapped to
   * the width of the terminal.
   *
   * @param header the columns' titles; empty for none
   * @param rows rows of as many cells
   */
  public void table(List<String> header, List<List<String>> rows) {
    Table table = new Table(header, rows);
    print(table.text(style.width()));
  }

  /** Prints an error to standard error. */
  public synchronized void error(String text) {
    erase();
    err.println(style.redraw() && style.colours() ? "\u001b[31m" + text + "\u001b[0m" : text);
    redraw();
  }

  /** Prints a line that begins with {@code warning:} to standard error. */
  public void warn(String text) {
    error("warning: " + text);
  }

  /**
   * Starts to report progress; close it at the end.
   *
   * @param title what is going on, such as {@code pretrain}
   * @param total how many units there are; 0 if unknown
   * @param unit what is counted, in the plural, such as {@code views}
   */
  public Progress progress(String title, long total, String unit) {
    return new Progress(this, title, total, unit, System::nanoTime);
  }

  boolean redraws() {
    return style.redraw();
  }

  int width() {
    return style.width();
  }

  /** Prints a line that is not a result. */
  synchronized void note(String text) {
    erase();
    err.println(text);
    redraw();
  }

  /** Replaces the line that is drawn anew below everything else; empty for none. */
  synchronized void status(String line) {
    erase();
    status = line;
    redraw();
  }

  private void erase() {
    if (!status.isEmpty()) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private void redraw() {
    if (!status.isEmpty()) {
      err.print(status);
      err.flush();
    }
  }

  /** The console of this process, in UTF-8; the launcher script tells about the terminal. */
  public static Console ofProcess() {
    int width = Integer.getInteger("isomer.terminal.width", WIDTH_OF_FILES);
    boolean terminalOut = Boolean.getBoolean("isomer.terminal.out");
    boolean terminalErr = Boolean.getBoolean("isomer.terminal.err");
    boolean colours = terminalOut && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(
        new PrintStream(System.out, true, UTF_8),
        new PrintStream(System.err, true, UTF_8),
        new Style(terminalErr, colours, width));
  }
}
