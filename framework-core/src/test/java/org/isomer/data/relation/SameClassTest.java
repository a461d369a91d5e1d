package org.isomer.data.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameClassTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path folder;

  SameClassTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Relations open(String data, String... further) throws IOException {
    Path train = Files.writeString(folder.resolve("train.csv"), "text,label\n" + data);
    Path test = Files.writeString(folder.resolve("test.csv"), "text,label\ne,y\nf,x\n");
    String dataset =
        "dataset={name: text-csv, train: '%s', test: '%s', validation-fraction: 0%s}"
            .formatted(train, test, String.join("", further));
    return new SameClass()
        .create(
            READER.bind(
                SameClass.Config.class, "test", "", List.of(dataset, "queries=1", "documents=3")));
  }

  @Test
  void aDocumentAnswersTheQueriesOfItsClass() throws IOException {
    Relations relations = open("a,x\nb,y\nc,x\nd,y\n", ", label: label");
    RelatedExamples test = relations.split(Split.TEST);
    assertThat(test.pool(0).size()).isEqualTo(1);
    assertThat(test.pool(1).size()).isEqualTo(3);
    int label = test.pool(0).label(0);
    for (int i = 0; i < test.size(); i++) {
      assertThat(test.pool(1).label(test.member(i, 1))).isEqualTo(label);
    }
    long same = 0;
    for (int i = 0; i < 3; i++) {
      same += test.pool(1).label(i) == label ? 1 : 0;
    }
    assertThat(test.size()).isEqualTo((int) same).isPositive();
    assertThat(relations.split(Split.TRAIN).size()).isZero();
    assertThat(relations.digest())
        .isEqualTo(open("a,x\nb,y\nc,x\nd,y\n", ", label: label").digest())
        .isNotEqualTo(open("a,x\nb,y\nc,x\nd,x\n", ", label: label").digest());
  }

  @Test
  void needsLabels() {
    assertThatThrownBy(() -> open("a,x\n"))
        .hasMessage(
            "relations/same-class: the data set, train.csv, has no labels. Choose another one.");
  }
}
