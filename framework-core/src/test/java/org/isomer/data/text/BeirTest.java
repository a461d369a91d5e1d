package org.isomer.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.text.TextTuplesTest.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeirTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path folder;

  BeirTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(folder.resolve("qrels"));
    write(
        "corpus.jsonl",
        """
        {"_id": "d1", "title": "Cats", "text": "purr", "metadata": {}}
        {"_id": "d2", "text": "dogs bark"}
        {"_id": "d3", "title": "", "text": ""}
        {"_id": "d4", "title": "", "text": "dogs bark"}
        """);
    write(
        "queries.jsonl",
        """
        {"_id": "q1", "text": "who purrs"}
        {"_id": "q2", "text": "who barks"}
        {"_id": "q3", "text": "who sings"}
        """);
    write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq2\td2\t1\nq2\td4\t2\nq1\td1\t1\n");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Relations open() {
    return new Beir()
        .create(READER.bind(Beir.Config.class, "test", "", List.of("folder=" + folder)));
  }

  @Test
  void readsQueriesThatAreJudgedAndAllDocuments() {
    Relations relations = open();
    assertThat(relations.roles()).containsExactly("query", "document");
    RelatedExamples test = relations.split(Split.TEST);
    assertThat(test.pool(0).size()).isEqualTo(2);
    assertThat(test.pool(1).size()).isEqualTo(3);
    assertThat(text(test.pool(1), 0)).isEqualTo("Cats purr");
    assertThat(test.pool(1).id(2)).isEqualTo("d4");
    assertThat(test.size()).isEqualTo(3);
    assertThat(test.pool(0).id(test.member(1, 0))).isEqualTo("q2");
    assertThat(test.pool(1).id(test.member(1, 1))).isEqualTo("d4");
    assertThat(test.grade(1)).isEqualTo(2);
    assertThat(relations.split(Split.VALIDATION).size()).isZero();
    assertThat(relations.findings().warnings())
        .containsExactly(
            folder.resolve("corpus.jsonl")
                + ": 1 of 4 texts are empty and are left out. Fill them in, or remove them.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q9#d1#1|there is no query q9 in the queries. Correct the id, or remove the line.
          q1#d9#1|there is no document d9 in the corpus, or it is empty. Correct the id, or remove the line.
          q1#d3#1|there is no document d3 in the corpus, or it is empty. Correct the id, or remove the line.
          q1#d1#yes|the score (column score) is 'yes', which is no finite number. Correct it, or remove the line.
          q1#d1|it has 2 fields, but line 1 has 3. No field may hold a tab or a line break.
          """)
  void namesTheLineOfAJudgementThatCannotBe(String line, String message) throws IOException {
    Path file =
        write(
            "qrels/dev.tsv",
            "query-id\tcorpus-id\tscore\nq1\td2\t1\n" + line.replace('#', '\t') + "\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ", line 3: " + message);
  }

  @Test
  void anIdAndAJudgementStandOnce() throws IOException {
    Path qrels = write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td2\t1\nq1\td2\t2\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            qrels
                + ", line 3: document d2 is judged for this query by an earlier line. Correct one, or remove the line.");
    Path queries =
        write(
            "queries.jsonl",
            """
            {"_id": "q1", "text": "a"}
            {"_id": "q1", "text": "b"}
            """);
    assertThatThrownBy(this::open)
        .hasMessage(queries + ", line 2: the id q1 is that of an earlier line. Give each its own.");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(folder.resolve("qrels/test.tsv"));
    assertThatThrownBy(this::open)
        .hasMessage(
            folder
                + ": there is none of qrels/train.tsv, qrels/dev.tsv and qrels/test.tsv. Is it a folder as BEIR has it?");
    Files.delete(folder.resolve("corpus.jsonl"));
    assertThatThrownBy(this::open)
        .hasMessage(folder + ": there is no corpus.jsonl. Is it a folder as BEIR has it?");
  }
}
