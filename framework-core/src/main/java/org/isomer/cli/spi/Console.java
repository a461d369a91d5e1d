package org.isomer.cli.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;
import org.isomer.text.Secrets;
import org.isomer.text.ShellCommand;
import org.isomer.text.Visible;

/**
 * Where a verb prints: results to standard output, progress and errors to standard error. Safe for
 * many threads; a line never lands in the middle of a progress bar.
 *
 * <p>What is printed may come from anywhere: control characters are made {@linkplain Visible
 * visible}, and the users' part of addresses is {@linkplain Secrets hidden}.
 */
public final class Console {
  private static final Colour BOLD = new Colour(1);
  private static final Colour RED = new Colour(31);
  private static final Colour YELLOW = new Colour(33);

  private static final int WIDTH_OF_FILES = 100;

  /** How further lines of a message begin. */
  private static final String FURTHER = "  ";

  /** Terminals that do not know their width say 0. */
  private static final int LEAST_WIDTH = 20;

  private final PrintStream out;
  private final PrintStream err;
  private final Style style;
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private final Outlet outlet;
  private String status = "";

  /** A way to show text on a terminal, by its number in ECMA-48. */
  private record Colour(int number) {
    String of(String text) {
      return "\u001b[" + number + "m" + text + "\u001b[0m";
    }
  }

  /**
   * How to print.
   *
   * @param redraw whether standard error is a terminal, where a progress bar can be drawn anew
   * @param colours whether standard output is a terminal that shows colours
   * @param colouredErrors whether standard error is one
   * @param width columns
   */
  public record Style(boolean redraw, boolean colours, boolean colouredErrors, int width) {
    /** For files and pipes. */
    public static final Style PLAIN = new Style(false, false, WIDTH_OF_FILES);

    /** Both streams lead to the same place. */
    public Style(boolean redraw, boolean colours, int width) {
      this(redraw, colours, redraw && colours, width);
    }
  }

  /** A console on two streams. */
  public Console(OutputStream out, OutputStream err, Style style) {
    outlet = new Outlet(out);
    this.out = new PrintStream(outlet, true, UTF_8);
    this.err = new PrintStream(err, true, UTF_8);
    this.style = style;
  }

  /** A console without colours on one stream. */
  public static Console plain(OutputStream out) {
    return new Console(out, out, Style.PLAIN);
  }

  /**
   * Makes sure that all results have reached standard output.
   *
   * @throws BadInputException if it is a file that could not be written; a reader that wanted no
   *     more, as {@code head}, is no fault
   */
  public void requireComplete() {
    out.flush();
    outlet
        .failure()
        .ifPresent(
            failure -> {
              FileTrouble trouble = FileTrouble.of(failure);
              throw new BadInputException(
                  "standard output is not complete: %s. %s"
                      .formatted(trouble.reason(), trouble.remedy()),
                  failure);
            });
  }

  /**
   * Prints a text of several lines, such as a page of help or a file's content. A name in it could
   * begin a line of its own, so names are printed by {@link #line}.
   */
  public void print(String text) {
    put(out, safe(text));
  }

  /** Prints one line, whatever names of unknown origin are in it. */
  public void line(String text) {
    put(out, safeLine(text));
  }

  /** Prints a point below what was printed before: indented, and wrapped where somebody looks. */
  public void point(String text) {
    if (style.equals(Style.PLAIN)) {
      line("  " + text);
    } else {
      table(List.of(), List.of(List.of("", text)));
    }
  }

  /** Prints a sentence, wrapped where somebody looks. */
  public void sentence(String text) {
    if (style.equals(Style.PLAIN)) {
      line(text);
    } else {
      table(List.of(), List.of(List.of(text)));
    }
  }

  /**
   * Prints the command line of Isomer that is likely to follow, to be pasted where this one was.
   *
   * @param words as {@link ShellCommand#fromHere} takes them
   */
  public void next(Object... words) {
    line("Next: " + ShellCommand.fromHere(words));
  }

  /** Prints a heading, after an empty line. */
  public void heading(String text) {
    put(out, "\n" + (style.colours() ? BOLD.of(safeLine(text)) : safeLine(text)));
  }

  /**
   * Prints a table. A column of numbers is aligned to the right; what does not fit the width of the
   * terminal is wrapped, the last column of text first.
   *
   * @param header the columns' titles; empty for none
   * @param rows rows of as many cells
   */
  public void table(List<String> header, List<List<String>> rows) {
    table(header, rows, cell -> false);
  }

