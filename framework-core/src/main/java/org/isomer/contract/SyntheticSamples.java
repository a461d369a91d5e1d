package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.isomer.modality.series.Series;
import org.isomer.modality.text.MaskedTokens;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Example;
import org.isomer.spi.Image;

/** Small images, series and texts that are made of random numbers, the same each time. */
final class SyntheticSamples {
  private static final int SIZE = 8;
  private static final int SIDE = 32;
  private static final int POSITIONS = 64;
  private static final int PLACES = 12;
  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "cat", "dog", "bird", "sat", "ran",
          "saw", "a", "red", "blue", "house", "tree", "river", "on", "under", "quickly");

  private SyntheticSamples() {}

  static List<Sample> all() {
    return List.of(
        sample("colour images", random -> image(random, SIDE, SIDE, 3), Image::new),
        sample("gray images", random -> image(random, SIDE + 8, SIDE, 1), Image::new),
        sample("series", SyntheticSamples::series, Series::new),
        sample("texts", random -> new Text().set(words(random)), Text::new),
        sample("tokens", random -> tokens(random, 0), () -> new Tokens(VOCABULARY, PLACES)),
        sample(
            "tokens of two segments",
            random -> tokens(random, 2),
            () -> new Tokens(VOCABULARY, PLACES, 2)),
        sample(
            "masked tokens",
            SyntheticSamples::masked,
            () -> new MaskedTokens(new Tokens(VOCABULARY, PLACES))));
  }

  private static Sample sample(
      String name, Function<CounterRandom, Example> example, Supplier<Example> buffer) {
    CounterRandom random = CounterRandom.of(1, "sample of " + name);
    List<Example> examples =
        IntStream.range(0, SIZE).mapToObj(i -> example.apply(random.at(i, 0, 0))).toList();
    return Sample.of(name, buffer, examples);
  }

  /** A coloured slope with noise, in [0, 1]. */
  private static Image image(CounterRandom random, int height, int width, int channels) {
    Image image = new Image().reshape(height, width, channels);
    float slope = random.nextFloat();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int channel = 0; channel < channels; channel++) {
          float level =
              (slope * row / height + (1 - slope) * column / width + channel * 0.1f) / 1.3f;
          image.values()[image.offset(row, column) + channel] =
              0.7f * level + 0.3f * random.nextFloat();
        }
      }
    }
    return image;
  }

  /** Two waves of some length, with padding. */
  private static Series series(CounterRandom random) {
    int length = POSITIONS - random.nextInt(POSITIONS / 4);
    Series series = new Series().reshape(POSITIONS, length, 2);
    double phase = random.nextDouble();
    for (int channel = 0; channel < 2; channel++) {
      for (int position = 0; position < length; position++) {
        series.values()[2 * position + channel] =
            (float)
                (StrictMath.sin(phase + position * (0.2 + channel * 0.1))
                    + 0.1 * random.nextGaussian());
      }
    }
    return series;
  }

  private static String words(CounterRandom random) {
    List<String> words = new ArrayList<>();
    int count = 4 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      words.add(VOCABULARY.get(word(random)));
    }
    return String.join(" ", words) + ".";
  }

  private static int word(CounterRandom random) {
    return 5 + random.nextInt(VOCABULARY.size() - 5);
  }

  /** A beginning, some words, an end, and padding. */
  private static Tokens tokens(CounterRandom random, int segments) {
    Tokens tokens = new Tokens(VOCABULARY, PLACES, segments);
    int count = 4 + random.nextInt(PLACES - 6);
    tokens.add(2);
    for (int i = 0; i < count; i++) {
      tokens.add(word(random), segments > 0 && i > count / 2 ? 1 : 0);
    }
    tokens.add(3);
    return tokens;
  }

  private static MaskedTokens masked(CounterRandom random) {
    MaskedTokens masked = new MaskedTokens(new Tokens(VOCABULARY, PLACES));
    masked.tokens().copyFrom(tokens(random, 0));
    masked.begin();
    masked.hide(1, 4);
    masked.hide(3, 4);
    return masked;
  }
}
