package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isomer.eval.annotation.DrawnFiles;
import org.isomer.file.Sha256;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an evaluation finds doubtful, says and keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvalWarningsTest {
  private final Path folder;
  private final StripesRun stripes;

  EvalWarningsTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void aChangedConfigurationIsRefusedOrKeptInTheResult(@TempDir Path temporary) throws Exception {
    StripesRun run = StripesRun.in(temporary);
    Path config = run.run().resolve("config.yaml");
    String before = Sha256.brief(Sha256.hex(config));
    Files.writeString(config, Files.readString(config).replace("0.5", "0.25"));
    String after = Sha256.brief(Sha256.hex(config));

    assertThatThrownBy(
            () -> run.eval(temporary.resolve("refused"), "['{name: knn, k: [1]}']", "[pretrained]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("config.yaml has changed: its SHA-256 was")
        .hasMessageContaining("--accept-changed configuration");
    Path results = temporary.resolve("accepted");
    String printed =
        RunVerb.of(
            new EvalVerb(),
            Map.of(
                "run",
                run.run().toString(),
                "task",
                "['{name: knn, k: [1]}']",
                "accept-changed",
                "[configuration]",
                "out",
                results.toString()));

    List<String> warnings =
        ResultStore.read(List.of(results)).get(0).record().warnings().orElseThrow();
    assertThat(warnings)
        .containsExactly(
            Stream.concat(
                    Stream.of(
                        "config.yaml has changed: its SHA-256 was %s, now it is %s"
                            .formatted(before, after)),
                    ofStripes().stream())
                .toArray(String[]::new));
    assertThat(printed.lines().filter(line -> line.startsWith("warning: ")))
        .containsExactlyElementsOf(said(warnings));
  }

  private static String copies(int count, String split, String other, String example) {
    return "%d %s example%s with a copy in the %s split, such as %s: what was learnt by heart is scored. Remove copies from one of the two."
        .formatted(count, split, count == 1 ? "" : "s", other, example);
  }

  /** Warnings as the terminal shows them. */
  private static List<String> said(List<String> warnings) {
    return warnings.stream().map(warning -> "warning: " + warning).toList();
  }

  private String labelled(String testObject) throws IOException {
    Path data = folder.resolve("labelled");
    DrawnFiles files = new DrawnFiles(data);
    for (String part : List.of("train", "val", "test")) {
      for (int i = 0; i < 4; i++) {
        String name = part + i;
        files.picture("JPEGImages/" + name + ".png", 16, 16, part.equals("test") ? i : 50 + i);
        files.text(
            "Annotations/" + name + ".xml",
            "<annotation>%s</annotation>"
                .formatted(
                    part.equals("test")
                        ? testObject
                        : "<object><name>%s</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>9</ymax></bndbox></object>"
                            .formatted(i % 2 == 0 ? "cat" : "dog")));
      }
      files.text("ImageSets/Main/" + part + ".txt", part + "0\n" + part + "1\n" + part + "2\n");
    }
    files.text("Annotations/test3.xml", "<annotation></annotation>");
    files.text("ImageSets/Main/test.txt", "test0\ntest1\ntest2\ntest3\n");
    files.picture("JPEGImages/test2.png", 16, 16, 50);
    return """
        ['{name: multilabel, data: {name: voc-boxes, path: "%s", classes: [cat, dog], validation: val}, height: 8, width: 8, c: [1]}']
        """
        .formatted(data)
        .strip();
  }

  @Test
  void doubtsAboutTheDataAreSaidAndKept() throws Exception {
    Path results = folder.resolve("doubtful");
    String task =
        labelled(
            "<object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>90</xmax><ymax>9</ymax></bndbox></object>");

    String said = stripes.eval(results, task, "[pretrained, untrained]");

    List<Result> stored = ResultStore.read(List.of(results));
    assertThat(stored)
        .extracting(result -> result.record().subject().pretraining().isPresent())
        .containsExactly(false, true);
    List<String> untrained = stored.get(0).record().warnings().orElseThrow();
    List<String> pretrained = stored.get(1).record().warnings().orElseThrow();
    assertThat(untrained)
        .containsExactly(
            copies(1, "test", "training", "test2 (test), which equals train0 (training)"),
            copies(1, "test", "validation", "test2 (test), which equals val0 (validation)"),
            copies(
                3, "validation", "training", "val0 (validation), which equals train0 (training)"),
            "Pascal VOC: no test object of dog: nothing is measured of them, and means over the classes leave them out. Add images, or take them off the list of classes.",
            "Boxes that reach beyond their image: 3, the first in %s, line 1. They were clipped to the image. Look whether the annotations belong to it."
                .formatted(folder.resolve("labelled/Annotations/test0.xml")),
            "Pascal VOC: mAP is measured on 4 samples: the interval is too narrow, as any that resamples fewer than 8. Score more.");
    assertThat(pretrained)
        .containsExactlyElementsOf(
            Stream.concat(ofStripes().stream(), untrained.stream()).toList());
    assertThat(said.lines().filter(line -> line.startsWith("warning: ")))
        .containsExactlyElementsOf(said(pretrained));
    assertThat(said).containsOnlyOnce("objects (training / validation / test): cat 2 / 2 / 3");
  }

  @Test
  void testImagesThatPretrainingHasSeenAreCounted() throws Exception {
    Path results = folder.resolve("seen-images");
    String task =
        labelled(
            "<object><name>cat</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>7</xmax><ymax>7</ymax></bndbox></object>");
    Files.write(folder.resolve("labelled/JPEGImages/test1.png"), StripesRun.picture(0));

    stripes.eval(results, task, "[pretrained]");

    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    assertThat(record.overlap()).hasValue(new Overlap("stripes", 48, 0, 1));
    assertThat(record.warnings().orElseThrow())
        .contains(
            "Pascal VOC: pretraining has seen 1 of the 4 test examples: 0 the same, 1 nearly.");
  }

  @Test
  void meaninglessDataAreRefusedBeforeAnythingIsMeasured() throws Exception {
    Path results = folder.resolve("meaningless");
    String tasks = labelled("").replace("['", "['{name: knn, k: [1]}', '");

    assertThatThrownBy(() -> stripes.eval(results, tasks, "[pretrained]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Pascal VOC: no test image shows an object");
    assertThat(results).doesNotExist();
  }

  @Test
  void dataOfOneTitleAreToldApartByTheirTasks() throws Exception {
    String other =
        "{name: idx, path: '%s', title: stripes, classes: [flat, upright], validation-fraction: 0.4}"
            .formatted(stripes.data());
    String printed =
        stripes.eval(
            folder.resolve("one-title"),
            "['{name: knn, k: [1]}', '{task: {name: knn, k: [3]}, dataset: %s}']"
                .formatted(other.replace("'", "\"")),
            "[pixels]");
    assertThat(printed.lines().filter(line -> line.startsWith("data: stripes (for ")))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void aLogWithoutALossCostsItsFigureAlone(@TempDir Path other) throws Exception {
    StripesRun run = StripesRun.in(other);
    Files.writeString(
        run.run().resolve("log.jsonl"), "{\"step\":1,\"loss\":\"NaN\"}\n{\"step\":2}\n");
    Path results = other.resolve("results");
    String printed = run.eval(results, "['{name: knn, k: [1]}']", "[pretrained]");
    String warning = "log.jsonl: 2 of its steps have no finite loss, the first of them step 1";
    assertThat(printed).contains("warning: " + warning);
    Result result = ResultStore.read(List.of(results)).get(0);
    assertThat(result.record().warnings().orElseThrow()).contains(warning);
    assertThat(result.artifacts()).hasSize(3).noneMatch(Curves.class::isInstance);
  }

  @Test
  void examplesOfOtherDataThatPretrainingHasSeenAreNamed(@TempDir Path other) throws Exception {
    StripesRun run = StripesRun.in(other);
    Path results = other.resolve("results");
    String task =
        "'{task: {name: knn, k: [1]}, dataset: {name: idx, path: %s, title: the same, classes: [flat, upright], validation-fraction: 0.3}}'"
            .formatted(run.data());
    String printed = run.eval(results, "[" + task + "]", "[pretrained]");
    String warning =
        "the same: pretraining has seen 12 of the 12 test examples: 8 the same, 4 nearly.";
    assertThat(printed).contains("warning: " + warning);
    assertThat(ResultStore.read(List.of(results)).get(0).record().warnings().orElseThrow())
        .contains(warning);
  }

  /** What is to be said of the data that the run was pretrained on. */
  private static List<String> ofStripes() {
    return List.of(
        copies(8, "test", "training", "test/2 (test), which equals train/2 (training)"),
        near("4 test examples with a near-duplicate in the training split"),
        copies(4, "test", "validation", "test/0 (test), which equals train/0 (validation)"),
        near("5 test examples with a near-duplicate in the validation split"),
        near(
            "12 validation examples with a near-duplicate in the training split, such as train/0 (validation), which resembles train/40 (training)"));
  }

  private static String near(String what) {
    return what
        + ": what was learnt by heart may be scored. Remove near-duplicates from one of the two.";
  }
}
