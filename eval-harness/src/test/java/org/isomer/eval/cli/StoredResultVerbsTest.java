package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.IntStream;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.eval.result.Results;
import org.isomer.eval.verification.Bounds;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Verbs that check, compare, merge and score results that are there. */
class StoredResultVerbsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private static String verify(Path results) throws Exception {
    return RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]"));
  }

  /** What verify prints before it fails, and how it fails. */
  private static String failingVerify(Path results) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]"), printed))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "of 5 results are not what follows from what they keep. Evaluate again, or restore"
                + " the files.");
    return out.toString(StandardCharsets.UTF_8);
  }

  private void store() {
    ResultStore.write(folder, StoredResults.classes("classes", 24));
    ResultStore.write(folder, StoredResults.boxes("boxes"));
    ResultStore.write(folder, StoredResults.pixels("pixels"));
    ResultStore.write(folder, StoredResults.tries("tries"));
    ResultStore.write(folder, StoredResults.mean("mean"));
  }

  private void edit(String id, Consumer<ObjectNode> change) throws IOException {
    Path file = folder.resolve(id).resolve(ResultStore.RECORD);
    ObjectNode record = (ObjectNode) JSON.readTree(file.toFile());
    change.accept(record);
    Files.writeString(file, JSON.writeValueAsString(record));
  }

  @Test
  void untouchedResultsAreRight() throws Exception {
    store();

    assertThat(verify(folder).lines())
        .hasSize(6)
        .filteredOn(line -> !line.contains("mean/result.json"))
        .allSatisfy(line -> assertThat(line).containsPattern(": OK, |^4 OK, "))
        .endsWith("4 OK, 1 partly checked, 0 without predictions, 0 differ");
  }

  /** Nobody can tell whether the mean is right, so it is not called that. */
  @Test
  void aMeanOfWhichOneTryIsKeptIsPartlyChecked() throws Exception {
    store();

    assertThat(verify(folder).lines())
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

  private static ObjectNode metric(ObjectNode record, String name) {
    return (ObjectNode) record.get("metrics").get(name);
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
            record -> metric(record, "accuracy").put("value", .81)),
        tampered(
            "classes",
            "another metric",
            "macro F1: stored 0.9, computed 0.",
            record -> metric(record, "macro F1").put("value", .9)),
        tampered(
            "classes",
            "the end of an interval",
            "accuracy, lower end: stored 0.79, computed 0.",
            record -> ((ObjectNode) metric(record, "accuracy").get("interval")).put("low", .79)),
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
            record -> metric(record, "AP").put("value", .5)),
        tampered(
            "pixels",
            "the headline",
            "mean IoU: stored 0.81, computed 0.",
            record -> metric(record, "mean IoU").put("value", .81)),
        tampered(
            "tries",
            "the mean",
            "accuracy: stored 0.8, computed 0.7",
            record -> metric(record, "accuracy").put("value", .8)),
        tampered(
            "tries",
            "the second try",
            "accuracy, try 1: stored 0.7, computed 0.6",
            record -> metric(record, "accuracy, try 1").put("value", .7)),
        tampered(
            "tries",
            "another mean",
            "macro AUROC: stored 0.99, computed 0.",
            record -> metric(record, "macro AUROC").put("value", .99)),
        tampered(
            "tries",
            "the number of tries",
            "tries: stored 5, computed 2",
            record -> record.put("dialect", "scikit-learn, mean of 5 tries")),
        tampered(
            "mean",
            "the mean",
            "accuracy: stored 0.8, computed 0.7",
            record -> metric(record, "accuracy").put("value", .8)),
        tampered(
            "mean",
            "the end of the mean's interval",
            "accuracy, lower end: stored 0.69, computed 0.0",
            record -> ((ObjectNode) metric(record, "accuracy").get("interval")).put("low", .69)),
        tampered(
            "mean",
            "the first try",
            "accuracy, try 0: stored 0.9, computed 0.8",
            record -> metric(record, "accuracy, try 0").put("value", .9)));
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void anEditedScoreIsCaught(String id, Consumer<ObjectNode> change, String message)
      throws IOException {
    store();
    edit(id, change);

    assertThat(failingVerify(folder))
        .contains(id + "/result.json: DIFFERS")
        .contains("\n  " + message);
  }

  /** Numbers that no evaluation can give are found when the record is read. */
  @Test
  void moreSamplesThanThereAreAreDamage() throws Exception {
    store();
    edit("classes", record -> metric(record, "accuracy").put("samples", 3000));

    assertThat(failingVerify(folder))
        .contains(
            "classes/result.json: DAMAGED\n  "
                + folder.resolve("classes/result.json")
                + ": accuracy is of 3000 samples, but data has 30");
  }

  @Test
  void whatIsNotDeterminedIsBounded() throws Exception {
    ResultStore.write(folder, StoredResults.undetermined("possible", 22. / 28, 28, .8));
    assertThat(verify(folder))
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
    assertThat(verify(folder.resolve("right")))
        .contains(": OK, ")
        .endsWith("1 OK, 0 partly checked, 0 without predictions, 0 differ\n");

    ResultStore.write(folder.resolve("wrong"), StoredResults.marked("wrong", 24. / 28));
    assertThatThrownBy(() -> verify(folder.resolve("wrong")))
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

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> RunVerb.of(new VerifyVerb(), Map.of("results", "[" + folder + "]"), printed))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("1 of 2 results");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("a-strange/result.json: DAMAGED\n")
        .contains("a-strange/predictions.jsonl.gz, line 1: truth: 9 is none of the 3 classes")
        .contains("right/result.json: OK, ");
  }

  @Test
  void editedPredictionsAreCaught() throws IOException {
    store();
    Path other = folder.resolve("other");
    ResultStore.write(other, StoredResults.classes("classes", 29));
    Files.move(
        other.resolve("classes/predictions.jsonl.gz"),
        folder.resolve("classes/predictions.jsonl.gz"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(other.resolve("classes/result.json"));

    assertThat(failingVerify(folder))
        .contains("classes/result.json: DAMAGED")
        .contains("predictions.jsonl.gz: is not the file that result.json was written with");
  }

  @Test
  void aResultWithoutPredictionsIsNotCalledRight() throws Exception {
    ResultStore.write(folder.resolve("whole"), StoredResults.classes("classes", 24));
    Path bare = folder.resolve("bare");
    String merged =
        RunVerb.of(
            new MergeVerb(),
            Map.of(
                "results",
                "[" + folder.resolve("whole") + "]",
                "no-predictions",
                "true",
                "out",
                bare.toString()));

    assertThat(merged).isEqualTo(bare.resolve("classes") + "\n1 added, 0 there already\n");
    assertThat(verify(bare))
        .endsWith(
            """
            result.json: NOT CHECKED, it keeps no predictions
            0 OK, 0 partly checked, 1 without predictions, 0 differ
            """);
    assertThat(metrics(bare)).contains("It keeps no predictions, so no other score");
  }

  @Test
  void conflictsOfAMergeAreBadInput() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 25));

    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new MergeVerb(),
                    Map.of(
                        "results",
                        "[%s, %s]".formatted(folder.resolve("one"), folder.resolve("two")),
                        "out",
                        folder.resolve("out").toString())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("one/classes/result.json")
        .hasMessageContaining("two/classes/result.json");
  }

  @Test
  void aRefusedMergeLeavesNoFolder() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 25));
    Path out = folder.resolve("out");
    String both = "[%s, %s]".formatted(folder.resolve("one"), folder.resolve("two"));

    assertThatThrownBy(
            () -> RunVerb.of(new MergeVerb(), Map.of("results", both, "out", out.toString())))
        .isInstanceOf(BadInputException.class);
    assertThat(out).doesNotExist();
  }

  private String leaderboard(Path results) throws Exception {
    return RunVerb.of(
        new LeaderboardVerb(),
        Map.of("results", "[" + results + "]", "out", folder.resolve("page").toString()));
  }

  /** Whoever edits a record can make its digest anew. */
  private void forge(String id, Consumer<ObjectNode> change) throws IOException {
    edit(id, change);
    Files.delete(folder.resolve(id).resolve(RecordDigest.FILE));
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void aBoardNamesNumbersThatPredictionsDoNotGive(
      String id, Consumer<ObjectNode> change, String message) throws Exception {
    store();
    assertThat(leaderboard(folder.resolve(id))).doesNotContain("the record was changed");
    edit(id, change);

    assertThat(leaderboard(folder.resolve(id)))
        .contains("warning: ")
        .contains(": the record was changed: ");
  }

  /** A value beyond its own interval is found when the record is read. */
  private static void toItsLowerEnd(ObjectNode metric) {
    metric.put("value", metric.path("interval").path("low").asDouble(.123));
  }

  @Test
  void aForgedNumberStandsOnNoBoardWithoutAWord() throws Exception {
    store();
    for (String id : List.of("classes", "boxes", "pixels", "tries")) {
      String headline =
          ResultStore.readRecord(folder.resolve(id).resolve("result.json")).headline();
      forge(id, record -> toItsLowerEnd(metric(record, headline)));
      assertThat(leaderboard(folder.resolve(id)))
          .contains(
              "the record was changed: it says what its predictions do not give (%s: stored "
                  .formatted(headline));
      assertThat(folder.resolve("page/leaderboard.md"))
          .content()
          .contains("⚠ Warning: ", "(%s: stored ".formatted(headline));
    }
  }

  @Test
  void aBoardSaysWhatCouldNotBeChecked() throws Exception {
    ResultStore.write(folder.resolve("whole"), StoredResults.classes("classes", 24));
    String bare = folder.resolve("bare").toString();
    RunVerb.of(
        new MergeVerb(),
        Map.of(
            "results", "[" + folder.resolve("whole") + "]", "no-predictions", "true", "out", bare));

    assertThat(leaderboard(Path.of(bare)))
        .contains(
            "All results are stored without predictions: the numbers are as stated, and could not be checked.");
  }

  @Test
  void twoResultsOfOneNameAreNamedWithTheirFiles() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 25));

    assertThatThrownBy(() -> leaderboard(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "two different results are called 'classes': %s and %s. Leave one of them out; isomer compare shows in what they differ.",
            folder.resolve("one/classes/result.json"), folder.resolve("two/classes/result.json"));
  }

  @Test
  void aMetricThatIsTakenOutIsMissed() throws Exception {
    ResultStore.write(folder, StoredResults.marked("marked", 23. / 28));
    edit(
        "marked",
        record -> {
          ((ObjectNode) record.get("metrics")).remove("accuracy without near-duplicates");
          ((ObjectNode) record.get("key")).put("metrics", Results.METRICS);
        });

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new VerifyVerb(),
                    Map.of("results", "[" + folder + "]"),
                    new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isInstanceOf(BadInputException.class);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\n  accuracy without near-duplicates: is missing\n");
  }

  @Test
  void anEditedRecordIsNotCompared() throws Exception {
    ResultStore.write(folder, StoredResults.classes("better", 28));
    ResultStore.write(folder, StoredResults.classes("worse", 14));
    edit("worse", record -> metric(record, "accuracy").put("value", .5));

    assertThat(compare("worse", "better"))
        .contains(
            "A: ⚠ the record was changed: it says what its predictions do not give (accuracy: stored 0.5, computed ")
        .endsWith(
            "The numbers are not compared, as those of a record that was changed mean nothing.\n");
  }

  private String compare(String first, String second) throws Exception {
    return RunVerb.of(
        new CompareVerb(),
        Map.of(
            "first",
            folder.resolve(first).toString(),
            "second",
            folder.resolve(second).toString()));
  }

  @Test
  void comparesSampleBySample() throws Exception {
    ResultStore.write(folder, StoredResults.classes("better", 28));
    ResultStore.write(folder, StoredResults.classes("worse", 14));

    assertThat(compare("worse", "better"))
        .contains("A: accuracy 46.7 %")
        .contains("B: accuracy 93.3 %")
        .contains("B is better by 46.7 points")
        .endsWith("(exact McNemar test): a difference.\n");
  }

  @Test
  void saysThatTheDefinitionsOfTheMetricsDiffer() throws Exception {
    ResultStore.write(folder, StoredResults.classes("older", 28));
    ResultStore.write(folder, StoredResults.classes("newer", 14));
    edit("newer", record -> ((ObjectNode) record.get("key")).put("metrics", "2"));

    assertThat(compare("older", "newer"))
        .containsPattern("definitions of the metrics +version 1 +version 2")
        .endsWith(
            "The definitions of the metrics have changed between these results (versions 1 and 2): a"
                + " number may differ for that alone. Evaluate those of the older version again"
                + " before comparing them.\n");
  }

  @Test
  void otherProtocolsAreNotCompared() throws Exception {
    ResultStore.write(folder, StoredResults.classes("classes", 28));
    ResultStore.write(folder, StoredResults.pixels("pixels"));

    assertThat(compare("classes", "pixels"))
        .contains("protocol")
        .endsWith("The numbers are not comparable: the protocols or the samples differ.\n");
  }

  private void classes(String path, int right, long seed) throws IOException {
    Path place = folder.resolve(path);
    ResultStore.write(
        place.getParent(), StoredResults.classes(place.getFileName().toString(), right));
    edit(path, record -> ((ObjectNode) record.get("subject")).put("seed", seed));
  }

  @Test
  void foldersAreComparedSeedBySeed() throws Exception {
    classes("first/a", 28, 1);
    classes("first/b", 20, 2);
    classes("second/x", 10, 2);
    classes("second/y", 12, 1);
    classes("second/z", 14, 3);

    assertThat(compare("first", "second"))
        .containsSubsequence(
            "a and y",
            "A: accuracy 93.3 %",
            "B: accuracy 40.0 %",
            "b and x",
            "A: accuracy 66.7 %",
            "B: accuracy 33.3 %",
            "z has no counterpart in " + folder.resolve("first"));
  }

  @Test
  void otherSeedsAreComparedWhereNoneIsEqual() throws Exception {
    classes("first/a", 28, 1);
    ResultStore.write(folder.resolve("first"), StoredResults.pixels("pixels"));
    classes("second/x", 10, 2);
    ResultStore.write(folder.resolve("second"), StoredResults.boxes("boxes"));

    assertThat(compare("first", "second"))
        .containsSubsequence(
            "a and x",
            "pixels has no counterpart in " + folder.resolve("second"),
            "boxes has no counterpart in " + folder.resolve("first"));
  }

  @Test
  void foldersOfDifferentProtocolsAreBadInput() {
    ResultStore.write(folder.resolve("first"), StoredResults.classes("classes", 28));
    ResultStore.write(folder.resolve("first"), StoredResults.pixels("pixels"));
    ResultStore.write(folder.resolve("second"), StoredResults.boxes("boxes"));

    assertThatThrownBy(() -> compare("first", "second"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("first")
                + " and "
                + folder.resolve("second")
                + " have no protocol on the same samples in common. Name two single results to see"
                + " in what they differ.");
  }

  private static String metrics(Path results, String... dialects) throws Exception {
    return RunVerb.of(
        new MetricsVerb(),
        Map.of("results", "[" + results + "]", "dialect", List.of(dialects).toString()));
  }

  @Test
  void scoresInEveryDialect() throws Exception {
    store();

    String printed = metrics(folder);

    assertThat(printed.lines().map(String::strip))
        .anyMatch(
            line -> line.matches("stored: data-set +data-set +data-set-absent-as-zero +image-mean"))
        .as("the third class, which does not occur, counts as 0 or not at all")
        .anyMatch(line -> line.matches("macro recall( +80\\.0 %){2}( +53\\.3 %)( .*)"))
        .anyMatch(line -> line.startsWith("faster-rcnn-2007: VOC AP50 is the headline;"));
    assertThat(printed).contains("The stored scores are means of several tries;");
  }

  @Test
  void scoresInTheDialectThatIsAsked() throws Exception {
    ResultStore.write(folder, StoredResults.pixels("pixels"));

    String printed = metrics(folder, "image-mean");

    assertThat(printed).contains("image-mean").doesNotContain("absent-as-zero");
    double image =
        IntStream.range(0, 10)
            .mapToDouble(i -> ((50. + 9 * i) / (55 + 10 * i) + 20. / (25 + i)) / 2)
            .average()
            .orElseThrow();
    assertThat(printed.lines())
        .anyMatch(
            line ->
                line.startsWith("mean IoU") && line.endsWith(" %.1f %%".formatted(100 * image)));
  }

  @Test
  void namesTheDialectsThereAre() throws Exception {
    ResultStore.write(folder, StoredResults.pixels("pixels"));

    assertThat(metrics(folder, "coco"))
        .endsWith(
            "Its predictions have none of these dialects, but data-set, data-set-absent-as-zero,"
                + " image-mean.\n");
    assertThatThrownBy(() -> metrics(folder, "cocoo"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "metrics: --dialect cocoo: there is no such dialect. Choose of scikit-learn, ")
        .hasMessageEndingWith(
            ", image-mean, scipy, trec-eval, exponential-gain, ranges, normalized.");
  }
}
