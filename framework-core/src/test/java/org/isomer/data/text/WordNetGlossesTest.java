package org.isomer.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.isomer.file.Sha256;
import org.isomer.modality.text.Text;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordNetGlossesTest {
  private final ClassData dataset = new WordNetGlosses().create(new WordNetGlosses.Config());

  private String text(Split split, int index) {
    Examples examples = dataset.split(split);
    Text text = (Text) examples.buffer();
    examples.read(index, text);
    return text.content();
  }

  @ParameterizedTest
  @CsvSource({
    "train.tsv.gz, 35e7dbd6b5a86b476a80c706b5a457cd1404288d7ded22cfef0945d8be64c075",
    "test.tsv.gz, fbd615d21348a2255c40263cbb1e02f97881a1c5e08fa17bdad86d8265eabeec",
  })
  void bundlesTheseFiles(String file, String sha256) throws IOException {
    String name = "/org/isomer/data/wordnet-glosses/" + file;
    try (InputStream in = WordNetGlosses.class.getResourceAsStream(name)) {
      assertThat(Sha256.hex(Objects.requireNonNull(in).readAllBytes())).isEqualTo(sha256);
    }
  }

  @ParameterizedTest
  @CsvSource({"TRAIN, 720", "VALIDATION, 80", "TEST, 200"})
  void holdsEveryClassEquallyOften(Split split, int count) {
    AnnotatedExamples<OptionalInt> examples = dataset.split(split);
    int[] counts = new int[dataset.classes().size()];
    for (int i = 0; i < examples.size(); i++) {
      counts[examples.annotation(i).orElseThrow()]++;
    }
    assertThat(counts).hasSize(10).containsOnly(count);
  }

  @Test
  void readsDefinitionsWithTheirClass() {
    AnnotatedExamples<OptionalInt> test = dataset.split(Split.TEST);
    assertThat(test.id(0)).isEqualTo("test/1");
    assertThat(text(Split.TEST, 0)).isEqualTo("a ship for carrying soldiers or military equipment");
    assertThat(dataset.classes().get(test.annotation(0).orElseThrow())).isEqualTo("artifact");
  }

  @Test
  void hasNoDefinitionTwice() {
    Set<String> seen = new HashSet<>();
    for (Split split : Split.values()) {
      for (int i = 0; i < dataset.split(split).size(); i++) {
        seen.add(text(split, i));
      }
    }
    assertThat(seen).hasSize(10_000);
  }
}
