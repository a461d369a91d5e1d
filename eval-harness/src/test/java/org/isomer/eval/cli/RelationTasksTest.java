package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.exhibit.Passage;
import org.isomer.reports.artifact.WorstErrors;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Selection;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.isomer.vocabulary.VocabularyVerb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From relations of sentences to verified results and a page, beside baselines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationTasksTest {
  private static final List<List<String>> TOPICS =
      List.of(
          List.of("rain", "storm", "cloud"),
          List.of("goal", "match", "team"),
          List.of("soup", "bread", "cheese"),
          List.of("train", "ship", "road"));
  private static final String BASELINES =
      "[{name: tf-idf, most: 50}, {name: tf-idf, terms: trigrams}, {name: random-words, dim: 16}]";

  private final Path folder;
  private final Path run;

  RelationTasksTest(@TempDir Path folder) {
    this.folder = folder;
    run = folder.resolve("run");
  }

  /** A sentence on one of four topics. */
  private static String sentence(int number) {
    List<String> words = TOPICS.get(number % 4);
    return "%s and %s of day %d"
        .formatted(words.get(number / 4 % 3), words.get(number / 12 % 3), number);
  }

  @BeforeAll
  void train() throws Exception {
    StringBuilder labelled = new StringBuilder("text,label\n");
    StringBuilder pairs = new StringBuilder("sentence1,sentence2,score\n");
    for (int i = 0; i < 80; i++) {
      labelled.append("%s,%d%n".formatted(sentence(i), i % 4));
      int other = i + 1 + i % 5;
      int score = other % 4 == i % 4 ? 3 : i % 2;
      pairs.append("%s,%s,%d%n".formatted(sentence(i), sentence(other), score));
    }
    Path data = Files.writeString(folder.resolve("labelled.csv"), labelled);
    Files.writeString(folder.resolve("pairs.csv"), pairs);
    halve(pairs.toString().lines().toList());
    Files.writeString(folder.resolve("ranked.csv"), ranked());
    Path vocabulary = folder.resolve("vocab.txt");
    RunVerb.of(
        new VocabularyVerb(),
        Map.of(
            "data", "{name: text-csv, train: %s}".formatted(data),
            "size", "120",
            "out", vocabulary.toString()));
    String pieces = "{name: word-pieces, vocabulary: %s, length: 12}".formatted(vocabulary);
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            name: tiny
            dataset: {name: text-csv, train: %s, label: label}
            views:
              name: custom
              pipelines: [{repeat: 2, steps: [{name: word-dropout, p: 0.3}, %s]}]
              evaluation: [%s]
            encoder: {name: text-transformer, width: 16, depth: 1, heads: 2}
            framework:
              name: simclr
              projector: {name: mlp, hidden: [16], dim: 16}
              loss: {name: nt-xent, temperature: 0.1}
            optimizer: adamw
            schedule: constant
            learning-rate: 0.001
            batch-size: 16
            steps: 2
            threads: 1
            precision: float32
            """
                .formatted(data, pieces, pieces));
    RunVerb.of(new PretrainVerb(), Map.of("config", config.toString(), "out", run.toString()));
  }

  private void eval(String task, String representation, Path out) throws Exception {
    RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run.toString(),
            "task",
            "['" + task + "']",
            "representation",
            representation,
            "baseline",
            BASELINES,
            "out",
            out.toString()));
  }

  /** The first half of the pairs to choose on, the second to test on. */
  private void halve(List<String> pairs) throws IOException {
    List<String> second = new ArrayList<>(pairs.subList(41, 81));
    second.add(0, pairs.get(0));
    Files.write(folder.resolve("validation.csv"), pairs.subList(0, 41));
    Files.write(folder.resolve("test.csv"), second);
  }

  /** For each sentence one of its topic, which is relevant, and one of another. */
  private static String ranked() {
    StringBuilder ranked = new StringBuilder("sentence1,sentence2,score\n");
    for (int i = 0; i < 80; i++) {
      ranked.append(
          "%s,%s,3%n%1$s,%s,0%n".formatted(sentence(i), sentence(i + 4), sentence(i + 1)));
    }
    return ranked.toString();
  }

  private String pairs(String splits) {
    return "{name: text-tuples, %s, score: score}"
        .formatted(splits.replace("FILE", folder.resolve("pairs.csv").toString()));
  }

  private String sameClass() {
    return "{name: same-class, dataset: {name: text-csv, train: %s, label: label}}"
        .formatted(folder.resolve("labelled.csv"));
  }

  private Map<String, Result> judged(String task) throws Exception {
    Path out = folder.resolve("results-" + task.replaceAll("[^a-z]", "").substring(0, 12));
    eval(task, "[pretrained, untrained]", out);
    Map<String, Result> bySubject = Verifiers.verified(out);
    assertThat(bySubject.keySet())
        .containsExactly(
            "TF-IDF of character trigrams",
            "TF-IDF of words",
            "random word vectors",
            "text-transformer, untrained",
            "tiny");
    Path page = folder.resolve(out.getFileName() + "-page");
    RunVerb.of(new LeaderboardVerb(), Map.of("results", "[" + out + "]", "out", page.toString()));
    assertThat(page.resolve("index.html"))
        .content()
        .contains("TF-IDF of words", bySubject.get("tiny").record().headline());
    return bySubject;
  }

  @Test
  void similarity() throws Exception {
    Map<String, Result> judged =
        judged("{name: similarity, relations: %s}".formatted(pairs("test: FILE")));
    Result words = judged.get("TF-IDF of words");
    assertThat(words.predictions().kind()).isEqualTo(PredictionKind.PAIRS);
    assertThat(words.predictions().pairs()).hasSize(80);
    assertThat(words.record().headline()).isEqualTo("cosine Spearman");
    assertThat(words.artifacts())
        .singleElement(as(type(WorstErrors.class)))
        .satisfies(
            errors -> {
              assertThat(errors.rows()).hasSize(10);
              assertThat(errors.rows().get(0).error()).startsWith("truth ");
              assertThat(errors.rows().get(0).examples())
                  .hasSize(2)
                  .hasOnlyElementsOfType(Passage.class);
            });
    assertThat(words.record().headlineMetric().value()).isBetween(0.3, 1.0);
    assertThat(words.record().headlineMetric().interval()).isPresent();
    assertThat(words.resamples()).hasSize(1000);
    assertThat(words.record().provenance().command())
        .contains("RUN --baseline '{name: tf-idf, terms: words, idf: true, most: 50}'");
  }

  @Test
  void pairClassificationChoosesOnValidation() throws Exception {
    Map<String, Result> judged =
        judged(
            "{name: pair-classification, relations: %s, positive-from: 3}"
                .formatted(
                    pairs(
                        "test: %s, validation: %s"
                            .formatted(
                                folder.resolve("test.csv"), folder.resolve("validation.csv")))));
    Result words = judged.get("TF-IDF of words");
    assertThat(words.record().headline()).isEqualTo("average precision");
    assertThat(words.record().selection().orElseThrow().trials()).hasSize(3);
    assertThat(words.record().data().samples()).isEqualTo(40);
    Selection selection = words.record().selection().orElseThrow();
    assertThat(selection.chosen().score())
        .isEqualTo(
            selection.trials().stream().mapToDouble(Selection.Trial::score).max().orElseThrow());
    assertThat(words.record().metrics())
        .containsKeys("F1", "accuracy", "cosine average precision", "Euclidean F1");
  }

  @Test
  void retrieval() throws Exception {
    Result words =
        judged("{name: retrieval, relations: %s, depth: 20}".formatted(sameClass()))
            .get("TF-IDF of words");
    assertThat(words.record().headline()).isEqualTo("nDCG@10");
    assertThat(words.predictions().rankings())
        .hasSize((int) words.record().data().samples())
        .allSatisfy(ranking -> assertThat(ranking.documents()).hasSize(20));
    assertThat(words.record().headlineMetric().value()).isGreaterThan(0.6);
    assertThat(words.record().metrics()).containsKeys("recall@20", "MAP", "MRR");
  }

  @Test
  void reranking() throws Exception {
    Result words =
        judged(
                "{name: reranking, relations: %s}"
                    .formatted(pairs("test: " + folder.resolve("ranked.csv"))))
            .get("TF-IDF of words");
    assertThat(words.record().headline()).isEqualTo("MAP");
    assertThat(words.predictions().rankings())
        .allSatisfy(ranking -> assertThat(ranking.documents()).hasSizeGreaterThan(1));
  }

  @Test
  void clustering() throws Exception {
    Result words =
        judged("{name: clustering, experiments: 3, batch-size: 20}").get("TF-IDF of words");
    assertThat(words.record().headline()).isEqualTo("V-measure");
    assertThat(words.predictions().tries()).hasSize(3);
    assertThat(words.record().headlineMetric().interval().orElseThrow().method())
        .contains("Student");
  }

  @Test
  void twoTasksOnOneSetOfRelationsAreJudgedAsIfAlone() throws Exception {
    String relations =
        pairs(
            "test: %s, validation: %s"
                .formatted(folder.resolve("test.csv"), folder.resolve("validation.csv")));
    String similarity = "{name: similarity, relations: %s}".formatted(relations);
    String from3 =
        "{name: pair-classification, relations: %s, positive-from: 3}".formatted(relations);
    Path both = folder.resolve("both");
    eval(similarity + "', '" + from3, "[pretrained]", both);
    Path alone = folder.resolve("alone");
    eval(from3, "[pretrained]", alone);

    assertThat(ResultStore.read(List.of(both)))
        .extracting(result -> result.record().protocol().task())
        .contains("similarity", "pair-classification");
    for (Result result : ResultStore.read(List.of(alone))) {
      assertThat(ResultStore.read(List.of(both)))
          .filteredOn(each -> each.record().id().equals(result.record().id()))
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.record().metrics()).isEqualTo(result.record().metrics());
                assertThat(each.record().warnings()).isEqualTo(result.record().warnings());
              });
    }
  }

  @Test
  void gradesThatAreToldApartFromTheDefaultOnAreDoubtful() throws Exception {
    Path test = folder.resolve("test.csv");
    Path grades = folder.resolve("grades.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(test));
    lines.set(1, lines.get(1).replaceFirst(",[0-9]$", ",2.4"));
    Files.write(grades, lines);
    String given = "test: %s, validation: %s".formatted(grades, folder.resolve("validation.csv"));
    Path out = folder.resolve("graded");
    eval("{name: pair-classification, relations: %s}".formatted(pairs(given)), "[pretrained]", out);
    assertThat(Verifiers.verified(out).get("tiny").record().warnings().orElseThrow())
        .anyMatch(
            warning ->
                warning.endsWith(
                    "have 4 different scores, and one from 1 on makes a pair positive. State positive-from if another one does."));
  }

  @Test
  void twoTasksOfOneNameAskForDifferentThings() {
    String task = "{name: pair-classification, relations: %s, positive-from: %d}";
    String relations =
        pairs(
            "test: %s, validation: %s"
                .formatted(folder.resolve("test.csv"), folder.resolve("validation.csv")));
    assertThatThrownBy(
            () ->
                eval(
                    task.formatted(relations, 3) + "', '" + task.formatted(relations, 9),
                    "[pretrained]",
                    folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("0 are positive (score from 9.0 on)");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(
            () ->
                eval(
                    "{name: similarity, relations: {name: text-tuples, test: %s}}"
                        .formatted(folder.resolve("pairs.csv")),
                    "[pretrained]",
                    folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("task/similarity: pairs.csv has no scores to compare with. Name their column.");
    assertThatThrownBy(
            () ->
                eval(
                    "{name: pair-classification, relations: %s}".formatted(pairs("test: FILE")),
                    "[pretrained]",
                    folder.resolve("none")))
        .hasMessage(
            "task/pair-classification: pairs.csv has no validation relations to choose on. Add"
                + " some.");
  }
}
