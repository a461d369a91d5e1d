package org.isomer.cli.spi;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a long job is: one line drawn anew on a terminal, a line every ten seconds elsewhere, and
 * a summary at the end. Safe for many threads.
 */
public final class Progress implements AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final double SECOND_NANOS = 1e9;
  private static final int BAR = 24;

  private final Console console;
  private final String title;
  private final long total;
  private final String unit;
  private final LongSupplier nanoTime;
  private final long start;
  private long shown;
  private long done;
  private long skipped;
  private String message = "";
  private boolean closed;

  Progress(Console console, String title, long total, String unit, LongSupplier nanoTime) {
    this.console = console;
    this.title = title;
    this.total = total;
    this.unit = unit;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    shown = start;
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
    done += units;
    message = newMessage;
    long now = nanoTime.getAsLong();
    if (now - shown >= (console.redraws() ? REDRAW_NANOS : LINE_NANOS)) {
      shown = now;
      if (console.redraws()) {
        String line = bar() + " " + state(now);
        console.status(line.substring(0, Math.min(line.length(), console.width() - 1)));
      } else {
        console.note(title + ": " + state(now));
      }
    }
  }

  /** Prints a warning. */
  public void warn(String warning) {
    console.warn(warning);
  }

  private synchronized String message() {
    return message;
  }

  private String bar() {
    if (total == 0) {
      return title;
    }
    int filled = (int) Math.min(BAR, BAR * done / total);
    return title + " [" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }

  private String state(long now) {
    double rate = rate(now);
    StringBuilder text = new StringBuilder();
    if (total > 0) {
      text.append(100 * done / total).append("% ");
      text.append(String.format(Locale.ROOT, "%,d/%,d %s", done, total, unit));
    } else {
      text.append(String.format(Locale.ROOT, "%,d %s", done, unit));
    }
    text.append(", ").append(rateText(rate));
    if (total > done && rate > 0) {
      text.append(", ETA ").append(clock((total - done) / rate));
    }
    return text.append(ending()).toString();
  }

  private double rate(long now) {
    return (done - skipped) / Math.max(1e-9, (now - start) / SECOND_NANOS);
  }

  private String rateText(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.2f %s/s" : "%,.0f %s/s", rate, unit);
  }

  private String ending() {
    return message.isEmpty() ? "" : ", " + message;
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** Ends the report with a line that says how long it took. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    long now = nanoTime.getAsLong();
    console.status("");
    console.note(
        String.format(
            Locale.ROOT,
            "%s: %,d %s in %.1f s, %s%s",
            title,
            done - skipped,
            unit,
            (now - start) / SECOND_NANOS,
            rateText(rate(now)),
            ending()));
  }
}
