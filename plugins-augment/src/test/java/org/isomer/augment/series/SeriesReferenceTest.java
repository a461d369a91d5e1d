package org.isomer.augment.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.modality.series.Series;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each augmentation does once its numbers are drawn, beside NumPy 2.4.6 and SciPy 1.17.1
 * ({@code series_augmentations.py}).
 */
class SeriesReferenceTest {
  private static final int LENGTH = 25;
  private static final int CHANNELS = 3;
  private static final Map<String, double[]> RECORDED = read();

  private static Map<String, double[]> read() {
    try (InputStream in =
        Objects.requireNonNull(SeriesReferenceTest.class.getResourceAsStream("reference.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" ", -1))
          .collect(
              Collectors.toMap(
                  words -> words[0],
                  words ->
                      Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] recorded(String name) {
    return Objects.requireNonNull(RECORDED.get(name), name);
  }

  private interface Formula {
    float at(int position, int channel);
  }

  private static Series series(int length) {
    return series(
        length, (position, channel) -> (position * 7 + channel * 5) % 11 - 4 + 0.25f * position);
  }

  private static Series other(int length) {
    return series(
        length, (position, channel) -> (position * 5 + channel * 3) % 7 - 2 - 0.125f * position);
  }

  private static Series series(int length, Formula formula) {
    Series series = new Series().reshape(length, length, CHANNELS);
    for (int position = 0; position < length; position++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        series.values()[position * CHANNELS + channel] = formula.at(position, channel);
      }
    }
    return series;
  }

  private static Spline curve(int count, IntToDoubleFunction value) {
    return Spline.through(IntStream.range(0, count).mapToDouble(value).toArray());
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("magnitude-warp", SeriesReferenceTest::warpMagnitudes),
        read("time-warp", () -> TimeWarp.times(curve(6, i -> 1 + 0.8 * Math.sin(2 * i)), LENGTH)),
        read("window-warp-2", () -> WindowWarp.times(LENGTH, 5, 4, 2)),
        read("window-warp-0.5", () -> WindowWarp.times(LENGTH, 5, 4, 0.5)),
        read("series-resized-crop", () -> SeriesResizedCrop.times(6, 9, LENGTH)),
        operation(
            "series-resized-crop-10",
            series -> Resampling.apply(series, SeriesResizedCrop.times(2, 20, 10), 10, 10)),
        read(
            "permutation",
            () -> Permutation.times(new int[] {0, 3, 10, 11}, new int[] {2, 0, 3, 1}, LENGTH)));
  }

  private static void warpMagnitudes(Series series) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int phase = channel;
      MagnitudeWarp.multiply(series, channel, curve(6, i -> 1 + 0.3 * Math.sin(i + phase)));
    }
  }

  private static Arguments operation(String name, Consumer<Series> operation) {
    return arguments(name, operation);
  }

  private static Arguments read(String name, Supplier<double[]> times) {
    return operation(name, series -> Resampling.apply(series, times.get()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void equalsNumPyAndSciPy(String name, Consumer<Series> operation) {
    Series series = series(LENGTH);
    operation.accept(series);
    assertEqual(series, name);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 9})
  void splinesAreThoseOfSciPy(int count) {
    Spline spline = curve(count, i -> 1 + 0.3 * Math.sin(2 * i));
    double[] values =
        IntStream.range(0, LENGTH).mapToDouble(position -> spline.at(position, LENGTH)).toArray();
    assertThat(values).containsExactly(recorded("spline-" + count), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 25, 150})
  void frequenciesAreTakenOutAsInNumPy(int length) {
    Series series = series(length);
    for (int channel = 0; channel < CHANNELS; channel++) {
      FrequencyMask.mask(series, channel, frequency -> frequency % 3 == 0);
    }
    assertEqual(series, "frequency-mask-" + length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 25, 150})
  void frequenciesOfAnotherSeriesAreMixedInAsInNumPy(int length) {
    Series series = series(length);
    int[] thirds = IntStream.rangeClosed(0, length / 2).filter(i -> i % 3 == 0).toArray();
    for (int channel = 0; channel < CHANNELS; channel++) {
      FrequencyMix.mix(series, other(length), channel, thirds, thirds.length);
    }
    assertEqual(series, "frequency-mix-" + length);
  }

  private static void assertEqual(Series series, String name) {
    double[] values = new double[series.length() * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = series.values()[i];
    }
    assertThat(values).containsExactly(recorded(name), within(1e-5));
  }
}
