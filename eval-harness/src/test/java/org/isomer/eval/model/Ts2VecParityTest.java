package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.modality.series.Series;
import org.isomer.plugin.PluginLoader;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same features as PyTorch 2.13 computes with a TS2Vec whose weights PyTorch wrote, of series
 * of unequal lengths in which positions are missing; {@code src/test/python/ts2vec.py} recorded
 * them.
 */
class Ts2VecParityTest {
  private static final int POSITIONS = 40;
  private static final int CHANNELS = 2;
  private static final int[] LENGTHS = {40, 25, 9};

  @Test
  void givesTheFeaturesOfPytorch(@TempDir Path folder) throws IOException {
    try (InputStream weights = resource("ts2vec.safetensors")) {
      Files.copy(weights, folder.resolve("weights.safetensors"));
    }
    Path file = folder.resolve("model.yaml");
    Files.writeString(
        file,
        """
        name: TS2Vec from PyTorch
        encoder: {name: ts2vec, width: 6, depth: 4, dim: 5}
        weights: weights.safetensors
        layout: ts2vec
        prefix: module.
        example:
          modality: series
          tensors:
            - {name: values, type: float32, shape: [40, 2]}
            - {name: mask, type: float32, shape: [40]}
        """);
    Model model = StoredModel.read(file, new ConfigReader(PluginLoader.classPath())).open();
    try (FeatureEncoding encoding = model.open(model.input(), 1)) {
      assertThat(encoding.encode(batch(), LENGTHS.length))
          .containsExactly(recorded("features"), within(1e-5f));
    }
  }

  private static Rows batch() throws IOException {
    float[] values = recorded("series");
    Rows rows = new Rows(Series.spec(POSITIONS, CHANNELS), LENGTHS.length);
    for (int row = 0; row < LENGTHS.length; row++) {
      Series series = new Series().reshape(POSITIONS, LENGTHS[row], CHANNELS);
      for (int t = 0; t < LENGTHS[row]; t++) {
        int place = (row * POSITIONS + t) * CHANNELS;
        if (Float.isNaN(values[place])) {
          series.miss(t);
        } else {
          System.arraycopy(values, place, series.values(), t * CHANNELS, CHANNELS);
        }
      }
      series.layInto(rows, row);
    }
    return rows;
  }

  private static float[] recorded(String key) throws IOException {
    try (InputStream in = resource("ts2vec.txt")) {
      List<String> numbers =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith(key + " "))
              .flatMap(line -> Stream.of(line.substring(key.length() + 1).split(" ")))
              .map(number -> number.equals("nan") ? "NaN" : number)
              .toList();
      float[] values = new float[numbers.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(numbers.get(i));
      }
      return values;
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Ts2VecParityTest.class.getResourceAsStream(name), name);
  }
}
