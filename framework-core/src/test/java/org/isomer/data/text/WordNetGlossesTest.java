package org.isomer.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.isomer.file.Sha256;
import org.isomer.modality.text.Text;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordNetGlossesTest {
  private final Dataset dataset = new WordNetGlosses().create(new WordNetGlosses.Config());

  private String text(Split split, int index) {
    Examples examples = dataset.split(split);
    Text text = (Text) examples.buffer();
    examples.read(index, text);
    return text.content();
  }

  @ParameterizedTest
  @CsvSource({
    "train.tsv.gz, 4cc29aca66a2f1f96002377384318bd221cab4f7177c4f87064855aa249eaf35",
    "test.tsv.gz, ff0749f34399adc902baf382d0a1b39c98ac8f29584a1b931f5e2c5748fbcc93",
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
    Examples examples = dataset.split(split);
    int[] counts = new int[dataset.classes().size()];
    for (int i = 0; i < examples.size(); i++) {
      counts[examples.label(i)]++;
    }
    assertThat(counts).hasSize(10).containsOnly(count);
  }

  @Test
  void readsDefinitionsWithTheirClass() {
    Examples test = dataset.split(Split.TEST);
    assertThat(test.id(0)).isEqualTo("test/1");
    assertThat(text(Split.TEST, 0))
        .isEqualTo(
            "any of various devices for taking hold of objects; usually have two hinged legs with handles above and pointed hooks below");
    assertThat(dataset.classes().get(test.label(0))).isEqualTo("artifact");
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
