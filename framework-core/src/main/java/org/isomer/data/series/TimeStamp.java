package org.isomer.data.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.isomer.file.TextFile;

/**
 * When a position was measured.
 *
 * @param written as the file has it
 * @param value a number in the file's own unit, or the seconds since 1970 of a date
 */
record TimeStamp(String written, BigDecimal value) implements Comparable<TimeStamp> {
  /** Longer ones are no times; a number of a million digits takes minutes. */
  private static final int LONGEST = 40;

  private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Behind a time of day. */
  private static final Pattern OFFSET = Pattern.compile(":.*(Z|[+-]\\d{2}(:?\\d{2})?)$");

  /** What a time is written as. */
  enum Form {
    NUMBER("a number"),
    DATE("a date without an offset from UTC"),
    OFFSET_DATE("a date with an offset from UTC");

    private final String words;

    Form(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What it is written as. */
  Form form() {
    return !DATED.matcher(written).lookingAt()
        ? Form.NUMBER
        : OFFSET.matcher(written).find() ? Form.OFFSET_DATE : Form.DATE;
  }

  /**
   * Reads a number, or an ISO 8601 date with or without a time and an offset, which is UTC if there
   * is none; a blank may stand for the T.
   *
   * @throws org.isomer.spi.BadInputException if it is neither
   */
  static TimeStamp of(Path path, int line, String written) {
    try {
      if (written.length() <= LONGEST) {
        return new TimeStamp(written, number(written));
      }
    } catch (NumberFormatException | DateTimeException e) {
      // Said below.
    }
    throw new TextFile(path)
        .wrong(
            "line " + line,
            "the time %s is neither a number nor a date such as 2024-05-31 or 2024-05-31T13:00:00Z. Correct it"
                .formatted(Numbers.shown(written)));
  }

  private static BigDecimal number(String written) {
    if (!DATED.matcher(written).lookingAt()) {
      BigDecimal number = new BigDecimal(written);
      if (Math.abs(number.scale()) > LONGEST) {
        throw new NumberFormatException(written);
      }
      return number;
    }
    String iso = written.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
    Instant instant;
    if (!iso.contains("T")) {
      instant = LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
    } else if (OFFSET.matcher(iso).find()) {
      instant = OffsetDateTime.parse(iso).toInstant();
    } else {
      instant = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
    return BigDecimal.valueOf(instant.getEpochSecond())
        .add(BigDecimal.valueOf(instant.getNano(), 9));
  }

  @Override
  public int compareTo(TimeStamp other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeStamp stamp && value.compareTo(stamp.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }

  /** How many times longer the longest step is than the shortest; 1 if there are fewer than two. */
  static double unevenness(List<TimeStamp> times) {
    double shortest = Double.POSITIVE_INFINITY;
    double longest = 0;
    for (int i = 1; i < times.size(); i++) {
      double step =
          times.get(i).value.subtract(times.get(i - 1).value, MathContext.DECIMAL64).doubleValue();
      shortest = Math.min(shortest, step);
      longest = Math.max(longest, step);
    }
    return times.size() < 3 ? 1 : longest / shortest;
  }
}
