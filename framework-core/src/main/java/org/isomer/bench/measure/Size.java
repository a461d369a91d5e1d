package org.isomer.bench.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/**
 * The dimensions of a problem, such as {@code 256x128}.
 *
 * @param dimensions positive numbers
 */
public record Size(List<Integer> dimensions) {
  private static final int MOST = 100_000_000;

  /** Copies the list. */
  public Size {
    dimensions = List.copyOf(dimensions);
  }

  /** A size of these dimensions. */
  public static Size of(int... dimensions) {
    return new Size(Arrays.stream(dimensions).boxed().toList());
  }

  /**
   * Reads a size.
   *
   * @param written numbers with an x between them
   * @param parts what the numbers are
   * @throws BadInputException if it is another form
   */
  public static Size parse(String bench, String written, List<String> parts) {
    String[] words = written.strip().split("x", -1);
    if (words.length != parts.size()
        || !Arrays.stream(words).allMatch(word -> word.matches("[1-9][0-9]{0,8}"))
        || Arrays.stream(words).mapToInt(Integer::parseInt).anyMatch(number -> number > MOST)) {
      throw new BadInputException(
          "bench %s: --size %s: is not %s. Give %d whole numbers from 1 to %,d with an x between them."
              .formatted(
                  bench,
                  written,
                  parts.stream()
                      .map(part -> part.toUpperCase(Locale.ROOT))
                      .collect(Collectors.joining("x")),
                  parts.size(),
                  MOST));
    }
    return new Size(Arrays.stream(words).map(Integer::valueOf).toList());
  }

  /** A dimension, from 0. */
  public int get(int place) {
    return dimensions.get(place);
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
