package org.isomer.bytepair;

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
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Hugging Face's library learned and cut, which bytepairs.py has recorded. */
class BytePairsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LENGTH = 24;

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(BytePairsTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Tokenizer step(Path file) {
    return new BytePairs().create(new BytePairs.Config(file, LENGTH));
  }

  private static List<Integer> ids(Tokenizer step, String text) {
    Tokens tokens = step.buffer();
    step.convert(new Text().set(text), tokens);
    return IntStream.range(0, tokens.count()).mapToObj(tokens::id).toList();
  }

  static Stream<String> recorded() throws IOException {
    return Files.readAllLines(resource("sentences.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void cutsAsHuggingFaceDoes(String line) throws IOException {
    String[] parts = line.split("\t", 2);
    String sentence = JSON.readValue(parts[0], String.class);
    List<Integer> expected = Arrays.stream(parts[1].split(" ", -1)).map(Integer::valueOf).toList();

    assertThat(ids(step(resource("tokenizer.json")), sentence)).isEqualTo(expected);
  }

  private static BytePairModel learned() throws IOException {
    BytePairTraining training = new BytePairTraining();
    for (String text : Files.readAllLines(resource("corpus.txt"))) {
      training.read(text);
    }
    return training.train(360, 2, made -> {});
  }

  @Test
  void learnsAndWritesWhatHuggingFaceDoes() throws IOException {
    assertThat(JSON.readTree(learned().json()))
        .isEqualTo(JSON.readTree(resource("tokenizer.json").toFile()));
  }

  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
    BytePairModel learned = learned();
    Path file = Files.write(folder.resolve("tokenizer.json"), learned.json());
    Tokenizer step = step(file);

    assertThat(step.digest()).isEqualTo(learned.digest());
    assertThat(step.json()).isEqualTo(learned.json());
    assertThat(ids(step, "A man is playing"))
        .isEqualTo(ids(learned.tokenizer(LENGTH), "A man is playing"));
    Tokens tokens = step.buffer();
    step.convert(new Text().set("play" + " x".repeat(LENGTH)), tokens);
    assertThat(tokens.isCut()).isTrue();
    assertThat(tokens.count()).isEqualTo(LENGTH);
    assertThat(tokens.text()).startsWith("[CLS] ").endsWith(" [SEP]");
    step.convert(new Text().set("play"), tokens);
    assertThat(tokens.isCut()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "type":"BPE" | "type":"WordPiece" | : it is no tokenizer that isomer vocabulary --kind byte-pair writes. For one of Hugging Face's library take the step hugging-face-tokens.
          "[SEP]":3 | "[SEP]":4 | : the number of [MASK], 4, is not its own in 0 … 359. Make it again with isomer vocabulary --kind byte-pair.
          "[SEP]":3 | "[END]":3 | : the tokens [[PAD], [UNK], [CLS], [SEP], [MASK]] are not all there, [PAD] first. Make it again with isomer vocabulary --kind byte-pair.
          "!":5 | "!!":5 | : not all bytes are tokens. Make it again with isomer vocabulary --kind byte-pair.
          "merges":[ | "merges":[["a","Q"], | : the merge ["a","Q"] is not of tokens to a token. Make it again with isomer vocabulary --kind byte-pair.
          {"version" | {{"version" | , line 1: it is no JSON, or cut short: Unexpected character ('{' (code 123)): was expecting double-quote to start field name. Make it again with isomer vocabulary --kind byte-pair.
          """)
  void refusesWhatIsDamaged(String part, String instead, String message, @TempDir Path folder)
      throws IOException {
    String whole = JSON.readTree(resource("tokenizer.json").toFile()).toString();
    assertThat(whole).contains(part);
    Path file = Files.writeString(folder.resolve("t.json"), whole.replace(part, instead));
    assertThatThrownBy(() -> step(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + message);
  }
}
