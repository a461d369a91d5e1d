package org.isomer.data.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.config.ConfigReader;
import org.isomer.modality.text.Text;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCsvTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private final Path folder;

  TextCsvTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private ClassData open(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("train=" + folder.resolve("train.csv"));
    return new TextCsv().create(READER.bind(TextCsv.Config.class, "test", "", all));
  }

  private static List<String> texts(ClassData dataset, Split split) {
    AnnotatedExamples<OptionalInt> examples = dataset.split(split);
    List<String> texts = new ArrayList<>();
    Text text = (Text) examples.buffer();
    for (int i = 0; i < examples.size(); i++) {
      examples.read(i, text);
      texts.add(
          examples.id(i)
              + " "
              + examples.annotation(i).orElse(ClassData.UNLABELLED)
              + " "
              + text.content());
    }
    return texts;
  }

  @Test
  void readsFieldsInQuotesColumnsByNameAndLabelsInOrder() throws IOException {
    write(
        "train.csv",
        "\uFEFFkind,title,body\r\n"
            + "sport,\"One, \"\"two\"\"\",\"three\nfour\"\r\n"
            + "\r\n"
            + "news, five ,\n"
            + "arts,six,seven");
    write("test.csv", "kind,title,body\nweather,eight,nine\n");
    ClassData dataset =
        open(
            "text=[title, body]",
            "label=kind",
            "test=" + folder.resolve("test.csv"),
            "validation-fraction=0");
    assertThat(dataset.title()).isEqualTo("train.csv");
    assertThat(dataset.classes()).containsExactly("arts", "news", "sport", "weather");
    assertThat(texts(dataset, Split.TRAIN))
        .containsExactly(
            "train/2 2 One, \"two\" three\nfour", "train/5 1 five", "train/6 0 six seven");
    assertThat(texts(dataset, Split.TEST)).containsExactly("test/2 3 eight nine");
    assertThat(texts(dataset, Split.VALIDATION)).isEmpty();
  }

  @Test
  void withoutAHeaderColumnsAreNumbersAndAListNamesTheClasses() throws IOException {
    write("train.csv", "2,one\n1,two\nnews,three\n");
    Path list = write("classes.txt", "sport\nnews\n");
    ClassData dataset =
        open(
            "header=false",
            "text=[2]",
            "label=1",
            "classes=" + list,
            "title=Mine",
            "validation-fraction=0",
            "test-fraction=0");
    assertThat(dataset.title()).isEqualTo("Mine");
    assertThat(dataset.classes()).containsExactly("sport", "news");
    assertThat(texts(dataset, Split.TRAIN))
        .containsExactly("train/1 1 one", "train/2 0 two", "train/3 1 three");
  }

  @Test
  void charactersThatAnEarlierProgramLostAreADoubt() throws IOException {
    Path train = write("train.csv", "text\nna\uFFFDve\nplain\ncaf\uFFFD\n");
    assertThat(open().findings().warnings())
        .containsExactly(
            train
                + ": in 2 of 3 texts stands U+FFFD for characters that were lost when the file was made, first in \"na\uFFFDve\". Make it anew from its source, in UTF-8.");
  }

  @Test
  void withoutLabelsPartsAreCutAllTheSame() throws IOException {
    StringBuilder lines = new StringBuilder("text\n");
    for (int i = 0; i < 40; i++) {
      lines.append("sentence ").append(i).append('\n');
    }
    write("train.csv", lines.toString());
    ClassData dataset = open();
    assertThat(dataset.classes()).isEmpty();
    assertThat(dataset.split(Split.TEST).size()).isEqualTo(4);
    assertThat(dataset.split(Split.VALIDATION).size()).isEqualTo(4);
    assertThat(texts(dataset, Split.TRAIN))
        .hasSize(32)
        .doesNotContainAnyElementsOf(texts(dataset, Split.TEST))
        .allMatch(text -> text.contains(" -1 sentence "));
  }

  @Test
  void theDigestIsThatOfTextsAndLabels() throws IOException {
    write("train.csv", "text,label\na,x\nb,y\n");
    String digest = open("label=label").digest();
    assertThat(open("label=label", "title=Other").digest()).isEqualTo(digest);
    assertThat(open().digest()).isNotEqualTo(digest);
    write("train.csv", "text,label\na,x\nc,y\n");
    assertThat(open("label=label").digest()).isNotEqualTo(digest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          text,label;one,x;"two,y|, line 3: the quote that opens a field here is never closed. Close it, or double it if it is part of the text.
          text,label;"one" two,x|, line 2: after the closing quote of a field that begins on line 2 comes SPACE, where a comma or the end of the line has to be. Double quotes inside a field.
          text,label;on"e,x|, line 2: a quote stands inside a field that does not begin with one. Put the whole field in quotes, and double those inside.
          text,label;one|, line 2: it has 1 fields, but line 1 has 2. Put a field that holds commas or line breaks in quotes.
          text,label;;" ",x|, line 3: the text (column text) is empty. Fill it in, or remove the line.
          text,label;one,|, line 2: the label (column label) is empty. Fill it in, or remove the line.
          body,label;one,x|, line 1: there is no column text. The first line names body, label; choose among them, give a number from 1 to 2, or set header: false if it is no header.
          text,text,label;one,two,x|, line 1: two columns are called text. Give the column by its number, from 1.
          ;|, line 1: the file is empty. Choose another one.
          """)
  void namesTheLineOfAFault(String lines, String message) throws IOException {
    Path file = write("train.csv", lines.replace(';', '\n'));
    assertThatThrownBy(() -> open("label=label"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + message);
  }

  @Test
  void namesSeveralFaultsAtOnce() throws IOException {
    Path file = write("train.csv", "text,label\none\ntwo,x\n,y\n");
    assertThatThrownBy(() -> open("label=label"))
        .hasMessageStartingWith("2 examples cannot be read, among them:\n" + file + ", line 2: ")
        .hasMessageContaining(file + ", line 4: ");
  }

  @Test
  void namesTheByteThatIsNoText() throws IOException {
    Path file = folder.resolve("train.csv");
    Files.write(file, "text\none\ncaf\u00e9\n".getBytes(ISO_8859_1));
    assertThatThrownBy(TextCsvTest.this::open)
        .hasMessage(file + ", line 3, byte 13: 0xE9 is no UTF-8. Save the file as UTF-8.");
  }

  @Test
  void aClassIsNotTheNumberOfAnother() throws IOException {
    write("train.csv", "text,label\none,1\ntwo,2\n");
    Path list = write("classes.txt", "2\n1\n");
    assertThatThrownBy(() -> open("label=label", "classes=" + list))
        .hasMessage(
            list
                + ", line 1: the class 2 is also the number of another line, and a label may be either. Give the classes other names, or write them in the order of their numbers.");
    write("classes.txt", "1\n2\n3\n10\n");
    assertThat(
            open("label=label", "classes=" + list, "validation-fraction=0", "test-fraction=0")
                .classes())
        .containsExactly("1", "2", "3", "10");
  }

  @Test
  void aLabelHasToBeAClassOfTheList() throws IOException {
    Path file = write("train.csv", "text,label\none,0\n");
    Path list = write("classes.txt", "sport\nnews\n");
    assertThatThrownBy(() -> open("label=label", "classes=" + list))
        .hasMessage(
            "%s, line 2: the label 0 is neither a class of %s nor the number of one, from 1 to 2. Correct it, or the list."
                .formatted(file, list));
    assertThatThrownBy(() -> open("classes=" + list))
        .hasMessage(
            "text-csv: classes are named, but no column of labels. Give the option label, or leave classes out.");
  }
}
