package org.isomer.huggingface;

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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.file.Sha256;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HuggingFaceTokensTest {
  private static final List<String> KINDS = List.of("word-pieces", "byte-pairs", "unigrams");

  @TempDir private Path folder;

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(HuggingFaceTokensTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Tokenizer step(Path tokenizer, int length) {
    return step(tokenizer, length, Optional.empty());
  }

  private static Tokenizer step(Path tokenizer, int length, Optional<Integer> entries) {
    return new HuggingFaceTokens().create(new HuggingFaceTokens.Config(tokenizer, length, entries));
  }

  private static Tokens tokens(Tokenizer step, String text) {
    Tokens tokens = step.buffer();
    step.convert(new Text().set(text), tokens);
    return tokens;
  }

  static Stream<Arguments> recorded() {
    return KINDS.stream()
        .flatMap(kind -> lines(resource(kind + ".txt")).map(line -> Arguments.of(kind, line)));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void cutsAsTheLibraryDoesInPython(String kind, String line) throws IOException {
    String[] parts = line.split("\t", 2);
    String sentence = new ObjectMapper().readValue(parts[0], String.class);
    List<Integer> expected = Arrays.stream(parts[1].split(" ", -1)).map(Integer::valueOf).toList();

    Tokens tokens = tokens(step(resource(kind + ".json"), 12), sentence);

    assertThat(IntStream.range(0, tokens.count()).mapToObj(tokens::id).toList())
        .isEqualTo(expected);
  }

  @Test
  void saysWhatItMakesAndWhatItCuts() throws IOException {
    Path file = resource("word-pieces.json");
    Tokenizer step = step(file, 5);
    Tokens tokens = tokens(step, "a man");

    assertThat(tokens.text()).isEqualTo("[CLS] a man [SEP]");
    assertThat(tokens.isCut()).isFalse();
    assertThat(tokens.spec().text()).isEqualTo("ids 5, mask 5, segments 5");
    assertThat(step.json()).isEqualTo(Files.readAllBytes(file));
    assertThat(step.digest()).isEqualTo(Sha256.hex(file));

    step.convert(new Text().set("a man a man"), tokens);
    assertThat(tokens.text()).isEqualTo("[CLS] a man a [SEP]");
    assertThat(tokens.isCut()).isTrue();
  }

  @Test
  void anEncoderMayHaveMoreEntries() {
    Path file = resource("byte-pairs.json");
    assertThat(step(file, 5, Optional.of(320)).buffer().spec().tensors().get(0).below())
        .hasValue(320);
    assertThatThrownBy(() -> step(file, 5, Optional.of(200)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": it has 300 entries, but the encoder's vocabulary has 200: it is the tokenizer of another encoder. Choose the one beside the weights.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"version": "1.0", "model": | , line 1: it is no JSON, or cut short: .* Get the tokenizer\\.json again\\.
          {"model_type": "bert"} | : it is JSON, but no tokenizer: model\\.vocab is missing\\. Choose .*
          {"version": "1.0", "model": {"type": "WordPiece", "vocab": {"a": 0}}} | : Hugging Face's library does not take it as a tokenizer: missing field .* Get the file again, .*
          {"version": "1.0", "model": {"type": "BPE", "vocab": {"a": -7}}} | : the vocabulary has the number -7, and numbers go from 0 to 9999999\\. .*
          """)
  void refusesWhatIsDamaged(String content, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("tokenizer.json"), content);
    assertThatThrownBy(() -> step(file, 8))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching("(?s)" + Pattern.quote(file.toString()) + message);
  }

  @Test
  void opensNoSocket() throws IOException, InterruptedException {
    Path printed = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                WithoutNetwork.class.getName(),
                resource("word-pieces.json").toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();

    assertThat(process.waitFor()).as(Files.readString(printed)).isZero();
    assertThat(printed)
        .content()
        .isEqualTo("tokens: [CLS] a man is playing a guitar . [SEP]\nsockets: 0, then 1\n");
  }
}
