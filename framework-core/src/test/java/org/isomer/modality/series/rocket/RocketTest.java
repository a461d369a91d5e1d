package org.isomer.modality.series.rocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.modality.Numbers;
import org.isomer.modality.series.Series;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Baseline;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RocketTest {
  private static final Properties RECORDED = recorded();

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream stream =
        Objects.requireNonNull(RocketTest.class.getResourceAsStream("rocket.properties"))) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static double[] numbers(String key) {
    return Stream.of(RECORDED.getProperty(key).split(" ", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static int[] whole(String key) {
    return Arrays.stream(numbers(key)).mapToInt(number -> (int) number).toArray();
  }

  private static float[][] series(String key, int channels) {
    double[] numbers = numbers(key);
    float[][] x = new float[channels][numbers.length / channels];
    for (int i = 0; i < numbers.length; i++) {
      x[i / x[0].length][i % x[0].length] = (float) numbers[i];
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 24, 150, 251, 1000})
  void dilationsAreThoseOfTheReference(int length) {
    Dilations made = Dilations.of(length, 10_000 / MiniRocketFeatures.KERNELS, 32);

    int[] expected = whole("dilations." + length);
    assertThat(IntStream.concat(Arrays.stream(made.dilations()), Arrays.stream(made.features())))
        .containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
  }

  @ParameterizedTest
  @CsvSource({"one, 1, 4, 2", "three, 3, 3, 1"})
  void featuresAreThoseOfTheReference(String key, int channels, int perKernel, int tests) {
    float[][] train = series(key + ".train", channels);
    int[] all = whole(key + ".channels");
    List<int[]> chosen = new ArrayList<>();
    int from = 0;
    for (int size : whole(key + ".sizes")) {
      chosen.add(Arrays.copyOfRange(all, from, from + size));
      from += size;
    }

    MiniRocketFeatures made =
        MiniRocketFit.withBiases(
            Dilations.of(train[0].length, perKernel, 32),
            chosen.toArray(int[][]::new),
            combination -> train);

    assertThat(doubles(made.biases())).containsExactly(numbers(key + ".biases"), within(1e-5));
    for (int i = 0; i < tests; i++) {
      float[] features = new float[made.biases().length];
      made.transform(series(key + "." + i + ".x", channels), features);
      assertThat(doubles(features))
          .containsExactly(numbers(key + "." + i + ".features"), within(1e-6));
    }
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void kernelsGiveWhatTheReferenceGives() {
    float[][] x = series("rocket.x", 3);
    for (int i = 0; i < 12; i++) {
      String key = "rocket." + i;
      int[] channels = whole(key + ".channels");
      double[] weights = numbers(key + ".weights");
      double[] numbers = numbers(key + ".numbers");
      int window = weights.length / channels.length;
      double[][] rows =
          IntStream.range(0, channels.length)
              .mapToObj(row -> Arrays.copyOfRange(weights, row * window, (row + 1) * window))
              .toArray(double[][]::new);
      float[] features = new float[2];

      new RocketKernel(channels, rows, numbers[0], (int) numbers[1], (int) numbers[2])
          .apply(x, features, 0);

      assertThat(doubles(features)).containsExactly(numbers(key + ".features"), within(1e-5));
    }
  }

  @Test
  void kernelsAreDrawnAsInThePaper() {
    RocketFeatures drawn = RocketFeatures.draw(300, 0, 100, 4);

    assertThat(drawn.kernels())
        .allSatisfy(
            kernel -> {
              int window = kernel.weights()[0].length;
              assertThat(window).isIn(7, 9, 11);
              assertThat(kernel.channels()).doesNotHaveDuplicates().hasSizeBetween(1, 4);
              assertThat(kernel.dilation()).isBetween(1, 99 / (window - 1));
              assertThat(kernel.padding()).isIn(0, (window - 1) * kernel.dilation() / 2);
              assertThat(kernel.bias()).isBetween(-1.0, 1.0);
              for (double[] row : kernel.weights()) {
                assertThat(Arrays.stream(row).sum()).isCloseTo(0, within(1e-12));
              }
            });
    assertThat(drawn.kernels().stream().map(kernel -> kernel.channels().length)).contains(1, 2, 3);
    assertThat(drawn.kernels().stream().filter(kernel -> kernel.padding() > 0).count())
        .isBetween(120L, 180L);
  }

  /** Series, each with the same padding. */
  private record Some(List<float[][]> all, int padding) implements Examples {
    @Override
    public long size() {
      return all.size();
    }

    @Override
    public String id(long index) {
      return String.valueOf(index);
    }

    @Override
    public Example buffer() {
      return new Series();
    }

    @Override
    public void read(long index, Example into) {
      lay(all.get((int) index), padding, (Series) into);
    }
  }

  private static void lay(float[][] x, int padding, Series into) {
    int length = x[0].length;
    into.reshape(length + padding, length, x.length);
    for (int position = 0; position < length; position++) {
      for (int channel = 0; channel < x.length; channel++) {
        into.values()[position * x.length + channel] = x[channel][position];
      }
    }
  }

  private static Baseline baseline(String name) {
    ConfigReader reader = new ConfigReader(PluginLoader.classPath());
    return name.equals("rocket")
        ? new Rocket().create(reader.bind(Rocket.Config.class, "test", "", List.of("kernels=50")))
        : new MiniRocket()
            .create(reader.bind(MiniRocket.Config.class, "test", "", List.of("features=420")));
  }

  private static float[] features(Conversion step, Series series) {
    Numbers made = (Numbers) step.buffer();
    step.convert(series, made);
    return made.values().clone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minirocket", "rocket"})
  void neitherPaddingNorWhatIsMissingIsSeen(String name) {
    List<float[][]> train = List.of(series("three.train", 3), series("three.0.x", 3));
    Conversion step = (Conversion) baseline(name).fit(new Some(train, 0)).get(0);
    Conversion padded = (Conversion) baseline(name).fit(new Some(train, 7)).get(0);
    Series plain = new Series();
    lay(train.get(1), 0, plain);
    Series longer = new Series();
    lay(train.get(1), 11, longer);
    Series gaps = new Series();
    float[][] x = train.get(1);
    float[][] wide = new float[3][x[0].length + 1];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(x[channel], 0, wide[channel], 1, x[0].length);
      wide[channel][0] = x[channel][0];
      wide[channel][1] = 1000;
    }
    lay(wide, 2, gaps);
    gaps.miss(1);

    float[] features = features(step, plain);

    assertThat(features(step, longer)).isEqualTo(features);
    assertThat(features(step, gaps)).isEqualTo(features);
    assertThat(features(padded, longer)).isEqualTo(features);
    assertThat(features).hasSize(name.equals("rocket") ? 100 : 420);
    assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> features(step, plain)))
        .allSatisfy(same -> assertThat(same).isEqualTo(features));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minirocket", "rocket"})
  void refusesSeriesThatAreShorterThanAKernel(String name) {
    Examples train = new Some(List.<float[][]>of(new float[1][8]), 0);

    assertThatThrownBy(() -> baseline(name).fit(train))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "baseline/%s: the longest training series has 8 values, and a kernel has 9 weights. Take another baseline."
                .formatted(name));
  }
}
