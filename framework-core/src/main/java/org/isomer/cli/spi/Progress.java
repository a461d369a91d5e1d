package org.isomer.cli.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long job is: one line drawn anew on a terminal, a line every ten seconds elsewhere, and
 * at the end one that says what was done. What matters most comes first, and a terminal that is too
 * narrow leaves out the rest. Safe for many threads.
 */
public final class Progress implements AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final double SECOND_NANOS = 1e9;
  private static final int BAR = 10;
  private static final long FEW = 3;

  private final Console console;
  private final String title;
  private final String verb;
  private final long total;
  private final String unit;
  private final LongSupplier nanoTime;
  private final long start;
  private long shown;
  private long done;
  private long skipped;
  private long warmUp;
  private long warmUpEnd;
  private String rateUnit = "";
  private long perUnit = 1;
  private String message = "";
  private String outcome = "";
  private boolean estimates;
  private boolean closed;

  Progress(
      Console console, String title, String verb, long total, String unit, LongSupplier nanoTime) {
    this.console = console;
    this.title = title;
    this.verb = verb;
    this.total = total;
    this.unit = unit;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    shown = start;
    warmUpEnd = start;
  }

  /**
   * Tells how fast the job is in something else than what is counted.
   *
   * @param what such as {@code views}
   * @param each how many of them a unit has
   */
  public synchronized Progress withRate(String what, long each) {
    rateUnit = " " + what;
    perUnit = each;
    return this;
  }

  /** Says once, after a few units, how long the others will take. */
  public synchronized Progress withEstimate() {
    estimates = true;
    return this;
  }

  /** Counts units as done before this job began, so that they do not count towards its rate. */
  public synchronized void skip(long units) {
    done += units;
    skipped += units;
  }

  /** Counts units as done. */
  public void advance(long units) {
    advance(units, message());
  }

  /** Counts units as done and replaces the message, such as {@code loss 4.31}. */
  public synchronized void advance(long units, String newMessage) {
    boolean first = done == skipped;
    done += units;
    message = newMessage;
    long now = nanoTime.getAsLong();
    if (first) {
      warmUp = units;
      warmUpEnd = now;
    }
    if (estimates && done - skipped >= warmUp + FEW && now - warmUpEnd >= SECOND_NANOS) {
      estimates = false;
      estimate(now);
    }
    if (now - shown >= (console.redraws() ? REDRAW_NANOS : LINE_NANOS)) {
      shown = now;
      if (console.redraws()) {
        console.status(fitting(console.width() - 1, now));
      } else {
        console.note(title + ": " + String.join(", ", parts(now)));
      }
    }
  }

  private void estimate(long now) {
    if (total > done) {
      console.note(
          String.format(
              Locale.ROOT,
              "%s: the other %,d %s will take about %s",
              title,
              total - done,
              unit,
              words((total - done) / rate(now))));
    }
  }

  /** Says at the end what came of it, such as {@code none found}, in place of the message. */
  public synchronized void outcome(String found) {
    outcome = found;
  }

  /** Prints a warning. */
  public void warn(String warning) {
    console.warn(warning);
  }

  private synchronized String message() {
    return message;
  }

  /** As many of the parts as there is room for, and a bar if there is room for that too. */
  private String fitting(int width, long now) {
    StringBuilder line = new StringBuilder(title).append(": ");
    List<String> parts = parts(now);
    int shownParts = 0;
    for (String part : parts) {
      String more = (shownParts == 0 ? "" : ", ") + part;
      if (shownParts > 0 && line.length() + more.length() > width) {
        break;
      }
      line.append(more);
      shownParts++;
    }
    if (total > 0 && shownParts == parts.size() && line.length() + BAR + 3 <= width) {
      int filled = (int) Math.min(BAR, BAR * done / total);
      line.append(" [").append("#".repeat(filled)).append(".".repeat(BAR - filled)).append("]");
    }
    return line.substring(0, Math.min(line.length(), width));
  }

  private List<String> parts(long now) {
    List<String> parts = new ArrayList<>();
    if (!message.isEmpty()) {
      parts.add(message);
    }
    parts.add(
        total > 0
            ? String.format(Locale.ROOT, "%,d/%,d %s", done, total, unit)
            : String.format(Locale.ROOT, "%,d %s", done, unit));
    double rate = rate(now);
    parts.add(rateText(rate));
    if (total > done && rate > 0) {
      parts.add("ETA " + clock((total - done) / rate));
    }
    if (total > 0) {
      parts.add(100 * done / total + "%");
    }
    return parts;
  }

  /**
   * Units in a second; the first ones, which set up what the others use, count if there are no
   * others.
   */
  private double rate(long now) {
    return done - skipped > warmUp
        ? (done - skipped - warmUp) / seconds(warmUpEnd, now)
        : wholeRate(now);
  }

  private double wholeRate(long now) {
    return (done - skipped) / seconds(start, now);
  }

  private static double seconds(long from, long to) {
    return Math.max(1e-9, (to - from) / SECOND_NANOS);
  }

  private String rateText(double rate) {
    double each = rate * perUnit;
    return String.format(Locale.ROOT, each < 10 ? "%.2f%s/s" : "%,.0f%s/s", each, rateUnit);
  }

  /** As exact as an estimate is: {@code 40 s}, {@code 12 min}, {@code 3 h 20 min}. */
  private static String words(double seconds) {
    long minutes = Math.round(seconds / 60);
    return seconds < 90
        ? Math.round(seconds) + " s"
        : minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** Ends the report with a line that says what was done, and how long it took. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    long now = nanoTime.getAsLong();
    String found = outcome.isEmpty() ? message : outcome;
    console.status("");
    console.wrappedNote(
        String.format(
            Locale.ROOT,
            "%s: %s%,d %s in %.1f s, %s%s",
            title,
            verb.isEmpty() ? "" : verb + " ",
            done - skipped,
            unit,
            (now - start) / SECOND_NANOS,
            rateText(wholeRate(now)),
            found.isEmpty() ? "" : "; " + found));
  }
}
