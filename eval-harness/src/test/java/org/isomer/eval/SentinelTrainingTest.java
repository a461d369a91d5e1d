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
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.reports.record.Provenance;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.Terms;
import org.isomer.train.sentinel.Alarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every framework collapses when it is made to, and the sentinel says so; else it is silent. */
class SentinelTrainingTest {
  @TempDir private Path folder;

  private static final String[] SHORT = {
    "steps=60",
    "learning-rate=0.02",
    "sentinel={every: 5, grace: 20, patience: 3}",
    "checkpoint-every=10"
  };

  /**
   * A framework.
   *
   * @param alarm the alarm that the collapse raises
   * @param healthy how it trains
   * @param collapsing what more makes it collapse
   */
  private record Row(String alarm, String healthy, List<String> collapsing) {
    static Row of(String alarm, String healthy, String... collapsing) {
      return new Row(alarm, healthy, List.of(collapsing));
    }

    @Override
    public String toString() {
      return healthy;
    }
  }

  /** One row for each framework: most collapse where nothing but attraction is left. */
  private static List<Row> frameworks() {
    String attraction = "framework.loss=negative-cosine";
    String bare = "batch-norm: false, output-batch-norm: false";
    return List.of(
        Row.of(
            "complete-collapse", "{name: simclr, projector: {hidden: [16], dim: 8}}", attraction),
        Row.of(
            "complete-collapse",
            """
            {name: moco, projector: {hidden: [16], dim: 8}, momentum: 0.9, queue: 160,
            batch-norm-groups: 4}""",
            attraction),
        Row.of(
            "complete-collapse",
            """
            {name: moco-v3, projector: {hidden: [16], dim: 8}, predictor: {hidden: [16], dim: 8},
            momentum: 0.9}""",
            attraction,
            "framework.projector={hidden: [16], dim: 8, %s}".formatted(bare),
            "framework.predictor={hidden: [16], dim: 8, %s}".formatted(bare),
            "framework.momentum=0"),
        Row.of(
            "complete-collapse",
            """
            {name: byol, projector: {hidden: [16], dim: 8}, predictor: {hidden: [16], dim: 8},
            momentum: 0.9}""",
            "learning-rate=1",
            "framework.projector={hidden: [16], dim: 8, %s}".formatted(bare),
            "framework.predictor={hidden: [16], dim: 8, %s}".formatted(bare),
            "framework.momentum=0"),
        Row.of(
            "complete-collapse",
            """
            {name: simsiam, projector: {hidden: [16], dim: 16},
            predictor: {hidden: [8], dim: 16}}""",
            "learning-rate=1",
            "framework.projector={hidden: [16], dim: 16, %s}".formatted(bare),
            "framework.predictor={hidden: [8], dim: 16, %s}".formatted(bare)),
        Row.of(
            "complete-collapse",
            "{name: swav, projector: {hidden: [16], dim: 8}, prototypes: 20}",
            attraction),
        Row.of(
            "complete-collapse",
            "{name: barlow-twins, projector: {hidden: [16], dim: 8}}",
            attraction),
        Row.of(
            "dead-embeddings",
            "{name: vicreg, projector: {hidden: [16], dim: 8}}",
            "framework.loss={name: vicreg, variance: 0, covariance: 0}"),
        Row.of(
            "complete-collapse", "{name: supcon, projector: {hidden: [16], dim: 8}}", attraction),
        Row.of("dead-embeddings", "supervised", "learning-rate=30"));
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void collapseRaisesTheAlarm(Row row) throws IOException {
    TinyRun run =
        run("framework=" + row.healthy(), "learning-rate=0.2")
            .with(row.collapsing().toArray(String[]::new));
    assertThat(run.train().alarms()).extracting(Alarm::kind).contains(row.alarm());
  }

  @Test
  void resultsCarryTheAlarmsOfTheirRun() throws IOException {
    RunManifest manifest = collapsing(folder.resolve("run")).train();
    PretrainedRun run = TinyRun.in(folder.resolve("run")).open(Terms.STRICT);

    assertThat(RunContestant.of(run, Representation.PRETRAINED).alarms())
        .extracting(Provenance.Alarm::kind)
        .isEqualTo(manifest.alarms().stream().map(Alarm::kind).toList())
        .isNotEmpty();
    assertThat(RunContestant.of(run, Representation.UNTRAINED).alarms()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void healthyTrainingRaisesNone(Row row) throws IOException {
    assertThat(run("framework=" + row.healthy()).train().alarms()).isEmpty();
  }

  private TinyRun run(String... overrides) {
    return TinyRun.in(folder.resolve("run"), SHORT).with(overrides);
  }

  private static TinyRun collapsing(Path folder) {
    return TinyRun.in(folder, SHORT).with("learning-rate=0.2", "framework.loss=negative-cosine");
  }

  @Test
  void statisticsStandInTheLogOfTheStepsThatAreChecked() throws IOException {
    TinyRun run = run("steps=6");
    run.train();
    for (String line : run.log()) {
      JsonNode step = new ObjectMapper().readTree(line);
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
    TinyRun run = collapsing(out).with("sentinel.stop=true");
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
    assertThatThrownBy(run::resume).isInstanceOf(BadInputException.class);
    assertThat(new RunDirectory(out).manifest().alarms()).isEqualTo(failed.alarms());
  }

  @Test
  void resumedRunsRaiseTheSameAlarmsAtTheSameSteps() throws IOException {
    TinyRun straight = collapsing(folder.resolve("straight"));
    List<Alarm> alarms = straight.train().alarms();
    assertThat(alarms).isNotEmpty();
    long first = alarms.get(0).step();
    for (long stop : new long[] {first - 3, first + 1}) {
      TinyRun stopped = collapsing(folder.resolve("stopped-" + stop));
      stopped.trainUntil(stop);
      assertThat(stopped.resume().alarms()).isEqualTo(alarms);
    }
  }

  @Test
  void theSentinelHasNoInfluenceOnTraining() throws IOException {
    RunManifest often = TinyRun.in(folder.resolve("often"), "steps=8", "sentinel.every=1").train();
    RunManifest never = TinyRun.in(folder.resolve("never"), "steps=8", "sentinel.every=99").train();
    assertThat(often.checkpoint()).isEqualTo(never.checkpoint());
  }

  @Test
  void manifestsFromBeforeThereWereAlarmsAndUnverifiedGradientsAreRead() throws IOException {
    TinyRun run = run("steps=1");
    RunManifest manifest = run.train();
    ObjectMapper json = new ObjectMapper();
    Path file = run.folder().resolve("run.json");
    ObjectNode old = (ObjectNode) json.readTree(Files.readString(file));
    old.remove("alarms");
    ((ObjectNode) old.get("setup")).remove("unverifiedGradients");
    Files.writeString(file, json.writeValueAsString(old));
    assertThat(new RunDirectory(run.folder()).manifest()).isEqualTo(manifest);
  }
}
