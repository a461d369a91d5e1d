package org.isomer.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.data.text.TextCsv;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Dataset;
import org.isomer.spi.Findings;
import org.isomer.spi.Step;
import org.isomer.wordpiece.WordPieces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutExamplesTest {
  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private Dataset dataset() throws IOException {
    Path train = file("train.csv", "text", "a a a", "b", "a b a b", "a a");
    Path validation = file("validation.csv", "text", "b b b");
    return new TextCsv()
        .create(
            new ConfigReader(PluginLoader.classPath())
                .bind(
                    TextCsv.Config.class,
                    "test",
                    "{train: %s, validation: %s, test-fraction: 0}".formatted(train, validation),
                    List.of()));
  }

  private List<Step> steps(int length) throws IOException {
    Path vocabulary = folder.resolve("vocab.txt");
    Files.write(vocabulary, List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b"));
    return List.of(new WordPieces().create(new WordPieces.Config(vocabulary, length)));
  }

  @Test
  void countsTextsThatLoseTheirEnd() throws IOException {
    Dataset dataset = dataset();
    CutExamples short4 = CutExamples.of(dataset, steps(4));
    CutExamples.Count counted = short4.count(read -> {});

    assertThat(counted).isEqualTo(new CutExamples.Count(List.of(2, 1, 0), List.of(0, 0, 0)));
    Findings findings = short4.judge(counted);
    assertThat(findings.facts()).isEmpty();
    assertThat(findings.warnings())
        .containsExactly(
            "2 of 4 training examples and 1 of 1 validation examples are longer than the encoder takes and lose their end. Give the last step of the views a greater length, or shorten them.");
    CutExamples long6 = CutExamples.of(dataset, steps(6));
    assertThat(long6.digest()).isNotEqualTo(short4.digest());
    assertThat(long6.judge(long6.count(read -> {})))
        .isEqualTo(new Findings(List.of("every example fits"), List.of()));
  }

  @Test
  void countsTextsOfUnknownWords() throws IOException {
    Path train = file("odd.csv", "text", "c d", "a b", "c a", "c c a", "\u200b");
    Dataset dataset =
        new TextCsv()
            .create(
                new ConfigReader(PluginLoader.classPath())
                    .bind(
                        TextCsv.Config.class,
                        "test",
                        "{train: %s, validation-fraction: 0, test-fraction: 0}".formatted(train),
                        List.of()));
    CutExamples examination = CutExamples.of(dataset, steps(8));

    assertThat(examination.judge(examination.count(read -> {})).warnings())
        .singleElement()
        .asString()
        .startsWith(
            "3 of 5 training examples hold for the most part what the encoder does not know");
  }

  @Test
  void onlyConversionsCut() throws IOException {
    assertThat(CutExamples.concerns(List.of())).isFalse();
    assertThat(CutExamples.concerns(steps(4))).isTrue();
  }
}
