package org.isomer.reports.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.exhibit.Png;
import org.isomer.file.Sha256;
import org.isomer.reports.Fixture;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.artifact.PrecisionRecall;
import org.isomer.reports.artifact.ViewPairs;
import org.isomer.reports.artifact.WorstErrors;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultStoreTest {
  private static final Png PNG = new Png("iVBORw0KGgo=");

  private final Path root;

  ResultStoreTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void readsWhatItWrote() {
    Result written =
        new Result(
            Fixture.results().get(3).record(),
            Fixture.results().get(3).predictions(),
            List.of(.5, .25),
            List.of(
                new Curves(
                    "falls",
                    "step",
                    "loss",
                    List.of(new Curves.Curve("loss", List.of(1.0, 2.0), List.of(4.5, 4.25)))),
                new PrecisionRecall(
                    "pr",
                    List.of(new Curves.Curve("circle", List.of(0.5, 1.0), List.of(1.0, 0.5)))),
                new Overlays(
                    "boxes",
                    Fixture.ordered("car", "#800000"),
                    List.of(new Overlays.Row("test/0", PNG))),
                new ViewPairs(
                    "pairs", List.of(new ViewPairs.Row("circle", PNG, List.of(PNG, PNG)))),
                new Neighbours(
                    "near",
                    List.of(
                        new Neighbours.Row(
                            "circle",
                            PNG,
                            List.of(new Neighbours.Neighbour("square", PNG, 0.5, false))))),
                new WorstErrors(
                    "wrong",
                    List.of(new WorstErrors.Row("circle, taken for square", List.of(PNG)))),
                new EmbeddingPlot(
                    "map",
                    List.of("circle"),
                    List.of(new EmbeddingPlot.Point(0.5, -1, 0, "test/0")))));

    Path folder = ResultStore.write(root, written);
    List<Result> read = ResultStore.read(List.of(root));

    assertThat(folder).isEqualTo(root.resolve("linear-simclr"));
    assertThat(files(folder))
        .containsExactly(
            "curves.json",
            "embedding-plot.json",
            "neighbours.json",
            "overlays.json",
            "precision-recall.json",
            "predictions.jsonl.gz",
            "resamples.txt.gz",
            "result.json",
            "result.json.sha256",
            "view-pairs.json",
            "worst-errors.json");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).predictions()).isEqualTo(written.predictions());
    assertThat(read.get(0).resamples()).isEqualTo(written.resamples());
    assertThat(read.get(0).artifacts()).isEqualTo(written.artifacts());
    assertThat(read.get(0).record().withSidecars(List.of())).isEqualTo(written.record());
    assertThat(List.copyOf(read.get(0).record().metrics().keySet()))
        .containsExactly("accuracy", "macro F1");
  }

  @Test
  void alarmsOfPretrainingAreKeptWhereThereAreAny() {
    Provenance.Alarm alarm = new Provenance.Alarm(50, "complete-collapse", "One point.");
    Result alarmed =
        Fixture.result(Fixture.provenance().with(List.of(alarm), Optional.of("5ba9e5")));
    Result calm = Fixture.result(Fixture.provenance().with(List.of(), Optional.empty()));

    Path written = ResultStore.write(root.resolve("alarmed"), alarmed);
    Path without = ResultStore.write(root.resolve("calm"), calm);

    assertThat(ResultStore.read(List.of(written)).get(0).record().provenance().alarms())
        .contains(List.of(alarm));
    assertThat(ResultStore.read(List.of(without)).get(0).record().provenance())
        .isEqualTo(Fixture.provenance());
    assertThat(without.resolve("result.json")).content().doesNotContain("alarms");
  }

  @Test
  void readsFoldersRecursivelyAndSingleFiles() {
    ResultStore.write(root.resolve("a/b"), Fixture.results().get(1));
    Path first = ResultStore.write(root.resolve("c"), Fixture.results().get(0));

    assertThat(ids(ResultStore.read(List.of(root)))).containsExactly("knn-untrained", "knn-simclr");
    assertThat(ids(ResultStore.read(List.of(first.resolve("result.json"), root.resolve("a")))))
        .containsExactly("knn-simclr", "knn-untrained");
  }

  @Test
  void doesNotSeeAnUnfinishedResult() throws IOException {
    Path folder = ResultStore.write(root, Fixture.results().get(0));
    Files.move(folder, root.resolve(".knn-simclr.0-1-1.new"));

    assertThatThrownBy(() -> ResultStore.read(List.of(root)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(root + ": holds no result.json. Name a folder that `isomer eval` wrote.");

    ResultStore.write(root, Fixture.results().get(0));
    assertThat(ids(ResultStore.read(List.of(root)))).containsExactly("knn-simclr");
  }

  @Test
  void neverOverwrites() {
    ResultStore.write(root, Fixture.results().get(0));

    assertThatThrownBy(() -> ResultStore.write(root, Fixture.results().get(0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            root.resolve("knn-simclr")
                + ": a result of this name exists, and results are never overwritten. Choose"
                + " another output folder, or move this one away.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysThatTheFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(() -> ResultStore.write(file, Fixture.results().get(0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file.resolve("knn-simclr")
                + ": cannot be written: Not a directory. Check the path, its permissions and the"
                + " disk.");
  }

  @Test
  void namesAMissingPlace() {
    assertThatThrownBy(() -> ResultStore.read(List.of(root.resolve("nowhere"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            root.resolve("nowhere") + ": no such file or folder. Name a folder of results.");
  }

  @Test
  void refusesANewerSchema() throws IOException {
    Path file = edited("\"schema\" : 2", "\"schema\" : 3");

    assertThatThrownBy(() -> ResultStore.read(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": schema: 3 was written by a newer Isomer; this one reads up to 2. Update"
                + " Isomer.");
  }

  @Test
  void refusesAnotherKindOfFile() throws IOException {
    Path file = Files.writeString(root.resolve("package.json"), "{\"name\": \"left-pad\"}");

    assertThatThrownBy(() -> ResultStore.read(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file + ": schema: is missing, so this is no result record. Name a result.json.");
  }

  @Test
  void namesEveryProblemWithItsPlace() throws IOException {
    Path file =
        edited("\"value\" : 0.95", "\"value\" : \"high\"", "\"samples\" : 40", "\"smaples\" : 40");

    assertThatThrownBy(() -> ResultStore.read(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": 3 problems\n"
                + "  data.samples: is missing\n"
                + "  data.smaples: is not known here; known are title, digest, split, samples,"
                + " classes\n"
                + "  metrics.accuracy.value: must be a finite number, but is \"high\"");
  }

  @Test
  void refusesSelectionOnTheScoredSplit() throws IOException {
    Path folder = ResultStore.write(root, Fixture.results().get(3));
    Path file = folder.resolve("result.json");
    Files.writeString(
        file, Files.readString(file).replace("\"split\" : \"validation\"", "\"split\" : \"test\""));

    assertThatThrownBy(() -> ResultStore.read(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": hyper-parameters were selected on the test split, which is also the one that"
                + " is scored");
  }

  @Test
  void refusesAMetricThatIsNoShare() throws IOException {
    Path file = edited("\"value\" : 0.95", "\"value\" : 95");

    assertThatThrownBy(() -> ResultStore.read(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": metrics.accuracy: a share must be between 0 and 1, but is 95.0");
  }

  @Test
  void noticesEditedPredictions() throws IOException {
    Path folder = ResultStore.write(root, Fixture.results().get(0));
    Path predictions = folder.resolve("predictions.jsonl.gz");
    String lines = new String(Gzip.unpack(Files.readAllBytes(predictions), predictions), UTF_8);
    assertThat(lines).contains("\"predicted\":0");
    String edited = lines.replace("\"predicted\":0", "\"predicted\":1");
    Files.write(predictions, Gzip.pack(edited.getBytes(UTF_8)));

    assertThatThrownBy(() -> ResultStore.read(List.of(root)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            predictions
                + ": is not the file that result.json was written with: its SHA-256 differs."
                + " Evaluate again, or restore the file.");
  }

  private static Result tries(int... predicted) {
    ResultRecord record = Fixture.results().get(0).record();
    int size = (int) record.data().samples();
    List<List<Prediction>> tries = new ArrayList<>();
    for (int each : predicted) {
      tries.add(
          IntStream.range(0, size)
              .mapToObj(i -> new Prediction("test/" + i, 0, each, List.of(each), .5))
              .toList());
    }
    return new Result(record, Predictions.ofTries(tries), List.of(), List.of());
  }

  @Test
  void keepsThePredictionsOfEveryTry() {
    Result written = tries(0, 1, 0);

    Path folder = ResultStore.write(root, written);
    Result read = ResultStore.read(List.of(root)).get(0);

    assertThat(files(folder))
        .contains(
            "predictions.jsonl.gz", "predictions-try-1.jsonl.gz", "predictions-try-2.jsonl.gz");
    assertThat(read.predictions()).isEqualTo(written.predictions());
    assertThat(read.predictions().tries()).hasSize(3);
  }

  @Test
  void refusesAMissingTry() throws IOException {
    Path folder = ResultStore.write(root, tries(0, 1, 0));
    Path file = folder.resolve(ResultStore.RECORD);
    Files.writeString(
        file, Files.readString(file).replace("\"predictions-try-1\"", "\"predictions-try-3\""));

    assertThatThrownBy(() -> ResultStore.read(List.of(root)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": the predictions of try 1 are missing");
  }

  /** With digests that fit, as somebody would write them who means it. */
  @ParameterizedTest
  @CsvSource({
    "predictions.jsonl.gz, score, 1e999, 'line 1: score: must be a finite number, but is '",
    "predictions.jsonl.gz, score, NaN, 'not valid JSON'",
    "resamples.txt.gz, 0.25, NaN, 'line 1: must be a finite number, but is NaN'",
    "resamples.txt.gz, 0.25, -Infinity, 'line 1: must be a finite number, but is -Infinity'"
  })
  void refusesNumbersThatAreNotFinite(String name, String old, String number, String message)
      throws IOException {
    Result given = Fixture.results().get(0);
    Path folder =
        ResultStore.write(
            root, new Result(given.record(), given.predictions(), List.of(.25), List.of()));
    Path file = folder.resolve(name);
    byte[] packed = Files.readAllBytes(file);
    String text = new String(Gzip.unpack(packed, file), UTF_8);
    String edited =
        old.equals("score")
            ? text.replaceFirst("\"score\":[0-9.E-]+", "\"score\":" + number)
            : text.replace(old, number);
    assertThat(edited).isNotEqualTo(text);
    byte[] repacked = Gzip.pack(edited.getBytes(UTF_8));
    Files.write(file, repacked);
    Path record = folder.resolve(ResultStore.RECORD);
    Files.writeString(
        record, Files.readString(record).replace(Sha256.hex(packed), Sha256.hex(repacked)));

    assertThatThrownBy(() -> ResultStore.read(List.of(root)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void namesAMissingSidecar() throws IOException {
    Path folder = ResultStore.write(root, Fixture.results().get(0));
    Files.delete(folder.resolve("predictions.jsonl.gz"));

    assertThatThrownBy(() -> ResultStore.read(List.of(root)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("predictions.jsonl.gz") + ": no such file. Check the path.");
  }

  @Test
  void aSidecarCannotLeadOutOfTheFolder() throws IOException {
    Path file = edited("\"file\" : \"predictions.jsonl.gz\"", "\"file\" : \"../../secret\"");

    assertThatThrownBy(() -> ResultStore.read(List.of(file)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": sidecars[0]: '../../secret' is no plain file name");
  }

  private Path edited(String... fromAndTo) throws IOException {
    Path file = ResultStore.write(root, Fixture.results().get(0)).resolve("result.json");
    String text = Files.readString(file);
    for (int i = 0; i < fromAndTo.length; i += 2) {
      assertThat(text).contains(fromAndTo[i]);
      text =
          text.replaceFirst(
              Pattern.quote(fromAndTo[i]), Matcher.quoteReplacement(fromAndTo[i + 1]));
    }
    return Files.writeString(file, text);
  }

  private static List<String> ids(List<Result> results) {
    return results.stream().map(result -> result.record().id()).toList();
  }

  private static List<String> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
