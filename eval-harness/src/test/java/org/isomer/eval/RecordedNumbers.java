package org.isomer.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;

/** Numbers recorded from other implementations, as resources beside the tests. */
public final class RecordedNumbers {
  private RecordedNumbers() {}

  /** The lines of a CSV file; {@code #} begins a comment. */
  public static List<double[]> csv(Class<?> test, String name) {
    return lines(test, name).stream()
        .map(line -> Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  /** The lines of a file that are not comments. */
  public static List<String> lines(Class<?> test, String name) {
    try (InputStream file = test.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers after the equals sign of a line. */
  public static double[] expected(String line) {
    return Stream.of(line.substring(line.indexOf('=') + 1).trim().split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** Some of the 90 examples of {@code examples.csv}. */
  public static FeatureSet examples(int from, int to) {
    List<double[]> lines = csv(RecordedNumbers.class, "examples.csv").subList(from, to);
    float[][] rows =
        lines.stream()
            .map(
                line -> {
                  float[] row = new float[line.length - 1];
                  IntStream.range(0, row.length).forEach(i -> row[i] = (float) line[i + 1]);
                  return row;
                })
            .toArray(float[][]::new);
    int[] labels = lines.stream().mapToInt(line -> (int) line[0]).toArray();
    List<String> ids = IntStream.range(from, to).mapToObj(i -> "example " + i).toList();
    return new FeatureSet(new FeatureMatrix(rows), labels, ids);
  }
}
