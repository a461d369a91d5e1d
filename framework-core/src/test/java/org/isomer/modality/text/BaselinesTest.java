package org.isomer.modality.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.config.ConfigReader;
import org.isomer.modality.Numbers;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Baseline;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final List<String> TRAIN = List.of("A cat, a dog!", "the cat", "The bird");

  private record Sentences(List<String> texts) implements Examples {
    @Override
    public long size() {
      return texts.size();
    }

    @Override
    public String id(long index) {
      return String.valueOf(index);
    }

    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public void read(long index, Example into) {
      ((Text) into).set(texts.get((int) index));
    }
  }

  private static float[] numbers(Baseline baseline, String text) {
    return numbers((Conversion) baseline.fit(new Sentences(TRAIN)).get(0), text);
  }

  private static float[] numbers(Conversion step, String text) {
    Numbers made = (Numbers) step.buffer();
    step.convert(new Text().set("something else before"), made);
    step.convert(new Text().set(text), made);
    return made.values().clone();
  }

  private static Baseline frequencies(String... options) {
    return new TermFrequencies()
        .create(READER.bind(TermFrequencies.Config.class, "test", "", List.of(options)));
  }

  private static List<Double> positive(float[] values) {
    List<Double> found = new ArrayList<>();
    for (float value : values) {
      if (value > 0) {
        found.add((double) value);
      }
    }
    return found;
  }

  /** Of the three texts two have cat, the; one has a, bird, dog; none has fish. */
  @Test
  void rareWordsWeighMore() {
    float[] values = numbers(frequencies(), "Cat CAT dog fish");
    assertThat(values).hasSize(5 + TermHash.SIZE);
    assertThat((double) values[0]).isCloseTo(2 * (Math.log(4 / 3.0) + 1), within(1e-6));
    assertThat((double) values[4]).isCloseTo(Math.log(4 / 2.0) + 1, within(1e-6));
    assertThat((double) values[5 + TermHash.bucket("fish")])
        .isCloseTo(Math.log(4) + 1, within(1e-6));
    assertThat(positive(values)).hasSize(3);
  }

  @Test
  void countsAreNotWeighed() {
    assertThat(positive(numbers(frequencies("idf=false"), "cat cat dog")))
        .containsExactly(2.0, 1.0);
  }

  @Test
  void whatHasNoNumberOfItsOwnSharesOne() {
    float[] values = numbers(frequencies("most=1", "idf=false"), "cat the dog");
    assertThat(values).hasSize(1 + TermHash.SIZE);
    assertThat(values[0]).isEqualTo(1);
    assertThat(values[1 + TermHash.bucket("the")]).isEqualTo(1);
    assertThat(values[1 + TermHash.bucket("dog")]).isEqualTo(1);
  }

  @Test
  void trigramsCrossTheEndsOfWords() {
    assertThat(Terms.TRIGRAMS.of("A cat?")).containsExactly(" a ", "a c", " ca", "cat", "at ");
    assertThat(frequencies("terms=trigrams").title()).isEqualTo("TF-IDF of character trigrams");
  }

  @Test
  void aTextIsTheMeanOfTheVectorsOfItsWords() {
    Baseline random =
        new RandomWords()
            .create(READER.bind(RandomWords.Config.class, "test", "", List.of("dim=3")));
    Conversion step = (Conversion) random.fit(new Sentences(TRAIN)).get(0);
    float[] cat = numbers(random, "cat");
    float[] dog = numbers(random, "dog");
    float[] both = numbers(random, "Dog, cat");
    for (int i = 0; i < 3; i++) {
      assertThat((double) both[i]).isCloseTo((cat[i] + dog[i]) / 2.0, within(1e-6));
    }
    assertThat(cat).isNotEqualTo(dog);
    assertThat(IntStream.range(0, 1000).parallel().mapToObj(i -> numbers(step, "cat")))
        .allSatisfy(same -> assertThat(same).isEqualTo(cat));
    assertThat(numbers(random, "?!")).containsExactly(0, 0, 0);
  }
}
