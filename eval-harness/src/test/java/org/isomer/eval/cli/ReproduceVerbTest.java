package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A stored result, run again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproduceVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  ReproduceVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void aResultIsReproducedBitForBit() throws Exception {
    Path results = folder.resolve("to-reproduce");
    stripes.eval(results, "['{name: knn, k: [1, 2]}']", "[pretrained]");
    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    Path stored = results.resolve(record.id());

    assertThat(reproduce(stored, folder.resolve("again")))
        .contains("weights: the same bits")
        .contains(
            "warning: %s says of itself: %s"
                .formatted(record.id(), record.warnings().orElseThrow().get(0)))
        .endsWith("REPRODUCED, bit for bit\n");
  }

  @Test
  void saysWhichNumberWasNotReproduced() throws Exception {
    Path results = folder.resolve("tampered");
    stripes.eval(results, "['{name: knn, k: [1, 2]}']", "[pixels]");
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

  @Test
  void otherDataIsSaidBeforeAnythingIsTrained() throws Exception {
    StripesRun other = StripesRun.in(Files.createDirectory(folder.resolve("other")));
    Path results = folder.resolve("of-other-data");
    other.eval(results, "['{name: knn, k: [1, 2]}']", "[pretrained]");
    Path stored = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());
    Path labels = other.data().resolve("t10k-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[bytes.length - 1] ^= 1;
    Files.write(labels, bytes);
    Path out = folder.resolve("on-other-data");

    assertThatThrownBy(() -> reproduce(stored, out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the data stripes (its folder can be named with --set dataset.path=…)")
        .hasMessageContaining("--accept-changed data");
    assertThat(out.resolve("run")).doesNotExist();

    String printed =
        RunVerb.of(
            new ReproduceVerb(),
            Map.of("result", stored.toString(), "accept-changed", "[data]", "out", out.toString()));
    String change = "made to reproduce " + stored.getFileName() + ", but the data stripes (";
    assertThat(printed).contains("warning: " + change).contains("\nNote: " + change);
    assertThat(
            ResultStore.read(List.of(out.resolve("results")))
                .get(0)
                .record()
                .warnings()
                .orElseThrow())
        .anyMatch(warning -> warning.startsWith(change));
  }

  @Test
  void otherPretrainingDataAreSaidWhereTheTaskBringsItsOwn() throws Exception {
    StripesRun other = StripesRun.in(Files.createDirectory(folder.resolve("own-data")));
    Path results = folder.resolve("of-own-data");
    other.eval(
        results,
        "['{task: {name: knn, k: [1, 2]}, dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}}']"
            .formatted(stripes.data()),
        "[pretrained]");
    Path stored = results.resolve(ResultStore.read(List.of(results)).get(0).record().id());
    Path labels = other.data().resolve("train-labels-idx1-ubyte");
    byte[] bytes = Files.readAllBytes(labels);
    bytes[bytes.length - 1] ^= 1;
    Files.write(labels, bytes);
    Path out = folder.resolve("on-own-data");

    assertThatThrownBy(() -> reproduce(stored, out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the pretraining data stripes (")
        .hasMessageContaining("--accept-changed data");
    assertThat(out.resolve("run")).doesNotExist();
  }

  private static String reproduce(Path result, Path out) throws Exception {
    return RunVerb.of(
        new ReproduceVerb(), Map.of("result", result.toString(), "out", out.toString()));
  }
}
