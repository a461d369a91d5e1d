package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StoredFolder;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.eval.result.Results;
import org.isomer.eval.verification.Bounds;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether stored results are what follows from what they keep. */
class VerifyVerbTest {
  private final Path folder;
  private final StoredFolder results;

  VerifyVerbTest(@TempDir Path folder) {
    this.folder = folder;
    results = new StoredFolder(folder);
  }

  /** What verify prints before it says that one of so many results is wrong. */
  private static String failingVerify(Path results, int all) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]"), printed))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "1 of %d results are not what follows from what they keep. Evaluate again, or restore the files.",
            all);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void untouchedResultsAreRight() throws Exception {
    results.store();

    assertThat(StoredFolder.verify(folder).lines())
        .hasSize(6)
        .filteredOn(line -> !line.contains("mean/result.json"))
        .allSatisfy(line -> assertThat(line).containsPattern(": OK, |^4 OK, "))
        .endsWith("4 OK, 1 partly checked, 0 without predictions, 0 differ");
  }

  /** Nobody can tell whether the mean is right, so it is not called that. */
  @Test
  void aMeanOfWhichOneTryIsKeptIsPartlyChecked() throws Exception {
    results.store();

    assertThat(StoredFolder.verify(folder).lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .endsWith(
                        "mean/result.json: PARTLY CHECKED, 1 of 3 metrics; not computed from what"
                            + " is stored: accuracy, accuracy, try 1"));
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new VerifyVerb(), Map.of("results", "[" + folder + "]", "complete", "true")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "1 of 5 results hold scores or facts that do not follow from what is");
  }

  private static Arguments tampered(
      String id, String what, String message, Consumer<ObjectNode> change) {
    return Arguments.of(id, Named.of(what, change), message);
  }

  static List<Arguments> tampered() {
    return List.of(
        tampered(
            "classes",
            "the headline",
            "accuracy: stored 0.81, computed 0.8",
            record -> StoredFolder.metric(record, "accuracy").put("value", .81)),
        tampered(
            "classes",
            "another metric",
            "macro F1: stored 0.9, computed 0.",
            record -> StoredFolder.metric(record, "macro F1").put("value", .9)),
        tampered(
            "classes",
            "the end of an interval",
            "accuracy, lower end: stored 0.79, computed 0.",
            record ->
                ((ObjectNode) StoredFolder.metric(record, "accuracy").get("interval"))
                    .put("low", .79)),
        tampered(
            "classes",
            "the score of a class",
            "class square, recall: stored 1.0, computed 0.8",
            record -> ((ObjectNode) record.get("classScores").get(1)).put("recall", 1.)),
        tampered(
            "classes",
            "the confusions",
            "the confusions are not those of the predictions",
            record -> {
              ArrayNode row = (ArrayNode) record.get("confusion").get(0);
              row.set(0, row.get(0).intValue() + 1);
              row.set(1, row.get(1).intValue() - 1);
            }),
        tampered(
            "classes",
            "an option of the protocol",
            "digest of the protocol: stored ",
            record -> ((ObjectNode) record.get("protocol").get("options")).put("k", "200")),
        tampered(
            "classes",
            "the digest of the data",
            "digest of the data: stored 5ba9e5, computed other",
            record -> ((ObjectNode) record.get("data")).put("digest", "other")),
        tampered(
            "boxes",
            "the headline",
            "AP: stored 0.5, computed 0.",
            record -> StoredFolder.metric(record, "AP").put("value", .5)),
        tampered(
            "pixels",
            "the headline",
            "mean IoU: stored 0.81, computed 0.",
            record -> StoredFolder.metric(record, "mean IoU").put("value", .81)),
        tampered(
            "tries",
            "the mean",
            "accuracy: stored 0.8, computed 0.7",
            record -> StoredFolder.metric(record, "accuracy").put("value", .8)),
        tampered(
            "tries",
            "the second try",
            "accuracy, try 1: stored 0.7, computed 0.6",
            record -> StoredFolder.metric(record, "accuracy, try 1").put("value", .7)),
        tampered(
            "tries",
            "another mean",
            "macro AUROC: stored 0.99, computed 0.",
            record -> StoredFolder.metric(record, "macro AUROC").put("value", .99)),
        tampered(
            "tries",
            "the number of tries",
            "tries: stored 5, computed 2",
            record -> record.put("dialect", "scikit-learn, mean of 5 tries")),
        tampered(
            "mean",
            "the mean",
            "accuracy: stored 0.8, computed 0.7",
            record -> StoredFolder.metric(record, "accuracy").put("value", .8)),
        tampered(
            "mean",
            "the end of the mean's interval",
            "accuracy, lower end: stored 0.69, computed 0.0",
            record ->
                ((ObjectNode) StoredFolder.metric(record, "accuracy").get("interval"))
                    .put("low", .69)),
        tampered(
            "mean",
            "the first try",
            "accuracy, try 0: stored 0.9, computed 0.8",
            record -> StoredFolder.metric(record, "accuracy, try 0").put("value", .9)));
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void anEditedScoreIsCaught(String id, Consumer<ObjectNode> change, String message)
      throws IOException {
    results.store();
    results.edit(id, change);

    assertThat(failingVerify(folder, 5))
        .contains(id + "/result.json: DIFFERS")
        .contains("\n  " + message);
  }

  /** Numbers that no evaluation can give are found when the record is read. */
  @Test
  void moreSamplesThanThereAreAreDamage() throws Exception {
    results.store();
    results.edit("classes", record -> StoredFolder.metric(record, "accuracy").put("samples", 3000));

    assertThat(failingVerify(folder, 5))
        .contains(
            "classes/result.json: DAMAGED\n  "
                + folder.resolve("classes/result.json")
                + ": accuracy is of 3000 samples, but data has 30");
  }

  @Test
  void whatIsNotDeterminedIsBounded() throws Exception {
    ResultStore.write(folder, StoredResults.undetermined("possible", 22. / 28, 28, .8));
    assertThat(StoredFolder.verify(folder))
        .contains(": PARTLY CHECKED, ")
        .endsWith(
            "; not computed from what is stored: accuracy without near-duplicates, best-on-test"
                + " accuracy\n"
                + "0 OK, 1 partly checked, 0 without predictions, 0 differ\n");

    assertThat(Bounds.violations(StoredResults.undetermined("high", .9, 28, .8)))
        .containsExactly(
            "accuracy without near-duplicates: stored 0.9, but the predictions allow "
                + 22. / 28
                + " to "
                + 24. / 28);
    assertThat(Bounds.violations(StoredResults.undetermined("few", .8, 27, .7)))
        .containsExactly(
            "accuracy without near-duplicates, samples: stored 27, but 2 of 30 have a duplicate",
            "best-on-test accuracy: stored 0.7, but the chosen candidate reaches 0.8");
  }

  @Test
  void whatPretrainingHasSeenIsMarkedAndChecked() throws Exception {
    ResultStore.write(folder.resolve("right"), StoredResults.marked("right", 23. / 28));
    assertThat(StoredFolder.verify(folder.resolve("right")))
        .contains(": OK, ")
        .endsWith("1 OK, 0 partly checked, 0 without predictions, 0 differ\n");

    ResultStore.write(folder.resolve("wrong"), StoredResults.marked("wrong", 24. / 28));
    assertThatThrownBy(() -> StoredFolder.verify(folder.resolve("wrong")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("1 of 1 results are not what follows from what they keep.");
  }

  /** Its digests fit, so only who computes notices. */
  @Test
  void predictionsOfClassesThatDoNotExistHideNothingOfTheOthers() throws Exception {
    Result right = StoredResults.classes("right", 24);
    List<Prediction> strange =
        right.predictions().classes().stream()
            .map(each -> new Prediction(each.id(), 9, each.predicted(), each.top(), each.score()))
            .toList();
    ResultStore.write(
        folder,
        new Result(
            StoredResults.classes("a-strange", 24).record(),
            Predictions.classes(strange),
            List.of(),
            List.of()));
    ResultStore.write(folder, right);

    assertThat(failingVerify(folder, 2))
        .contains("a-strange/result.json: DAMAGED\n")
        .contains("a-strange/predictions.jsonl.gz, line 1: truth: 9 is none of the 3 classes")
        .contains("right/result.json: OK, ");
  }

  @Test
  void editedPredictionsAreCaught() throws IOException {
    results.store();
    Path other = folder.resolve("other");
    ResultStore.write(other, StoredResults.classes("classes", 29));
    Files.move(
        other.resolve("classes/predictions.jsonl.gz"),
        folder.resolve("classes/predictions.jsonl.gz"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(other.resolve("classes/result.json"));

    assertThat(failingVerify(folder, 5))
        .contains("classes/result.json: DAMAGED")
        .contains("predictions.jsonl.gz: is not the file that result.json was written with");
  }

  @Test
  void aMetricThatIsTakenOutIsMissed() throws Exception {
    ResultStore.write(folder, StoredResults.marked("marked", 23. / 28));
    results.edit(
        "marked",
        record -> {
          ((ObjectNode) record.get("metrics")).remove("accuracy without near-duplicates");
          ((ObjectNode) record.get("key")).put("metrics", Results.METRICS);
        });

    assertThat(failingVerify(folder, 1))
        .contains("\n  accuracy without near-duplicates: is missing\n");
  }
}
