package org.isomer.eval.suite;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;

/**
 * A part of some work for one of several machines: of its pieces in order, such as the seeds of a
 * benchmark, every {@code count}-th, beginning with the {@code index}-th.
 *
 * @param index from 1 to {@code count}
 * @param count the number of machines
 */
public record Shard(int index, int count) {
  /** All of it. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /**
   * Reads {@code 2/3}.
   *
   * @throws BadInputException if it is something else
   */
  public static Shard parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      int index = Integer.parseInt(matcher.group(1));
      int count = Integer.parseInt(matcher.group(2));
      if (index >= 1 && index <= count) {
        return new Shard(index, count);
      }
    }
    throw new BadInputException(
        "--shard %s: must be i/n with 1 <= i <= n, such as 2/3 for the second of three machines."
            .formatted(text));
  }

  /** The pieces of this part, where all work is a list. */
  public <T> List<T> of(List<T> pieces) {
    return of(pieces, 0);
  }

  /**
   * The pieces of this part, where all work is several lists, one after the other.
   *
   * @param before how many pieces the lists before this one have
   */
  public <T> List<T> of(List<T> pieces, int before) {
    return IntStream.range(0, pieces.size())
        .filter(i -> (before + i) % count == index - 1)
        .mapToObj(pieces::get)
        .toList();
  }

  @Override
  public String toString() {
    return index + "/" + count;
  }
}
