package org.isomer.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.isomer.config.ConfigReader;
import org.isomer.modality.text.Text;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTuplesTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path folder;

  TextTuplesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static Relations open(String... options) {
    return new TextTuples()
        .create(READER.bind(TextTuples.Config.class, "test", "", List.of(options)));
  }

  static String text(Examples pool, int index) {
    Text text = (Text) pool.buffer();
    pool.read(index, text);
    return text.content();
  }

  private static String text(RelatedExamples related, int relation, int role) {
    return text(related.pool(role), related.member(relation, role));
  }

  @Test
  void lostCharactersAreADoubt() throws IOException {
    Path test = write("test.csv", "sentence1,sentence2\na,\uFFFD\n");
    assertThat(open("test=" + test).findings().warnings())
        .containsExactly(
            test
                + ": in 1 of 2 texts stands U+FFFD for characters that were lost when the file was made, first in \"\uFFFD\". Make it anew from its source, in UTF-8.");
  }

  @Test
  void pairsHaveAScoreAndEqualTextsAreOneExample() throws IOException {
    Path test = write("test.csv", "a,b,2.5\n\"b, c\",a,0\nd,d,5\n");
    Relations relations = open("test=" + test, "header=false", "columns=[1, 2]", "score=3");
    assertThat(relations.title()).isEqualTo("test.csv");
    assertThat(relations.roles()).containsExactly("1", "2");
    RelatedExamples related = relations.split(Split.TEST);
    assertThat(related.size()).isEqualTo(3);
    assertThat(related.pool(0)).isSameAs(related.pool(1));
    assertThat(related.pool(0).size()).isEqualTo(4);
    assertThat(related.pool(0).id(2)).isEqualTo("test/2/1");
    assertThat(text(related, 1, 0)).isEqualTo("b, c");
    assertThat(related.member(1, 1)).isEqualTo(related.member(0, 0));
    assertThat(related.member(2, 1)).isEqualTo(related.member(2, 0));
    assertThat(related.graded()).isTrue();
    assertThat(related.grade(0)).isEqualTo(2.5);
    assertThat(relations.split(Split.TRAIN).size()).isZero();
  }

  @Test
  void triplesAreReadFromJsonLinesAndHaveNoGrade() throws IOException {
    Path train =
        write(
            "train.jsonl",
            """
            {"anchor": "a", "positive": "b", "negative": "\\u00e9"}

            {"negative": 7, "positive": "b", "anchor": "c", "more": []}
            """);
    RelatedExamples related =
        open("train=" + train, "columns=[anchor, positive, negative]").split(Split.TRAIN);
    assertThat(related.graded()).isFalse();
    assertThat(related.grade(1)).isEqualTo(1);
    assertThat(text(related, 0, 2)).isEqualTo("é");
    assertThat(text(related, 1, 0)).isEqualTo("c");
    assertThat(text(related, 1, 2)).isEqualTo("7");
    assertThat(related.pool(0).id(4)).isEqualTo("train/3/negative");
  }

  @Test
  void readsTabsAndWhatIsCompressed() throws IOException {
    Path file = folder.resolve("pairs.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(
          "score\tsentence2\tsentence1\n1\tsays \"no\ta, b\n".getBytes(StandardCharsets.UTF_8));
    }
    RelatedExamples related = open("validation=" + file, "score=score").split(Split.VALIDATION);
    assertThat(text(related, 0, 0)).isEqualTo("a, b");
    assertThat(text(related, 0, 1)).isEqualTo("says \"no");
    Path broken = write("broken.tsv.gz", "no gzip");
    assertThatThrownBy(() -> open("test=" + broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(broken + ": cannot be unpacked: ")
        .hasMessageEndingWith("Pack it again with gzip, or give the text itself.");
  }

  @Test
  void theDigestIsThatOfTextsRelationsAndScores() throws IOException {
    Path test = write("test.csv", "sentence1,sentence2,score\na,b,1\nc,d,2\n");
    String digest = open("test=" + test, "score=score").digest();
    assertThat(open("test=" + test, "score=score", "title=Other").digest()).isEqualTo(digest);
    assertThat(open("test=" + test).digest()).isNotEqualTo(digest);
    assertThat(open("train=" + test, "score=score").digest()).isNotEqualTo(digest);
    write("test.csv", "sentence1,sentence2,score\na,b,1\nc,d,3\n");
    assertThat(open("test=" + test, "score=score").digest()).isNotEqualTo(digest);
    write("test.csv", "sentence1,sentence2,score\na,d,1\nc,b,2\n");
    assertThat(open("test=" + test, "score=score").digest()).isNotEqualTo(digest);
  }

  @Test
  void theExamplesOfRelationsAreADataSetWithoutLabels() throws IOException {
    Path train = write("train.csv", "sentence1,sentence2\na,b\nb,c\n");
    Dataset dataset =
        READER
            .bind(
                Wrapped.class,
                "test",
                "",
                List.of(
                    "dataset={name: members, relations: {name: text-tuples, train: '"
                        + train
                        + "'}}"))
            .dataset()
            .create();
    assertThat(dataset).isNotInstanceOf(ClassData.class);
    Examples examples = dataset.split(Split.TRAIN);
    assertThat(examples.size()).isEqualTo(3);
    assertThat(text(examples, 2)).isEqualTo("c");
    assertThat(examples.id(2)).isEqualTo("train/3/sentence2");
    assertThat(dataset.split(Split.TEST).size()).isZero();
  }

  record Wrapped(@Option(help = "Data") Choice<Dataset> dataset) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          t.csv|sentence1,sentence2,score;a,b,high|, line 2: the score (column score) is 'high', which is no finite number. Correct it, or remove the line.
          t.csv|sentence1,sentence2,score;a,b,NaN|, line 2: the score (column score) is 'NaN', which is no finite number. Correct it, or remove the line.
          t.csv|sentence1,sentence2,score;a, ,1|, line 2: the text (column sentence2) is empty. Fill it in, or remove the line.
          t.csv|sentence1,sentence2;a,b|, line 1: there is no column score. The first line names sentence1, sentence2; choose among them, give a number from 1 to 2, or set header: false if it is no header.
          t.tsv|sentence1#sentence2#score;a#b|, line 2: it has 2 fields, but line 1 has 3. No field may hold a tab or a line break.
          t.txt|a;b|, line 1: there is no column sentence1 in a file of plain lines (.txt), of which each is a text. Read columns from a file that ends in .csv, .tsv or .jsonl.
          t.jsonl|[1]|, line 1: it is not one JSON object. Write one object on each line, such as {"text": …}.
          t.jsonl|{"sentence1": "a"|, line 1: it is not one JSON object. Write one object on each line, such as {"text": …}.
          t.jsonl|{"sentence1": "a", "text": "b"}|, line 1: there is no member sentence2. The object has sentence1, text.
          t.jsonl|{"sentence1": "a", "sentence2": null, "score": 1}|, line 1: the text (column sentence2) is empty. Fill it in, or remove the line.
          t.jsonl|{"sentence1": "a", "sentence2": ["b"], "score": 1}|, line 1: the member sentence2 is no text and no number.
          t.jsonl|;|, line 1: the file is empty. Choose another one.
          """)
  void namesTheLineOfAFault(String name, String lines, String message) throws IOException {
    Path file = write(name, lines.replace(';', '\n').replace('#', '\t'));
    assertThatThrownBy(() -> open("test=" + file, "score=score"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + message);
  }

  @Test
  void needsAFileAndTwoColumns() {
    assertThatThrownBy(() -> open())
        .hasMessage("relations/text-tuples: no file is named. Give train, validation or test.");
    assertThatThrownBy(() -> open("columns=[text]"))
        .hasMessage(
            "relations/text-tuples: columns names one column. Name two or more, such as [sentence1, sentence2].");
  }
}
