package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.ArtifactKind;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.train.Digests;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of two steps on tiny images, from pretraining to the page. */
class EvaluationVerbsTest {
  @TempDir static Path folder;

  private static String pretraining = "";

  private static Path run() {
    return folder.resolve("run");
  }

  @BeforeAll
  static void pretrain() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    writeImages(data.resolve("train-images-idx3-ubyte"), 60);
    writeLabels(data.resolve("train-labels-idx1-ubyte"), 60);
    writeImages(data.resolve("t10k-images-idx3-ubyte"), 12);
    writeLabels(data.resolve("t10k-labels-idx1-ubyte"), 12);
    Path config = folder.resolve("config.yaml");
    Files.writeString(
        config,
        """
        name: tiny
        dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}
        views: {name: simclr, size: 8, mean: [0.5], std: [0.5]}
        encoder: convnet
        learning-rate: 0.01
        batch-size: 16
        steps: 2
        threads: 1
        precision: float32
        published: [{protocol: kNN, value: 84.7, source: a paper}]
        """
            .formatted(data));
    pretraining =
        RunVerb.of(
            new PretrainVerb(), Map.of("config", config.toString(), "out", run().toString()));
  }

  @Test
  void pretrainingEndsWithThePublishedNumbers() throws IOException {
    assertThat(pretraining)
        .contains("finished at step 2 of 2")
        .endsWith("Published: kNN, 84.70 % (a paper)\n");
    assertThat(Files.readString(run().resolve("config.yaml"))).contains("84.7", "a paper");
  }

  @Test
  void publishedNumbersAreForTheRecipeAsItIs() throws Exception {
    String config = folder.resolve("config.yaml").toString();
    Path moved = folder.resolve("moved");
    Path changed = folder.resolve("changed");

    assertThat(
            RunVerb.of(
                new PretrainVerb(),
                Map.of("config", config, "set", "[seed=3, threads=1]", "out", moved.toString())))
        .endsWith("Published: kNN, 84.70 % (a paper)\n");
    assertThat(
            RunVerb.of(
                new PretrainVerb(),
                Map.of(
                    "config",
                    config,
                    "set",
                    "[steps=1, optimizer.momentum=0.5]",
                    "out",
                    changed.toString())))
        .endsWith(
            "The published numbers of the recipe are not for this run, which deviates in:"
                + " optimizer.momentum, steps\n")
        .doesNotContain("84.70");
  }

  /** Stripes that lie for even images and stand for odd ones, a pixel further for each image. */
  private static void writeImages(Path file, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * 64);
    images.putInt(0x803).putInt(count).putInt(8).putInt(8);
    for (int image = 0; image < count; image++) {
      for (int pixel = 0; pixel < 64; pixel++) {
        int position = (image % 2 == 0 ? pixel / 8 : pixel % 8) + image / 2;
        images.put((byte) (position % 4 < 2 ? 230 : 25 + image));
      }
    }
    Files.write(file, images.array());
  }

  private static void writeLabels(Path file, int count) throws IOException {
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(0x801).putInt(count);
    for (int image = 0; image < count; image++) {
      labels.put((byte) (image % 2));
    }
    Files.write(file, labels.array());
  }

  private static String eval(Path out, String tasks, String representations) throws Exception {
    return RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run().toString(),
            "task",
            tasks,
            "representation",
            representations,
            "out",
            out.toString()));
  }

  @Test
  void fromRunToPage() throws Exception {
    Path results = folder.resolve("results");

    String printed =
        eval(
            results,
            "['{name: knn, k: [1, 3]}', '{name: linear-probe, epochs: 5}']",
            "[pretrained, untrained, pixels]");

    assertThat(printed)
        .contains("stripes, test split, 12 samples")
        .contains("kNN: accuracy, %")
        .contains("Next: isomer leaderboard " + results + " --out PAGE");
    List<Result> stored = ResultStore.read(List.of(results));
    assertThat(stored).hasSize(6);
    assertThat(stored)
        .extracting(result -> result.record().subject().name())
        .containsOnly("tiny", "convnet, untrained", "raw pixels");

    Path page = folder.resolve("page");
    String table =
        RunVerb.of(
            new LeaderboardVerb(),
            Map.of("results", "[" + results + "]", "out", page.toString(), "title", "Stripes"));

    assertThat(table)
        .contains("raw pixels")
        .endsWith(
            "\n%1$s/leaderboard.md\n%1$s/leaderboard.tex\n%1$s/leaderboard.csv\n%1$s/ranking.csv\n%1$s/index.html\n"
                .formatted(page));
    assertThat(page.resolve("leaderboard.md")).content().startsWith("# Stripes");
    assertThat(page.resolve("leaderboard.tex")).content().startsWith("% Stripes\n");
    assertThat(page.resolve("leaderboard.csv"))
        .content()
        .hasLineCount(1 + 6)
        .contains("raw pixels");
    assertThat(page.resolve("index.html")).content().contains("<title>Stripes</title>");
  }

  @Test
  void fewLabelsAndFineTuningFromRunToPage() throws Exception {
    Path results = folder.resolve("labels");

    eval(
        results,
        "['{name: few-label, per-class: 2, tries: 3, head: {name: knn, k: [1]}}', '{name:"
            + " fine-tuning, epochs: 2, batch-size: 8, fraction: 0.5, learning-rate: [0.01]}']",
        "[pretrained, untrained]");

    List<Result> stored = ResultStore.read(List.of(results));
    assertThat(stored)
        .extracting(result -> result.record().protocol().title())
        .containsOnly("kNN, 2 per class", "fine-tuning, 50 % of labels");
    assertThat(stored)
        .allSatisfy(
            result -> {
              assertThat(result.predictions().classes()).hasSize(12);
              assertThat(result.predictions().classes().get(0).shares()).isPresent();
              assertThat(result.record().selection()).isPresent();
            });

    Path page = folder.resolve("labels-page");
    RunVerb.of(
        new LeaderboardVerb(),
        Map.of("results", "[" + results + "]", "out", page.toString(), "title", "Labels"));

    assertThat(page.resolve("leaderboard.md")).content().contains("kNN, 2 per class");
  }

  @Test
  void anExportedEncoderIsJudgedLikeItsRun() throws Exception {
    Path original = folder.resolve("original");
    eval(original, "['{name: knn, k: [1]}']", "[pretrained]");
    Result expected = ResultStore.read(List.of(original)).get(0);
    String task =
        "'{task: {name: knn, k: [1]}, dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}}'"
            .formatted(folder.resolve("data"));
    for (String format : List.of("safetensors", "savedmodel")) {
      Path exported = folder.resolve(format);
      String printed =
          RunVerb.of(
              new ExportVerb(),
              Map.of("run", run().toString(), "format", format, "out", exported.toString()));
      assertThat(printed).startsWith(exported.resolve("model.yaml") + "\n");
      Path results = folder.resolve(format + "-results");
      RunVerb.of(
          new EvalVerb(),
          Map.of(
              "run",
              exported.resolve("model.yaml").toString(),
              "task",
              "[" + task + "]",
              "out",
              results.toString()));

      Result result = ResultStore.read(List.of(results)).get(0);
      assertThat(result.predictions()).isEqualTo(expected.predictions());
      ResultRecord record = result.record();
      assertThat(record.subject().name()).isEqualTo("tiny");
      assertThat(record.subject().encoder().orElseThrow().parameters())
          .isEqualTo(expected.record().subject().encoder().orElseThrow().parameters());
      assertThat(record.subject().pretraining().orElseThrow().steps()).isEqualTo(2);
      assertThat(exported.resolve("model.test-looks.jsonl")).content().hasLineCount(1);
    }
  }

  @Test
  void aModelFileHasNoRepresentations() throws IOException {
    Path model = Files.createFile(folder.resolve("any.yaml"));
    assertThatThrownBy(() -> evalOf(model, "[untrained]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            model
                + ": a model file has one representation; leave out --representation, which is for"
                + " runs.");
  }

  private static void evalOf(Path model, String representations) throws Exception {
    RunVerb.of(
        new EvalVerb(),
        Map.of("run", model.toString(), "representation", representations, "out", "unused"));
  }

  @Test
  void aSavedModelHasNoLayout() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new ExportVerb(),
                    Map.of(
                        "run",
                        run().toString(),
                        "format",
                        "savedmodel",
                        "layout",
                        "timm-vit",
                        "out",
                        "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("export: --layout is for --format safetensors; a SavedModel has none.");
  }

  @Test
  void featuresAreExportedForTheProjector() throws Exception {
    Path out = folder.resolve("projector");
    String printed =
        RunVerb.of(
            new ExportVerb(),
            Map.of(
                "run",
                run().toString(),
                "format",
                "projector",
                "points",
                "5",
                "out",
                out.toString()));
    assertThat(printed).contains("Next: tensorboard --logdir " + out);
    List<String> vectors = Files.readAllLines(out.resolve("vectors.tsv"));
    List<String> metadata = Files.readAllLines(out.resolve("metadata.tsv"));
    assertThat(vectors).hasSize(5).allMatch(line -> line.split("\t").length > 1);
    assertThat(metadata).hasSize(6).element(0).isEqualTo("class\tlabel\tindex\tid");
    assertThat(metadata.subList(1, 6))
        .allMatch(line -> line.matches("(flat\t0|upright\t1)\t[0-9]+\t.+"));
    assertThat(Files.readString(out.resolve("projector_config.pbtxt")))
        .contains("tensor_name: \"tiny, stripes, validation\"", "single_image_dim: 8");
    assertThat(out.resolve("sprite.png")).isNotEmptyFile();
  }

  @Test
  void onlyAProjectorHasExamples() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new ExportVerb(),
                    Map.of("run", run().toString(), "split", "train", "out", "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "export: --split and --points are for --format projector; weights have no examples.");
  }

  @Test
  void trackersAreToldOfRunsAndResultsOnce() throws Exception {
    Path results = folder.resolve("tracked");
    eval(results, "['{name: knn, k: [1]}']", "[pretrained]");
    Path store = folder.resolve("mlruns");
    Map<String, String> options =
        Map.of(
            "places",
            List.of(run(), results).toString(),
            "tracker",
            "[{name: mlflow, uri: '%s', experiment: tests}]".formatted(store));
    assertThat(RunVerb.of(new TrackVerb(), options)).startsWith("2 told");
    Map<String, String> told = files(store);
    RunVerb.of(new TrackVerb(), options);
    assertThat(files(store)).isEqualTo(told);

    assertThat(told.keySet())
        .filteredOn(name -> name.endsWith("/metrics/loss"))
        .singleElement()
        .satisfies(name -> assertThat(told.get(name).lines()).hasSize(2));
    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    String run =
        told.keySet().stream()
            .filter(name -> name.endsWith("/metrics/accuracy"))
            .findFirst()
            .orElseThrow()
            .replace("metrics/accuracy", "");
    double accuracy = record.headlineMetric().value();
    assertThat(told.get(run + "metrics/accuracy"))
        .isEqualTo("%d %s 1\n".formatted(record.provenance().finished().toEpochMilli(), accuracy));
    assertThat(told).containsKeys(run + "metrics/accuracy low", run + "metrics/accuracy high");
    assertThat(told)
        .containsEntry(run + "params/task", "knn")
        .containsEntry(run + "params/knn.k", "[1]")
        .containsEntry(run + "params/framework", "simclr")
        .containsEntry(run + "tags/result", record.id());
    assertThat(told.get(run + "artifacts/" + record.id() + ".json")).contains("\"headline\"");
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void theRecordSaysWhereItComesFrom() throws Exception {
    Path results = folder.resolve("facts");
    eval(results, "['{name: knn, k: [1]}']", "[pretrained]");

    Result result = ResultStore.read(List.of(results)).get(0);
    ResultRecord record = result.record();
    assertThat(record.id()).matches("knn-tiny-[0-9a-f]{8}");
    assertThat(record.data().title()).isEqualTo("stripes");
    assertThat(record.data().classes()).containsExactly("flat", "upright");
    assertThat(record.data().samples()).isEqualTo(12);
    assertThat(record.subject().encoder().orElseThrow().name()).isEqualTo("convnet");
    assertThat(record.subject().pretraining().orElseThrow().steps()).isEqualTo(2);
    assertThat(record.subject().pretraining().orElseThrow().views()).isEqualTo(64);
    assertThat(record.provenance().command())
        .endsWith(
            "./isomer eval RUN --representation pretrained --task '{name: knn, k: [1],"
                + " temperature: [0.07, 0.1, 0.2]}' --out RESULTS");
    assertThat(record.provenance().configuration()).contains("name: tiny");
    assertThat(record.provenance().configurationDigest())
        .hasValue(Digests.ofText(record.provenance().configuration()));
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
    eval(
        results,
        "['{task: {name: knn, k: [1]}, metrics: [{name: cohen-kappa, weights: quadratic}, aurc]}']",
        "[pretrained]");

    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    assertThat(record.metrics()).containsKeys("Cohen's kappa, quadratic weights", "AURC");
    assertThat(record.provenance().plugins())
        .extracting(origin -> origin.plugin())
        .contains("metric/cohen-kappa", "metric/aurc");
    assertThat(record.provenance().command()).contains("cohen-kappa");
    Path plain = folder.resolve("plain");
    eval(plain, "['{name: knn, k: [1]}']", "[pretrained]");
    assertThat(ResultStore.read(List.of(plain)).get(0).record().key())
        .as("they change no other number, so the measurement is the same")
        .isEqualTo(record.key());
    assertThat(
            RunVerb.of(new MetricsVerb(), Map.of("results", "[" + plain + "]", "metric", "[aurc]")))
        .contains("\nAURC ");
    assertThat(RunVerb.of(new VerifyVerb(), Map.of("results", "[" + results + "]")))
        .contains(": OK, ")
        .doesNotContain("AURC");
    assertThat(eval(plain, "['{task: {name: knn, k: [1]}, metrics: [aurc]}']", "[pretrained]"))
        .contains(" is there already, without AURC, which isomer metrics --metric computes.");
  }

  @Test
  void refusesAMetricOfOtherPredictionsBeforeAnythingIsComputed() {
    Path results = folder.resolve("refused");

    assertThatThrownBy(
            () ->
                eval(
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
    eval(results, "['{name: knn, k: [1]}']", "[pixels]");
    Path first = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());

    assertThatThrownBy(() -> eval(results, "[knn]", "[pixels]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            first
                + ": a result of this name exists that is another measurement: it differs in the"
                + " protocol. Results are never overwritten. Choose another --out, or move this one"
                + " away.");
  }

  @Test
  void saysThatTheOutputFolderCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path out = file.resolve("results");

    assertThatThrownBy(() -> eval(out, "[knn]", "[pixels]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": the output folder cannot be written. Choose another --out, or change its"
                + " permissions.");
  }

  @Test
  void saysThatAFolderHoldsNoRun() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new EvalVerb(),
                    Map.of("run", folder.resolve("data").toString(), "out", "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("data")
                + ": the folder holds no run (run.json is missing). Make one with isomer"
                + " pretrain.");
  }

  @Test
  void saysThatAFolderHoldsNoResults() {
    Path data = folder.resolve("data");

    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new LeaderboardVerb(), Map.of("results", "[" + data + "]", "out", "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(data + ": holds no result.json. Name a folder that `isomer eval` wrote.");
  }

  @Test
  void doesNotReplaceAPageOfSomebodyElse() throws Exception {
    Path results = folder.resolve("one");
    eval(results, "['{name: knn, k: [1]}']", "[pixels]");
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Path page = Files.writeString(theirs.resolve("index.html"), "<h1>My home page</h1>");
    Map<String, String> options =
        Map.of("results", "[" + results + "]", "out", theirs.toString(), "title", "Again");

    assertThatThrownBy(() -> RunVerb.of(new LeaderboardVerb(), options))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            page
                + ": a page that Isomer did not write is here, and it is not replaced. Choose"
                + " another --out, or move the page away.");
    assertThat(theirs.resolve("leaderboard.md")).doesNotExist();
    Files.delete(page);
    RunVerb.of(new LeaderboardVerb(), options);
    RunVerb.of(new LeaderboardVerb(), options);
    assertThat(page).content().contains("<title>Again</title>");
  }

  @Test
  void keepsResultsThatAreThere() throws Exception {
    Path results = folder.resolve("resumed");
    eval(results, "['{name: knn, k: [1]}']", "[untrained]");
    Path first = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());
    FileTime written = Files.getLastModifiedTime(first.resolve("result.json"));

    String printed =
        eval(results, "['{name: knn, k: [1]}', '{name: linear-probe, epochs: 2}']", "[untrained]");

    assertThat(printed).contains(first + " is there already.");
    assertThat(Files.getLastModifiedTime(first.resolve("result.json"))).isEqualTo(written);
    assertThat(ResultStore.read(List.of(results))).hasSize(2);
  }

  @Test
  void countsLooksAtTheTestSplit() throws Exception {
    eval(folder.resolve("look-1"), "['{name: knn, k: [2]}']", "[pixels]");
    eval(folder.resolve("look-2"), "['{name: knn, k: [3]}']", "[pixels]");

    long first = looks("look-1");
    assertThat(looks("look-2")).isEqualTo(first + 1);
    assertThat(Files.readString(run().resolve("test-looks.jsonl"))).contains("\"task\":\"knn\"");
  }

  private static long looks(String results) {
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
            run().toString(),
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
  void aBenchmarkIsRunInShardsAndReported() throws Exception {
    Path benchmark = folder.resolve("stripes.yaml");
    Files.writeString(
        benchmark,
        """
        title: Stripes
        summary: Two steps on stripes
        recipe: %s
        set: ['name=stripes']
        seeds: [3, 4]
        tasks: [knn]
        published: [{task: knn, value: 50, tolerance: 50, source: a paper}]
        """
            .formatted(folder.resolve("config.yaml")));
    Path out = folder.resolve("benchmark");

    String first = benchmark("run", benchmark, out, "1/2");
    String second = benchmark("run", benchmark, out, "2/2");
    String report = benchmark("report", benchmark, out, "1/1");

    assertThat(first).contains("Seed 3").contains("1 of 2 seeds are done");
    assertThat(second).contains("Seed 4").contains("reproduced, within 50.0 points");
    assertThat(report).doesNotContain("Seed").contains("reproduced, within 50.0 points");
    assertThat(ResultStore.read(List.of(out.resolve("results"))))
        .extracting(result -> result.record().subject().seed().orElseThrow())
        .containsExactlyInAnyOrder(3L, 4L);
    assertThat(benchmark("run", benchmark, out, "1/1"))
        .contains("seed-3 is finished already.")
        .contains("is there already.");
  }

  private static String benchmark(String action, Path file, Path out, String shard)
      throws Exception {
    return RunVerb.of(
        new BenchmarkVerb(),
        Map.of(
            "action", action, "benchmark", file.toString(), "out", out.toString(), "shard", shard));
  }

  @Test
  void listsBenchmarks() throws Exception {
    assertThat(RunVerb.of(new BenchmarkVerb(), Map.of("action", "list")))
        .contains("cifar10-simclr-200")
        .contains("84.7 %");
  }

  @Test
  void aResultIsReproducedBitForBit() throws Exception {
    Path results = folder.resolve("to-reproduce");
    eval(results, "['{name: knn, k: [1, 2]}']", "[pretrained]");
    Path stored = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());

    assertThat(reproduce(stored, folder.resolve("again")))
        .contains("weights: the same bits")
        .endsWith("REPRODUCED, bit for bit\n");
  }

  @Test
  void saysWhichNumberWasNotReproduced() throws Exception {
    Path results = folder.resolve("tampered");
    eval(results, "['{name: knn, k: [1, 2]}']", "[pixels]");
    Path stored = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());
    Path record = stored.resolve("result.json");
    double accuracy = ResultStore.read(List.of(results)).get(0).record().headlineMetric().value();
    String text = Files.readString(record);
    Files.writeString(
        record,
        text.replaceFirst(
            "(?s)\"accuracy\" : \\{\\s*\"value\" : [0-9.]+(.*?)\"low\" : [0-9.E-]+,\\s*\"high\" : [0-9.]+",
            "\"accuracy\" : { \"value\" : %s$1\"low\" : %s, \"high\" : %s"
                .formatted(accuracy / 2, accuracy / 4, accuracy / 2)));

    assertThatThrownBy(() -> reproduce(stored, folder.resolve("against")))
        .isInstanceOf(BadInputException.class)
        .hasMessage("NOT REPRODUCED: the new accuracy lies outside the stored interval.");
  }

  private static String reproduce(Path result, Path out) throws Exception {
    return RunVerb.of(
        new ReproduceVerb(), Map.of("result", result.toString(), "out", out.toString()));
  }

  @Test
  void aRepresentationIsNeeded() {
    assertThatThrownBy(
            () ->
                new EvalVerb()
                    .create(
                        new EvalVerb.Config(
                            run(),
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            List.of(),
                            false,
                            false,
                            run())))
        .isInstanceOf(BadInputException.class)
        .hasMessage("eval: nothing to do: name a --representation.");
  }
}
