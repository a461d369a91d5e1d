package org.isomer.wordpiece;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Conversion;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordPiecesTest {
  private static final int LENGTH = 20;

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(WordPiecesTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Conversion step(Path vocabulary, int length) {
    return new WordPieces().create(new WordPieces.Config(vocabulary, length));
  }

  private static Tokens tokens(Conversion step, String text) {
    Tokens tokens = (Tokens) step.buffer();
    step.convert(new Text().set(text), tokens);
    return tokens;
  }

  private static List<Integer> ids(Tokens tokens) {
    return IntStream.range(0, tokens.count()).mapToObj(tokens::id).toList();
  }

  /** Sentences with the ids of another implementation, which wordpieces.py has recorded. */
  static Stream<String> recorded() throws IOException {
    return Files.readAllLines(resource("sentences.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void cutsAsHuggingFaceDoes(String line) throws IOException {
    String[] parts = line.split("\t", 2);
    String sentence = new ObjectMapper().readValue(parts[0], String.class);
    List<Integer> expected = Arrays.stream(parts[1].split(" ", -1)).map(Integer::valueOf).toList();

    Tokens tokens = tokens(step(resource("vocab.txt"), LENGTH), sentence);

    assertThat(ids(tokens)).isEqualTo(expected);
  }

  @Test
  void marksWhatIsPaddedAndLeavesNothingOfTheTextBefore() {
    Conversion step = step(resource("vocab.txt"), 6);
    Tokens tokens = tokens(step, "a a a a a a a a");
    step.convert(new Text().set("The"), tokens);

    Rows rows = new Rows(tokens.spec(), 2);
    tokens.layInto(rows, 1);

    assertThat(rows.ints(0)).containsExactly(0, 0, 0, 0, 0, 0, 2, 86, 3, 0, 0, 0);
    assertThat(rows.floats(1)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0);
    assertThat(tokens.spec().text()).isEqualTo("ids 6, mask 6");
    assertThat(tokens.spec().tensors().get(0).below()).hasValue(100);
    assertThat(tokens.text()).isEqualTo("[CLS] the [SEP]");
  }

  @Test
  void isToldFromOthersByTheFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("vocab.txt");
    Files.writeString(file, "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n");
    assertThat(step(file, 8).digest())
        .as("sha256sum vocab.txt")
        .isEqualTo("b9928c375153cfba0faa4b0c42f19384c8b8e7b0e9c87774e23a47e685b90554");
    Files.writeString(file, "[PAD]\n[UNK]\n[CLS]\n[SEP]\nb\n");
    assertThat(step(file, 8).digest()).isNotEqualTo(step(resource("vocab.txt"), 8).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [UNK];[PAD]|, line 1: it is not [PAD], with which a word-piece vocabulary begins. Choose another file, or make one with isomer vocabulary.
          [PAD];a;;b|, line 3: it is empty, and a vocabulary has a piece on each line. Remove it.
          [PAD];a;b;a|, line 4: the piece a stands on line 2 already. Remove one of the lines, and train again what was trained with this file.
          [PAD];[UNK];[CLS];a|: it has no piece [SEP], which every text needs. Choose another file, or make one with isomer vocabulary.
          """)
  void refusesWhatIsNoVocabulary(String pieces, String message, @TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("v.txt"), pieces.replace(';', '\n').getBytes(UTF_8));
    assertThatThrownBy(() -> step(file, 8))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + message);
  }
}
