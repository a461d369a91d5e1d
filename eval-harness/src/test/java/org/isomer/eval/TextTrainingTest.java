package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of methods that train on texts. */
class TextTrainingTest {
  private static final List<String> WORDS =
      List.of("ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen");

  private final Path folder;

  TextTrainingTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    List<String> vocabulary =
        new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    vocabulary.addAll(WORDS);
    Files.write(folder.resolve("vocab.txt"), vocabulary);
    CounterRandom random = CounterRandom.of(0, "texts");
    List<String> lines = new ArrayList<>(List.of("one,two,score"));
    for (int i = 0; i < 96; i++) {
      String first = sentence(random, random.nextInt(WORDS.size()));
      int shared = random.nextInt(WORDS.size());
      boolean like = random.nextBoolean(0.5);
      lines.add(
          "%s,%s,%d"
              .formatted(
                  first,
                  like ? first + " " + WORDS.get(shared) : sentence(random, shared),
                  like ? 5 : 1));
    }
    Files.write(folder.resolve("pairs.csv"), lines);
  }

  /** Words that go round from one, so that each says which is next. */
  private static String sentence(CounterRandom random, int first) {
    int length = 2 + random.nextInt(5);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add(WORDS.get((first + i) % WORDS.size()));
    }
    return String.join(" ", words);
  }

  private record Method(String name, String framework, String encoder, String tokens, String data) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String PIECES = "{name: word-pieces, vocabulary: 'VOCAB', length: 10}";
  private static final String MASKED = "{name: mask-tokens, tokenizer: " + PIECES + ", p: 0.3}";
  private static final String PAIRS =
      "{name: relations, relations: {name: text-tuples, train: 'PAIRS', columns: [one, two],"
          + " score: score}, score-range: [0, 5]}";
  private static final String TEXTS = "{name: text-csv, train: 'PAIRS', text: [one]}";

  private static Stream<Method> methods() {
    return Stream.of(
        new Method("pairs", "siamese", "pooling: mean", PIECES, PAIRS),
        new Method("pairs in chunks", "{name: siamese, chunk: 8}", "dropout: 0.1", PIECES, PAIRS),
        new Method("scores", "{name: siamese, loss: cosent}", "dropout: 0.1", PIECES, PAIRS),
        new Method("dropout as augmentation", "siamese", "dropout: 0.2", PIECES, TEXTS),
        new Method("masked", "masked-language-model", "norm: post", MASKED, TEXTS),
        new Method("next token", "next-token", "causal: true", PIECES, TEXTS));
  }

  private TinyRun in(String name, Method method, String... more) {
    List<String> overrides =
        new ArrayList<>(
            List.of(
                "dataset=" + method.data(),
                "views={name: same, steps: [" + method.tokens() + "]}",
                "encoder={name: text-transformer, width: 16, depth: 1, heads: 2, "
                    + method.encoder()
                    + "}",
                "framework=" + method.framework(),
                "optimizer=adamw",
                "learning-rate=0.01",
                "batch-size=32"));
    overrides.replaceAll(
        each ->
            each.replace("VOCAB", folder.resolve("vocab.txt").toString())
                .replace("PAIRS", folder.resolve("pairs.csv").toString()));
    overrides.addAll(Arrays.asList(more));
    return new TinyRun(folder.resolve(name), overrides);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theLossFalls(Method method) throws IOException {
    TinyRun run = in("run", method, "steps=40");
    run.train();
    List<Double> losses = run.logged("loss");
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    assertThat(mean(losses.subList(35, 40))).isLessThan(0.9 * mean(losses.subList(0, 5)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void interruptedAndResumedEndsInTheSameBitsAsUninterrupted(Method method) throws IOException {
    TinyRun straight = in("straight", method, "steps=6");
    TinyRun stopped = in("stopped", method, "steps=6");
    var whole = straight.train();
    stopped.trainUntil(3);
    assertThat(stopped.resume().checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(stopped.log()).isEqualTo(straight.log());
  }

  @Test
  void viewsHaveToBeAsManyAsTheMembers() {
    Method pairs = methods().toList().get(0);
    assertThatThrownBy(() -> in("run", pairs, "views.count=3").train())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "views: same makes 3 views, but each instance of pairs.csv has 2 members, and a view is made of each. Give as many pipelines.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosent", "cosine-regression", "angle"})
  void dataWithoutScoresAreRefused(String loss) {
    Method texts = methods().toList().get(3);
    assertThatThrownBy(() -> in("run", texts, "framework.loss=" + loss).train())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset: pairs.csv has no scores, which siamese needs as configured. Choose data with scores, or a loss that does without.");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
