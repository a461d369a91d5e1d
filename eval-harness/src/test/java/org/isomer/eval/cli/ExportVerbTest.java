package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What other programs get of a run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  ExportVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void anExportedEncoderIsJudgedLikeItsRun() throws Exception {
    Path original = folder.resolve("original");
    stripes.eval(original, "['{name: knn, k: [1]}']", "[pretrained]");
    Result expected = ResultStore.read(List.of(original)).get(0);
    assertThat(expected.record().overlap()).hasValue(new Overlap("stripes", 48, 8, 4));
    assertThat(expected.predictions().classes())
        .filteredOn(each -> each.seen().isPresent())
        .hasSize(8 + 4);
    String task =
        "'{task: {name: knn, k: [1]}, dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}}'"
            .formatted(stripes.data());
    for (String format : List.of("safetensors", "savedmodel")) {
      Path exported = folder.resolve(format);
      String printed =
          RunVerb.of(
              new ExportVerb(),
              Map.of(
                  "run", stripes.run().toString(), "format", format, "out", exported.toString()));
      assertThat(printed.lines().filter(line -> !line.startsWith("warning: ")))
          .first()
          .isEqualTo(exported.resolve("model.yaml").toString());
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
      ResultRecord record = result.record();
      assertThat(result.predictions().classes())
          .isEqualTo(unmarked(expected.predictions().classes()));
      assertThat(record.overlap()).isEmpty();
      assertThat(record.subject().name()).isEqualTo("tiny");
      assertThat(record.subject().encoder().orElseThrow().parameters())
          .isEqualTo(expected.record().subject().encoder().orElseThrow().parameters());
      assertThat(record.subject().pretraining().orElseThrow().steps()).isEqualTo(2);
      assertThat(exported.resolve("model.test-looks.jsonl")).content().hasLineCount(1);
    }
  }

  /** An exported encoder does not bring the images along that it was pretrained on. */
  private static List<Prediction> unmarked(List<Prediction> predictions) {
    return predictions.stream()
        .map(
            each ->
                new Prediction(
                    each.id(),
                    each.truth(),
                    each.predicted(),
                    each.top(),
                    each.score(),
                    each.shares(),
                    each.logits(),
                    each.logOdds(),
                    Optional.empty()))
        .toList();
  }

  @Test
  void whatIsDoubtfulAboutARunStaysWithItsExport(@TempDir Path other) throws Exception {
    StripesRun run = StripesRun.in(other);
    Files.writeString(run.run().resolve("config.yaml"), "# edited\n", StandardOpenOption.APPEND);
    Path log = run.run().resolve("log.jsonl");
    Files.writeString(log, "{damaged\n" + Files.readString(log));
    Path exported = other.resolve("exported");
    String said =
        RunVerb.of(
            new ExportVerb(),
            Map.of(
                "run",
                run.run().toString(),
                "accept-changed",
                "[configuration]",
                "out",
                exported.toString()));
    Path results = other.resolve("results");
    String judged =
        RunVerb.of(
            new EvalVerb(),
            Map.of(
                "run",
                exported.resolve("model.yaml").toString(),
                "task",
                "['{task: {name: knn, k: [1]}, dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}}']"
                    .formatted(run.data()),
                "out",
                results.toString()));

    Path projector = other.resolve("projector");
    RunVerb.of(
        new ExportVerb(),
        Map.of(
            "run",
            run.run().toString(),
            "accept-changed",
            "[configuration]",
            "format",
            "projector",
            "out",
            projector.toString()));

    List<String> kept = ResultStore.read(List.of(results)).get(0).record().warnings().orElseThrow();
    String damaged = "log.jsonl: line 1 is damaged and passed over";
    assertThat(kept.get(0)).startsWith("config.yaml has changed: its SHA-256 was ");
    assertThat(kept).contains(damaged);
    assertThat(List.of(kept.get(0), damaged))
        .allSatisfy(
            warning -> {
              assertThat(said).contains("warning: " + warning);
              assertThat(projector.resolve("README.txt"))
                  .content()
                  .contains("\nWarning: " + warning + "\n");
              assertThat(judged).contains("warning: " + warning);
              assertThat(exported.resolve("README.txt")).content().contains("Warning: " + warning);
            });
  }

  @Test
  void aSavedModelHasNoLayout() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new ExportVerb(),
                    Map.of(
                        "run",
                        stripes.run().toString(),
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
                stripes.run().toString(),
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
                    Map.of("run", stripes.run().toString(), "split", "train", "out", "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "export: --split and --points are for --format projector; weights have no examples.");
  }
}
