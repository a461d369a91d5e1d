package org.isomer.data.series;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.file.TextFile;

/**
 * A file of the UCR archive without a header, {@code .tsv}, {@code .txt} or {@code .csv}: on each
 * line a class and a series of one channel, with tabs, commas or blanks between. {@code NaN} is a
 * missing number; at the end of a line it pads a shorter series, as the archive has it.
 */
final class UcrPart {
  private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*[,\\t][ \\t]*|[ \\t]+");

  private UcrPart() {}

  /**
   * Reads a file.
   *
   * @throws org.isomer.spi.BadInputException naming the line if anything cannot be read
   */
  static SeriesFile read(Path path) {
    TextFile file = new TextFile(path);
    List<String> lines = file.lines();
    List<Measured> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        all.add(series(file, "line " + (i + 1), SEPARATOR.split(lines.get(i), -1)));
      }
    }
    if (all.isEmpty()) {
      throw file.wrong("line 1", "the file is empty. Choose another one");
    }
    return new SeriesFile(path, Optional.empty(), List.of(), all, List.of());
  }

  private static Measured series(TextFile file, String place, String[] words) {
    if (words.length == 1) {
      throw file.wrong(
          place, "there is a class and no series behind it. Check that the line is complete");
    }
    Numbers numbers = new Numbers(file, place);
    String[] written = Arrays.copyOfRange(words, 1, words.length);
    float[] values = numbers.values(List.<String[]>of(written));
    return new Measured(place, values, 1, Optional.of(label(words[0])), Optional.empty()).trimmed();
  }

  /** Whole numbers are written in several ways: 1, 1.0, 1.0000000e+00. */
  private static String label(String written) {
    try {
      return new BigDecimal(written).toBigIntegerExact().toString();
    } catch (NumberFormatException | ArithmeticException e) {
      return written;
    }
  }
}
