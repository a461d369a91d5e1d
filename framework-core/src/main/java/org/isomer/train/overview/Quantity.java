package org.isomer.train.overview;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Numbers in a few characters. */
public final class Quantity {
  private static final int DIGITS = 4;
  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e6;
  private static final int KILO = 1000;
  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Quantity() {}

  /** Four digits: {@code 4.031}, {@code 12040}, {@code 1.510e-4}, {@code NaN}. */
  public static String number(double value) {
    double magnitude = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    } else if (magnitude != 0 && (magnitude < SMALL || magnitude >= LARGE)) {
      return String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value)
          .replaceFirst("e([+-])0*(\\d)", "e$1$2")
          .replace("e+", "e");
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    int whole = rounded.precision() - rounded.scale();
    return rounded.signum() == 0
        ? "0"
        : rounded.setScale(Math.max(0, DIGITS - whole)).toPlainString();
  }

  /** {@code 512 B}, {@code 3.4 MB}, {@code 120 GB}; 1 kB are 1000 bytes. */
  static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= KILO && unit < SIZES.length - 1) {
      size /= KILO;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit > 0 && size < 10 ? "%.1f %s" : "%.0f %s", size, SIZES[unit]);
  }

  /** The greatest unit that fits: {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 40 d}. */
  static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    } else if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /** {@code 0:43}, {@code 12:05}, {@code 3:20:00}. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
