package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.eval.cli.results.VerifyVerb;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.isomer.vocabulary.VocabularyVerb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a CSV file of sentences to a page that shows them, by the recipes for texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextRecipesTest {
  private static final List<String> SPORT = List.of("match", "goal", "team", "coach", "league");
  private static final List<String> WEATHER = List.of("rain", "cloud", "storm", "wind", "sunny");
  private static final List<String> COMMON = List.of("the", "a", "today", "with", "and", "was");

  private final Path folder;
  private final Path data;
  private final Path vocabulary;

  TextRecipesTest(@TempDir Path folder) {
    this.folder = folder;
    data = folder.resolve("sentences.csv");
    vocabulary = folder.resolve("vocab.txt");
  }

  @BeforeAll
  void makeDataAndVocabulary() throws Exception {
    StringBuilder lines = new StringBuilder("text,label\n");
    for (int i = 0; i < 200; i++) {
      lines.append(sentence(i)).append(i % 2 == 0 ? ",sport\n" : ",weather\n");
    }
    Files.writeString(data, lines.toString());
    assertThat(vocabulary(vocabulary)).contains(vocabulary + ": 100 tokens of ");
  }

  private static String sentence(int number) {
    CounterRandom random = CounterRandom.of(5, "sentence").at(number, 0, 0);
    List<String> topic = number % 2 == 0 ? SPORT : WEATHER;
    StringBuilder sentence = new StringBuilder("Report " + number);
    for (int word = 0; word < 6; word++) {
      List<String> words = word % 2 == 0 ? topic : COMMON;
      sentence.append(' ').append(words.get(random.nextInt(words.size())));
    }
    return sentence.toString();
  }

  private String vocabulary(Path out) throws Exception {
    return RunVerb.of(
        new VocabularyVerb(),
        Map.of(
            "data",
            "{name: text-csv, train: %s, label: label}".formatted(data),
            "size",
            "100",
            "out",
            out.toString()));
  }

  private Map<String, String> pretrain(String recipe, Path run, String resume) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("config", "experiments/small/text/%s.yaml".formatted(recipe));
    options.put(
        "set",
        "['dataset.train=%s', 'views.pipelines.0.steps.1.vocabulary=%s', 'views.evaluation.0.vocabulary=%s', 'views.pipelines.0.steps.1.length=16', 'views.evaluation.0.length=16', 'encoder.width=16', 'batch-size=32', 'epochs=6', 'learning-rate=0.005']"
            .formatted(data, vocabulary, vocabulary));
    options.put("resume", resume);
    options.put("out", run.toString());
    return options;
  }

  @ParameterizedTest
  @ValueSource(strings = {"simclr", "supcon"})
  void trainsJudgesAndShows(String recipe) throws Exception {
    Path run = folder.resolve(recipe);
    Path results = folder.resolve(recipe + "-results");
    Path page = folder.resolve(recipe + "-page");

    RunVerb.of(new PretrainVerb(), pretrain(recipe, run, "false"));
    RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run.toString(),
            "task",
            "['{name: knn, k: [5]}', '{name: linear-probe, epochs: 5}']",
            "representation",
            "[pretrained, untrained, raw]",
            "out",
            results.toString()));
    RunVerb.of(
        new LeaderboardVerb(), Map.of("results", "[" + results + "]", "out", page.toString()));

    Map<String, Double> accuracy = new LinkedHashMap<>();
    for (Result result : ResultStore.read(List.of(results))) {
      accuracy.put(
          result.record().subject().name() + ", " + result.record().protocol().title(),
          result.record().headlineMetric().value());
    }
    assertThat(accuracy).hasSize(6);
    assertThat(accuracy.keySet())
        .anyMatch(name -> name.startsWith("word counts"))
        .anyMatch(name -> name.startsWith("text-transformer, untrained"));
    accuracy.forEach(
        (name, value) -> {
          if (!name.contains("untrained")) {
            assertThat(value).as(name).isGreaterThan(0.8);
          }
        });
    RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]"));
    showsTheTextsThatItFinds(run);
    for (String format : List.of("safetensors", "savedmodel")) {
      judgesAnExportAsItsRun(run, format, results);
    }
    String html = Files.readString(page.resolve("index.html"));
    assertThat(html)
        .contains("[CLS]")
        .containsPattern("Report \\d+ (goal|match|team|coach|league)");
  }

  private void showsTheTextsThatItFinds(Path run) throws Exception {
    String index = run + ".npy";
    RunVerb.of(
        new EmbedVerb(), Map.of("model", run.toString(), "files", data.toString(), "out", index));
    assertThat(
            RunVerb.of(
                new SearchVerb(),
                Map.of("model", run.toString(), "query", sentence(4), "index", index, "k", "1")))
        .containsPattern("1 +1\\.0000 +6: " + sentence(4));
  }

  private void judgesAnExportAsItsRun(Path run, String format, Path ofRun) throws Exception {
    Path made = folder.resolve("made");
    RunVerb.of(
        new ExportVerb(), Map.of("run", run.toString(), "format", format, "out", made.toString()));
    Path exported = Files.move(made, run.resolveSibling(run.getFileName() + "-" + format));
    Path copy = exported.resolve("preprocessing/vocab.txt");
    assertThat(copy).hasSameBinaryContentAs(vocabulary);
    assertThat(exported.resolve("model.yaml"))
        .content()
        .contains(
            "vocabulary: preprocessing/vocab.txt",
            "preprocessing-files:\n- " + Sha256.hex(vocabulary));
    Path results = exported.resolve("results");
    Map<String, String> eval =
        Map.of(
            "run",
            exported.resolve("model.yaml").toString(),
            "task",
            "['{task: {name: knn, k: [5]}, dataset: {name: text-csv, train: %s, label: label}}']"
                .formatted(data),
            "out",
            results.toString());
    RunVerb.of(new EvalVerb(), eval);

    assertThat(answers(results, "")).isEqualTo(answers(ofRun, "pretrained"));
    Files.writeString(copy, "[NEW]\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> RunVerb.of(new EvalVerb(), eval))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("preprocessing reads other files than the encoder was made with");
  }

  /** The class that kNN gives each text, by its id. */
  private static Map<String, Integer> answers(Path results, String representation)
      throws Exception {
    Map<String, Integer> answers = new TreeMap<>();
    for (Result result : ResultStore.read(List.of(results))) {
      if (result.record().protocol().task().equals("knn")
          && result.record().provenance().command().contains(representation)) {
        result.predictions().classes().forEach(each -> answers.put(each.id(), each.predicted()));
      }
    }
    return answers;
  }

  @Test
  void aVocabularyIsNeverWrittenOver() throws IOException {
    byte[] before = Files.readAllBytes(vocabulary);
    assertThatThrownBy(() -> vocabulary(vocabulary))
        .isInstanceOf(BadInputException.class)
        .hasMessage(vocabulary + ": exists already; nothing was changed. Choose another --out.");
    assertThat(vocabulary).hasBinaryContent(before);
  }

  @Test
  void aVocabularyIsMadeOfTexts() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new VocabularyVerb(),
                    Map.of("data", "fashion-mnist", "out", folder.resolve("none").toString())))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "vocabulary: Fashion-MNIST (bundled subset) holds examples of type Image, but a vocabulary is made of texts. Choose a data set of texts.");
  }
}
