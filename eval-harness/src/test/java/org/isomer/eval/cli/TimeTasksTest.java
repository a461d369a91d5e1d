package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Result;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a recording in a CSV file to verified results and a page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimeTasksTest {
  private static final int MOMENTS = 240;

  private final Path folder;
  private final Path run;

  TimeTasksTest(@TempDir Path folder) {
    this.folder = folder;
    run = folder.resolve("run");
  }

  /** Waves of 12 moments; an anomaly of five is among those to choose on, and one is scored. */
  private Path recording() throws IOException {
    StringBuilder lines = new StringBuilder("time,x,y,odd\n");
    for (int t = 0; t < MOMENTS; t++) {
      int odd = (t >= 160 && t < 165) || (t >= 210 && t < 215) ? 1 : 0;
      double x = Math.sin(Math.PI / 6 * t) + 0.01 * (t * 37 % 11);
      double y = Math.cos(Math.PI / 6 * t) + 0.01 * (t * 53 % 13);
      lines.append(
          String.format(Locale.ROOT, "%d,%.4f,%.4f,%d%n", t, x + 3 * odd, y - 2 * odd, odd));
    }
    return Files.writeString(folder.resolve("waves.csv"), lines);
  }

  @BeforeAll
  void train() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            name: tiny
            dataset:
              name: series-csv
              train: %s
              values: [x, y]
              windows: {length: 12, stride: 4}
              validation-fraction: 0
              test-fraction: 0
            views: {name: custom, pipelines: [{repeat: 2, steps: [jitter]}], evaluation: []}
            encoder: {name: dilated-convnet, width: 4, depth: 2, dim: 6}
            framework: {name: simclr, projector: {name: mlp, hidden: [8], dim: 4}}
            learning-rate: 0.01
            batch-size: 16
            steps: 3
            monitors: []
            threads: 1
            precision: float32
            """
                .formatted(recording()));
    RunVerb.of(new PretrainVerb(), Map.of("config", config.toString(), "out", run.toString()));
  }

  private String eval(String task, String representation, Path out) throws Exception {
    return RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run.toString(),
            "task",
            "['" + task + "']",
            "representation",
            representation,
            "out",
            out.toString()));
  }

  private String data(String more) {
    return "{recordings: {name: recordings-csv, file: %s, time: time, anomaly: odd}, window: 12%s}"
        .formatted(folder.resolve("waves.csv"), more);
  }

  private Map<String, Result> judged(String task, Path out) throws Exception {
    eval(task, "[pretrained, raw]", out);
    Map<String, Result> bySubject = Verifiers.verified(out);
    assertThat(bySubject.keySet()).containsExactly("raw values", "tiny");
    return bySubject;
  }

  private String page(Path results) throws Exception {
    Path page = folder.resolve(results.getFileName() + "-page");
    RunVerb.of(
        new LeaderboardVerb(), Map.of("results", "[" + results + "]", "out", page.toString()));
    return Files.readString(page.resolve("index.html"));
  }

  private static double metric(Result result, String name) {
    return result.record().metrics().get(name).value();
  }

  /** The first of them is content with the recording, which is then known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: anomaly, data: DATA}                   | a forecast of another task
          {name: forecasting, data: DATA, horizon: 4}   | a shorter forecast
          """)
  void eachTaskAsksOfTheRecordingWhatItNeeds(String first, String description) {
    String second = "{name: forecasting, data: %s, horizon: 60}".formatted(data(""));
    assertThatThrownBy(
            () ->
                eval(
                    first.replace("DATA", data("")) + "', '" + second,
                    "[pretrained]",
                    folder.resolve("none")))
        .as(description)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the 60 moments to forecast");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void anomaliesAreFoundAndStandBesideScoresThatKnowNothing() throws Exception {
    Path out = folder.resolve("anomalies");
    Result raw = judged("{name: anomaly, data: %s}".formatted(data("")), out).get("raw values");

    assertThat(raw.record().headline()).isEqualTo("range-PR AUC");
    assertThat(raw.predictions().kind()).isEqualTo(PredictionKind.MOMENTS);
    assertThat(raw.predictions().moments()).hasSize(48);
    assertThat(raw.predictions().moments()).filteredOn(moment -> moment.truth() == 1).hasSize(5);
    assertThat(raw.record().selection().orElseThrow().split()).isEqualTo("validation");
    assertThat(metric(raw, "range-PR AUC"))
        .isGreaterThan(metric(raw, "range-PR AUC, random scores"));
    assertThat(metric(raw, "range recall")).isGreaterThan(0.5);
    assertThat(page(out)).contains("without point adjustment", "random scores beat trained");
  }

  @Test
  void forecastsStandBesideNaiveOnesAndRawValues() throws Exception {
    Path out = folder.resolve("forecasts");
    Map<String, Result> judged =
        judged(
            "{name: forecasting, horizon: 6, season: 12, data: %s}"
                .formatted(data(", train: 0.5, validation: 0.15")),
            out);
    Result raw = judged.get("raw values");

    assertThat(raw.record().headline()).isEqualTo("MSE");
    assertThat(metric(raw, "MSE")).isEqualTo(metric(raw, "MSE, ridge on raw values"));
    assertThat(metric(judged.get("tiny"), "MSE, ridge on raw values"))
        .as("in each result the same")
        .isEqualTo(metric(raw, "MSE"));
    assertThat(raw.record().selection().orElseThrow().trials()).hasSize(13);
    assertThat(page(out)).contains("seasonal naive forecast and of ridge regression");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: anomaly, data: {recordings: {name: recordings-csv, file: FILE, values: [x]}, window: 12}} | task/anomaly: waves.csv has no marked anomalies. Name their column in the option anomaly of the recordings.
          {name: anomaly, data: {recordings: {name: recordings-csv, file: FILE, anomaly: odd}, window: 12, validation: 0.05}} | task/anomaly: waves.csv has no anomaly in the part to choose the threshold on. Change train and validation, or take other recordings.
          {name: anomaly, data: {recordings: {name: recordings-csv, file: FILE, anomaly: odd}, window: 12, train: 0.8}} | task/anomaly: train 0.8 and validation 0.2 leave nothing to be scored. Give them a sum of 0.99 or less.
          {name: anomaly, data: {recordings: {name: recordings-csv, file: FILE, anomaly: odd, values: [x, 4]}, window: 12}} | the column odd marks anomalies, and is one of the values too, so that the model would see the answer. Take it out of the option values.
          {name: forecasting, horizon: 4, data: {recordings: {name: recordings-csv, file: FLAT}, window: 12}} | flat.csv: every channel holds one value throughout the part that is scored, as far as single precision tells, so that a number would mean nothing. Take an offset off, or other recordings or columns.
          {name: forecasting, horizon: 100, data: {recordings: {name: recordings-csv, file: FILE}, window: 12}} | task/forecasting: waves.csv, recording 1: its test part has 48 moments, too few for a window of 12 and the 100 moments to forecast. Give a smaller window, or longer recordings.
          {name: forecasting, horizon: 2, season: 24, data: {recordings: {name: recordings-csv, file: FILE}, window: 12}} | task/forecasting: a season of 24 moments does not fit into a window of 12. Give a smaller season, or a larger window.
          {name: forecasting, horizon: 2, data: {recordings: {name: recordings-csv, file: WIDE}, window: 12}} | task/forecasting: a window has 7200 numbers, and ridge regression takes at most 6000. Give a smaller window, or evaluate another model.
          """)
  void refusesWhatMeansNothing(String task, String message) throws IOException {
    Path flat = Files.writeString(folder.resolve("flat.csv"), "x,y\n" + "2,3\n".repeat(MOMENTS));
    String columns =
        IntStream.range(0, 600).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String rows = "1,".repeat(599) + "0\n" + "2,".repeat(599) + "1\n";
    Files.writeString(folder.resolve("wide.csv"), columns + "\n" + rows.repeat(MOMENTS / 2));
    String asked =
        task.replace("FILE", folder.resolve("waves.csv").toString())
            .replace("FLAT", flat.toString())
            .replace("WIDE", folder.resolve("wide.csv").toString());
    assertThatThrownBy(() -> eval(asked, "[raw]", folder.resolve("refused")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void anomaliesAmongWhatIsNormalAreCounted() throws Exception {
    String waves = Files.readString(folder.resolve("waves.csv"));
    Files.writeString(
        folder.resolve("early.csv"), waves.replaceAll("(?m)^((?:3|50|51),.*),0$", "$1,1"));
    String task = "{name: anomaly, data: %s}".formatted(data("")).replace("waves.csv", "early.csv");
    assertThat(eval(task, "[raw]", folder.resolve("early")))
        .contains(
            "3 moments of anomalies in the training part, 5 to choose on, 5 that are scored",
            "warning: early.csv: 3 of 144 moments of the training part are marked as anomalies, whose like then counts as normal.");
  }

  @Test
  void refusesAnomaliesBesideWhichThereIsNothing() throws Exception {
    String waves = Files.readString(folder.resolve("waves.csv"));
    Path file = folder.resolve("odd.csv");
    Files.writeString(file, waves.replaceAll("(?m),0$", ",1"));
    String task = "{name: anomaly, data: %s}".formatted(data("")).replace("waves.csv", "odd.csv");
    assertThatThrownBy(() -> eval(task, "[raw]", folder.resolve("refused")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "task/anomaly: odd.csv has nothing but anomalies in the part to choose the threshold on. Change train and validation, or take other recordings.");
  }
}
