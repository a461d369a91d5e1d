package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.eval.cli.results.MergeVerb;
import org.isomer.eval.cli.results.MetricsVerb;
import org.isomer.eval.cli.results.VerifyVerb;
import org.isomer.eval.verification.Verification.Verdict;
import org.isomer.file.AtomicFiles;
import org.isomer.file.Sha256;
import org.isomer.graph.Machine;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.ArtifactKind;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a run to its results. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvalVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  EvalVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void rawImagesOfSeveralSizesAreRefusedBeforeTheWork() throws Exception {
    Path photos = folder.resolve("photos");
    for (int i = 0; i < 20; i++) {
      Path kind = Files.createDirectories(photos.resolve(i % 2 == 0 ? "even" : "odd"));
      BufferedImage photo = new BufferedImage(8 + i % 3, 8, BufferedImage.TYPE_BYTE_GRAY);
      photo.getRaster().setSample(0, 0, 0, 12 * i);
      ImageIO.write(photo, "png", kind.resolve(i + ".png").toFile());
    }
    Path results = folder.resolve("raw");
    String task =
        "['{task: {name: knn, k: [1]}, dataset: {name: image-folder, path: %s, channels: 1}}']"
            .formatted(photos);

    stripes.eval(folder.resolve("encoded"), task, "[untrained]");
    assertThatThrownBy(() -> stripes.eval(results, task, "[pixels]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "raw pixels: the images of photos are not of one size, but 8×8 to 8×10 pixels (height × width), median 8×")
        .hasMessageContaining("Choose --representation untrained");
    assertThat(results).doesNotExist();
  }

  @Test
  void fewLabelsAndFineTuningFromRunToPage() throws Exception {
    Path results = folder.resolve("labels");

    stripes.eval(
        results,
        "['{name: few-label, per-class: 2, tries: 3, head: {name: knn, k: [1]}}', '{name:"
            + " fine-tuning, epochs: 2, batch-size: 8, fraction: 0.5, learning-rate: [0.01]}']",
        "[pretrained, untrained]");

    assertThat(ResultStore.find(List.of(results)))
        .allSatisfy(
            file -> assertThat(Verifiers.verifier().verify(file).verdict()).isEqualTo(Verdict.OK));
    List<Result> stored = ResultStore.read(List.of(results));
    assertThat(stored)
        .extracting(result -> result.record().protocol().title())
        .containsOnly("kNN, 2 per class", "fine-tuning, 50 % of labels");
    assertThat(stored)
        .allSatisfy(
            result -> {
              assertThat(result.predictions().classes()).hasSize(12);
              assertThat(result.predictions().classes().get(0).probabilities()).isPresent();
              assertThat(result.record().selection()).isPresent();
              assertThat(result.record().overlap().isPresent())
                  .as("what is pretrained may have seen the test split")
                  .isEqualTo(result.record().subject().pretraining().isPresent());
              result
                  .record()
                  .overlap()
                  .ifPresent(
                      overlap ->
                          assertThat(result.predictions().tries())
                              .allSatisfy(
                                  each ->
                                      assertThat(each.classes())
                                          .filteredOn(sample -> sample.seen().isPresent())
                                          .hasSize((int) (overlap.identical() + overlap.near()))));
            });

    Path page = folder.resolve("labels-page");
    RunVerb.of(
        new LeaderboardVerb(),
        Map.of("results", "[" + results + "]", "out", page.toString(), "title", "Labels"));

    assertThat(page.resolve("leaderboard.md")).content().contains("kNN, 2 per class");
  }

  @Test
  void aModelFileHasNoRepresentations() throws IOException {
    Path model = Files.createFile(folder.resolve("any.yaml"));
    assertThatThrownBy(() -> evalOf(model, "[untrained]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            model
                + ": a model file has one representation; leave out --representation and"
                + " --baseline, which are for runs.");
  }

  private static void evalOf(Path model, String representations) throws Exception {
    RunVerb.of(
        new EvalVerb(),
        Map.of("run", model.toString(), "representation", representations, "out", "unused"));
  }

  @Test
  void theRecordSaysWhereItComesFrom() throws Exception {
    Path results = folder.resolve("facts");
    stripes.eval(results, "['{name: knn, k: [1]}']", "[pretrained]");

    Result result = ResultStore.read(List.of(results)).get(0);
    ResultRecord record = result.record();
    assertThat(record.id()).matches("knn-tiny-[0-9a-f]{8}");
    assertThat(record.data().title()).isEqualTo("stripes");
    assertThat(record.data().classes()).containsExactly("flat", "upright");
    assertThat(record.data().samples()).isEqualTo(12);
    assertThat(record.subject().encoder().orElseThrow().name()).isEqualTo("convnet");
    assertThat(record.subject().pretraining().orElseThrow().steps()).isEqualTo(2);
    assertThat(record.subject().pretraining().orElseThrow().views()).isEqualTo(64);
    assertThat(record.subject().pretraining().orElseThrow().peakMemory().isPresent())
        .isEqualTo(Machine.peakMemory().isPresent());
    assertThat(record.provenance().command())
        .endsWith(
            "./isomer eval RUN --representation pretrained --task '{name: knn, k: [1],"
                + " temperature: [0.07, 0.1, 0.2]}' --out RESULTS");
    assertThat(record.provenance().configuration()).contains("name: tiny");
    assertThat(record.provenance().configurationDigest())
        .hasValue(Sha256.hex(record.provenance().configuration()));
    assertThat(record.provenance().deviceHours())
        .hasValue(record.subject().pretraining().orElseThrow().seconds() / 3600);
    assertThat(record.provenance().plugins())
        .extracting(origin -> origin.plugin())
        .contains("framework/simclr", "loss/nt-xent", "encoder/convnet", "task/knn");
    assertThat(record.provenance().seconds().keySet())
        .containsExactly("pretraining", "features", "kNN");
    assertThat(result.artifacts())
        .extracting(Artifact::kind)
        .containsExactlyInAnyOrder(
            ArtifactKind.CURVES,
            ArtifactKind.VIEW_PAIRS,
            ArtifactKind.NEIGHBOURS,
            ArtifactKind.EMBEDDING_PLOT);
  }

  @Test
  void aTaskFileAsksForFurtherMetrics() throws Exception {
    Path results = folder.resolve("further");
    String printed =
        stripes.eval(
            results,
            "['{task: {name: knn, k: [1]}, metrics: [{name: cohen-kappa, weights: quadratic},"
                + " aurc]}']",
            "[pretrained]");

    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    List<String> table =
        printed.lines().filter(line -> line.startsWith("kNN: ") && !line.contains("/")).toList();
    assertThat(table)
        .as("each metric has a line with its number and interval")
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("kNN: accuracy, % "),
            line -> assertThat(line).matches(shown("Cohen's kappa, quadratic weights", record)),
            line -> assertThat(line).matches(shown("AURC", record)));
    assertThat(record.metrics()).containsKeys("Cohen's kappa, quadratic weights", "AURC");
    assertThat(record.provenance().plugins())
        .extracting(origin -> origin.plugin())
        .contains("metric/cohen-kappa", "metric/aurc");
    assertThat(record.provenance().command()).contains("cohen-kappa");
    Path plain = folder.resolve("plain");
    stripes.eval(plain, "['{name: knn, k: [1]}']", "[pretrained]");
    assertThat(ResultStore.read(List.of(plain)).get(0).record().key())
        .as("they change no other number, so the measurement is the same")
        .isEqualTo(record.key());
    assertThat(
            RunVerb.of(new MetricsVerb(), Map.of("results", "[" + plain + "]", "metric", "[aurc]")))
        .contains("\nAURC ");
    assertThat(RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]")))
        .contains(": OK, ")
        .doesNotContain("AURC");
    assertThat(
            stripes.eval(plain, "['{task: {name: knn, k: [1]}, metrics: [aurc]}']", "[pretrained]"))
        .contains(
            " is there already, without AURC; isomer metrics --metric computes it where it is"
                + " defined.");
  }

  private static String shown(String metric, ResultRecord record) {
    Metric value = Objects.requireNonNull(record.metrics().get(metric));
    return "kNN: %s(, %%)? +%s( \\[.*])?"
        .formatted(
            Pattern.quote(metric), Pattern.quote(Format.number(value.value(), value.scale())));
  }

  @Test
  void refusesAMetricOfOtherPredictionsBeforeAnythingIsComputed() {
    Path results = folder.resolve("refused");

    assertThatThrownBy(
            () ->
                stripes.eval(
                    results,
                    "[knn, '{task: {name: detection, data: composited-boxes}, metrics: [aurc]}']",
                    "[pretrained]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task detection: the metric 'AURC' is for predictions of classes, but the task predicts"
                + " boxes. Leave it out.");
    assertThat(results).doesNotExist();
  }

  @Test
  void refusesToOverwriteAResult() throws Exception {
    Path results = folder.resolve("twice");
    stripes.eval(results, "['{name: knn, k: [1]}']", "[pixels]");
    Path first = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());

    assertThatThrownBy(() -> stripes.eval(results, "[knn]", "[pixels]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            first
                + ": a result of this name exists that is another measurement: it differs in the"
                + " protocol. Results are never overwritten. Choose another --out, or move this one"
                + " away.");
  }

  @Test
  void shardsTogetherAreTheWhole() throws Exception {
    Path whole = folder.resolve("whole");
    shard(whole, "1/1");
    Path common = folder.resolve("common");
    List<Path> apart = new ArrayList<>();
    for (String shard : List.of("1/3", "2/3", "3/3")) {
      apart.add(folder.resolve("shard-" + shard.charAt(0)));
      shard(apart.get(apart.size() - 1), shard);
      shard(common, shard);
    }
    Path merged = folder.resolve("merged");
    RunVerb.of(new MergeVerb(), Map.of("results", apart.toString(), "out", merged.toString()));

    assertThat(apart)
        .extracting(out -> ResultStore.read(List.of(out)).size())
        .containsExactly(2, 1, 1);
    List<String> wanted = numbers(whole);
    assertThat(wanted).hasSize(4);
    assertThat(numbers(merged)).isEqualTo(wanted);
    assertThat(numbers(common)).isEqualTo(wanted);
    assertThat(shard(folder.resolve("none"), "9/9")).contains("Shard 9/9: no result falls to it.");
  }

  private String shard(Path out, String shard) throws Exception {
    return RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            stripes.run().toString(),
            "task",
            "['{name: knn, k: [1]}', '{name: few-label, per-class: 2, tries: 2, head: {name: knn,"
                + " k: [1]}}']",
            "representation",
            "[pretrained, pixels]",
            "shard",
            shard,
            "out",
            out.toString()));
  }

  /** Names, numbers, predictions and kinds of figures, by name. */
  private static List<String> numbers(Path results) {
    return ResultStore.read(List.of(results)).stream()
        .map(
            each ->
                "%s %s %s %s"
                    .formatted(
                        each.record().id(),
                        each.record().metrics(),
                        each.predictions(),
                        each.artifacts().stream().map(Artifact::kind).sorted().toList()))
        .sorted()
        .toList();
  }

  @Test
  void tooFewLabelsAreSaidBeforeAnythingIsComputed() {
    for (String task : List.of("few-label", "fine-tuning")) {
      Path out = folder.resolve("too-few-" + task);
      assertThatThrownBy(
              () ->
                  stripes.eval(
                      out, "[knn, '{name: %s, per-class: 1000}']".formatted(task), "[raw]"))
          .isInstanceOf(BadInputException.class)
          .hasMessageMatching(
              "The class \\w+ has \\d+ training examples, but 1000 are to be drawn of each class;"
                  + " ask for fewer.");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void saysThatTheOutputFolderCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path out = file.resolve("results");

    assertThatThrownBy(() -> stripes.eval(out, "[knn]", "[pixels]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": cannot be written: Not a directory. Check the path, its permissions and the"
                + " disk.");
  }

  @Test
  void saysThatAFolderHoldsNoRun() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new EvalVerb(), Map.of("run", stripes.data().toString(), "out", "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            stripes.data()
                + ": the folder holds no run (run.json is missing). Make one with isomer"
                + " pretrain.");
  }

  @Test
  void keepsResultsThatAreThere() throws Exception {
    Path results = folder.resolve("resumed");
    stripes.eval(results, "['{name: knn, k: [1]}']", "[untrained]");
    Path first = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());
    FileTime written = Files.getLastModifiedTime(first.resolve("result.json"));

    String printed =
        stripes.eval(
            results, "['{name: knn, k: [1]}', '{name: linear-probe, epochs: 2}']", "[untrained]");

    assertThat(printed).contains(first + " is there already.");
    assertThat(Files.getLastModifiedTime(first.resolve("result.json"))).isEqualTo(written);
    assertThat(ResultStore.read(List.of(results))).hasSize(2);
  }

  @Test
  void countsLooksAtTheTestSplit() throws Exception {
    stripes.eval(folder.resolve("look-1"), "['{name: knn, k: [2]}']", "[pixels]");
    stripes.eval(folder.resolve("look-2"), "['{name: knn, k: [3]}']", "[pixels]");

    long first = looks("look-1");
    assertThat(looks("look-2")).isEqualTo(first + 1);
    assertThat(Files.readString(stripes.run().resolve("test-looks.jsonl")))
        .contains("\"task\":\"knn\"");
  }

  /** What a kill leaves: a look without its result, and a line that was cut. */
  @Test
  void anEvaluationThatWasCutShortIsNoSecondLook() throws Exception {
    String task = "['{name: knn, k: [5]}']";
    stripes.eval(folder.resolve("cut"), task, "[pixels]");
    long looks = looks("cut");
    Path file = stripes.run().resolve("test-looks.jsonl");
    Files.writeString(file, "{\"time\":\"2026-", StandardOpenOption.APPEND);
    AtomicFiles.deleteRecursively(folder.resolve("cut"));

    stripes.eval(folder.resolve("cut"), task, "[pixels]");

    assertThat(looks("cut")).isEqualTo(looks);
    assertThat(Files.readAllLines(file)).allMatch(line -> line.endsWith("}"));
    stripes.eval(folder.resolve("after-the-cut"), task, "[pixels]");
    assertThat(looks("after-the-cut")).isGreaterThan(looks);
  }

  private long looks(String results) {
    return ResultStore.read(List.of(folder.resolve(results)))
        .get(0)
        .record()
        .testLooks()
        .orElseThrow();
  }

  @Test
  void saysWhatPretrainingHasSeen() throws Exception {
    Path results = folder.resolve("seen");
    RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            stripes.run().toString(),
            "task",
            "['{name: knn, k: [1, 5]}']",
            "best-on-test",
            "true",
            "out",
            results.toString()));

    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    Overlap overlap = record.overlap().orElseThrow();
    assertThat(overlap.pretraining()).isEqualTo("stripes");
    assertThat(overlap.compared()).isEqualTo(48);
    assertThat(overlap.identical() + overlap.near()).isPositive();
    assertThat(record.metrics()).containsKey("best-on-test accuracy");
    assertThat(record.metrics().get("best-on-test accuracy").value())
        .isGreaterThanOrEqualTo(record.headlineMetric().value());
  }

  @Test
  void aDryRunSaysWhatWouldBeMeasuredAndWritesNothing() throws Exception {
    Path results = folder.resolve("dry");
    Map<String, String> options =
        Map.of(
            "run",
            stripes.run().toString(),
            "task",
            "['{name: knn, k: [1]}', linear-probe]",
            "out",
            results.toString(),
            "dry-run",
            "true");

    assertThat(RunVerb.of(new EvalVerb(), options))
        .contains(
            """
            eval: tiny
              model    convnet, 92,896 parameters, input 8×8×1 (image)
              tasks    kNN, linear probe
              scored   12 examples of 2 classes of stripes
            """)
        .endsWith(results + ": a dry run; nothing was written.\n");
    assertThat(results).doesNotExist();
  }
}