  /**
   * Prints a table with cells that stand out.
   *
   * @param strong which cells are bold, where there are colours
   */
  public void table(List<String> header, List<List<String>> rows, Predicate<String> strong) {
    Table table = new Table(header.stream().map(Console::safe).toList(), safe(rows));
    put(out, table.text(style.width(), cell -> style.colours() && strong.test(cell), BOLD::of));
  }

  /** Prints an error to standard error. Further lines are indented. */
  public void error(String text) {
    String message = message(text);
    put(err, style.colouredErrors() ? RED.of(message) : message);
  }

  /**
   * Prints a line that begins with {@code warning:} to standard error, each text once. Further
   * lines are indented.
   */
  public void warn(String text) {
    if (said.add(text)) {
      String message = message("warning: " + text);
      put(err, style.colouredErrors() ? YELLOW.of(message) : message);
    }
  }

  /** Prints what is neither a result nor wrong to standard error. Further lines are indented. */
  public void note(String text) {
    put(err, message(text));
  }

  /**
   * Starts to report progress; close it at the end.
   *
   * @param title what is going on, such as {@code pretrain}
   * @param total how many units there are; 0 if unknown
   * @param unit what is counted, in the plural, such as {@code steps}
   */
  public Progress progress(String title, long total, String unit) {
    return progress(title, "", total, unit);
  }

  /**
   * As the other, with a verb for its last line, as in {@code pretrain: trained 300 steps in 9.1
   * s}.
   *
   * @param verb what was done with the units, such as {@code trained}
   */
  public Progress progress(String title, String verb, long total, String unit) {
    return new Progress(this, title, verb, total, unit, System::nanoTime);
  }

  /**
   * Begins a picture of several lines that is drawn anew in place; close it at the end.
   *
   * @param screen what the terminal can show
   */
  public Picture picture(Picture.Screen screen) {
    return new Picture(this, screen);
  }

  /** As a note, wrapped where somebody looks. */
  void wrappedNote(String text) {
    int room = style.width() - FURTHER.length();
    note(style.redraw() ? new Table(List.of(), List.of(List.of(text))).text(room).strip() : text);
  }

  /** Leaves what is drawn anew where it is; what is printed next begins below it. */
  public synchronized void settle() {
    if (!status.isEmpty()) {
      err.println();
      status = "";
    }
  }

  boolean redraws() {
    return style.redraw();
  }

  int width() {
    return style.width();
  }

  /** Replaces what is drawn anew below everything else, a line or several; empty for none. */
  synchronized void status(String line) {
    erase();
    status = safe(line);
    redraw();
  }

  private static String safe(String text) {
    return Visible.lines(Secrets.NONE.hide(text));
  }

  /** Text whose further lines do not pass for lines of Isomer's own. */
  private static String message(String text) {
    return safe(text).replaceAll("\n(?!\\s)", "\n" + FURTHER);
  }

  private static String safeLine(String text) {
    return Visible.line(Secrets.NONE.hide(text));
  }

  private static List<List<String>> safe(List<List<String>> rows) {
    return rows.stream().map(row -> row.stream().map(Console::safe).toList()).toList();
  }

  private synchronized void put(PrintStream stream, String text) {
    erase();
    stream.println(text);
    redraw();
  }

  private void erase() {
    if (!status.isEmpty()) {
      long above = status.chars().filter(c -> c == '\n').count();
      err.print(above == 0 ? "\r\u001b[K" : "\r\u001b[" + above + "A\u001b[J");
      err.flush();
    }
  }

  private void redraw() {
    if (!status.isEmpty()) {
      err.print(status);
      err.flush();
    }
  }

  /**
   * The console of this process, in UTF-8. The launcher script tells about the terminal, and
   * whether descriptor 0 leads to standard error: descriptor 2 is then only for what libraries
   * write there on their own, of which the script lets through what matters.
   */
  public static Console ofProcess() {
    int told = Integer.getInteger("isomer.terminal.width", WIDTH_OF_FILES);
    int width = told < LEAST_WIDTH ? WIDTH_OF_FILES : told;
    boolean terminalOut = Boolean.getBoolean("isomer.terminal.out");
    boolean terminalErr = Boolean.getBoolean("isomer.terminal.err");
    boolean colours = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    boolean apart = Boolean.getBoolean("isomer.terminal.apart");
    OutputStream err = new FileOutputStream(apart ? FileDescriptor.in : FileDescriptor.err);
    System.setErr(new PrintStream(err, true, UTF_8));
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        err,
        new Style(terminalErr, colours && terminalOut, colours && terminalErr, width));
  }
}
