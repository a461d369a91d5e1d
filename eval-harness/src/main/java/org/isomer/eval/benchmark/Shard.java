package org.isomer.eval.benchmark;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;

/**
 * A part of a benchmark for one of several machines: of the seeds in order, every {@code count}-th,
 * beginning with the {@code index}-th.
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

  /** The seeds of this part. */
  public List<Long> of(List<Long> seeds) {
    return IntStream.range(0, seeds.size())
        .filter(i -> i % count == index - 1)
        .mapToObj(seeds::get)
        .toList();
  }
}
