package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.sentinel.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every framework collapses when it is made to, and the sentinel says so; else it is silent. */
class SentinelTrainingTest {
  @TempDir private Path folder;

  /**
   * A framework.
   *
   * @param kind the alarm that the collapse raises
   * @param healthy the configuration that trains
   * @param collapsing what more makes it collapse
   */
  private record Row(String kind, List<String> healthy, List<String> collapsing) {
    @Override
    public String toString() {
      return healthy.get(0) + " " + kind;
    }
  }

  private static Stream<Row> frameworks() {
    return Stream.of(
        new Row(
            "complete-collapse",
            List.of("framework.name=simclr"),
            List.of("learning-rate=100", "framework.loss={name: nt-xent, temperature: 0.02}")));
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void collapseRaisesTheAlarm(Row row) throws IOException {
    String[] overrides =
        Stream.concat(row.healthy().stream(), row.collapsing().stream()).toArray(String[]::new);
    TinyRun run = new TinyRun(folder.resolve("run"), overrides);
    RunManifest manifest = run.train();
    assertThat(manifest.alarms())
        .as(run.log().toString())
        .extracting(Alarm::kind)
        .contains(row.kind());
    assertThat(new RunDirectory(run.out()).manifest()).isEqualTo(manifest);
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void healthyTrainingRaisesNone(Row row) throws IOException {
    TinyRun run = new TinyRun(folder.resolve("run"), row.healthy().toArray(String[]::new));
    RunManifest manifest = run.train();
    assertThat(manifest.alarms()).as(run.log().toString()).isEmpty();
  }

  private static final String[] COLLAPSING = {
    "learning-rate=100", "framework.loss={name: nt-xent, temperature: 0.02}", "checkpoint-every=10"
  };

  @Test
  void statisticsStandInTheLogOfTheStepsThatAreChecked() throws IOException {
    TinyRun run = new TinyRun(folder.resolve("run"), "steps=6");
    run.train();
    for (JsonNode step : run.log()) {
      boolean checked = step.get("step").asInt() % 5 == 0;
      for (String name :
          List.of(
              "embedding-norm",
              "dead-embeddings",
              "embedding-std",
              "embedding-rank",
              "embedding-alpha",
              "lidar",
              "alignment",
              "uniformity")) {
        assertThat(step.has(name)).as("%s at %s", name, step).isEqualTo(checked);
      }
    }
  }

  @Test
  void anAlarmStopsTheRunWhereItIsAskedTo() throws IOException {
    Path out = folder.resolve("run");
    String[] stopping =
        Stream.concat(Stream.of(COLLAPSING), Stream.of("sentinel.stop=true"))
            .toArray(String[]::new);
    TinyRun run = new TinyRun(out, stopping);
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(out + ": stopped at step ")
        .hasMessageContaining("complete collapse: all embeddings are nearly equal")
        .hasMessageContaining("The last good checkpoint is " + out.resolve("checkpoints"))
        .hasMessageEndingWith("To train on all the same, set sentinel.stop: false in a new run.");
    RunManifest failed = new RunDirectory(out).manifest();
    assertThat(failed.status()).isEqualTo(RunManifest.Status.FAILED);
    assertThat(failed.alarms()).hasSize(1);
    // Taken up again, it stops at the same step for the same reason.
    assertThatThrownBy(() -> run.train(true, Long.MAX_VALUE)).isInstanceOf(BadInputException.class);
    assertThat(new RunDirectory(out).manifest().alarms()).isEqualTo(failed.alarms());
  }

  @Test
  void resumedRunsRaiseTheSameAlarmsAtTheSameSteps() throws IOException {
    TinyRun straight = new TinyRun(folder.resolve("straight"), COLLAPSING);
    List<Alarm> alarms = straight.train().alarms();
    assertThat(alarms).isNotEmpty();
    long first = alarms.get(0).step();
    for (long stop : new long[] {first - 3, first + 1}) {
      TinyRun stopped = new TinyRun(folder.resolve("stopped-" + stop), COLLAPSING);
      stopped.train(false, stop);
      assertThat(stopped.train(true, Long.MAX_VALUE).alarms()).isEqualTo(alarms);
    }
  }

  @Test
  void theSentinelHasNoInfluenceOnTraining() throws IOException {
    RunManifest often = new TinyRun(folder.resolve("often"), "steps=8", "sentinel.every=1").train();
    RunManifest never =
        new TinyRun(folder.resolve("never"), "steps=8", "sentinel.every=99").train();
    assertThat(often.checkpoint()).isEqualTo(never.checkpoint());
  }

  @Test
  void manifestsFromBeforeThereWereAlarmsAreRead() throws IOException {
    TinyRun run = new TinyRun(folder.resolve("run"), "steps=1");
    RunManifest manifest = run.train();
    ObjectMapper json = new ObjectMapper();
    Path file = run.out().resolve("run.json");
    ObjectNode old = (ObjectNode) json.readTree(Files.readString(file));
    old.remove("alarms");
    Files.writeString(file, json.writeValueAsString(old));
    assertThat(new RunDirectory(run.out()).manifest()).isEqualTo(manifest);
  }
}
