package org.isomer.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdjacentTextsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path folder;

  AdjacentTextsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Relations open(String name, String content, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return new AdjacentTexts()
        .create(
            READER.bind(
                AdjacentTexts.Config.class, "test", "train: '" + file + "'", List.of(options)));
  }

  private static List<String> pairs(Relations relations) {
    RelatedExamples train = relations.split(Split.TRAIN);
    return IntStream.range(0, train.size())
        .mapToObj(
            i ->
                TextTuplesTest.text(train.pool(0), train.member(i, 0))
                    + " "
                    + TextTuplesTest.text(train.pool(1), train.member(i, 1)))
        .toList();
  }

  @Test
  void emptyLinesEndDocumentsOfPlainLines() throws IOException {
    Relations relations = open("a.txt", "One.\nTwo.\nThree.\n\nFour.\n\n\nFive.\nSix.\n");
    assertThat(pairs(relations)).containsExactly("One. Two.", "Two. Three.", "Five. Six.");
    assertThat(relations.roles()).containsExactly("text", "next");
    assertThat(relations.title()).isEqualTo("a.txt");
    assertThat(relations.split(Split.TEST).size()).isZero();
    RelatedExamples train = relations.split(Split.TRAIN);
    assertThat(train.graded()).isFalse();
    assertThat(train.pool(0).id(train.member(2, 0))).isEqualTo("train/8");
  }

  @Test
  void aColumnNamesDocuments() throws IOException {
    String content = "page,body\nx,One.\nx,Two.\ny,Three.\ny,\"Four,\nor so.\"\ny,Five.\n";
    assertThat(pairs(open("a.csv", content, "column=body", "document=page")))
        .containsExactly("One. Two.", "Three. Four,\nor so.", "Four,\nor so. Five.");
    assertThat(pairs(open("b.csv", content, "column=body"))).hasSize(4);
  }

  @Test
  void withoutNeighboursThereIsNothing() {
    assertThatThrownBy(() -> open("a.txt", "One.\n\nTwo.\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.txt")
                + ": no text follows another one of its document, so there are no pairs. Put the sentences of a document one after the other.");
  }
}
