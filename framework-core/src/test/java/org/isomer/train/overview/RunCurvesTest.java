package org.isomer.train.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.train.overview.LoggedCurve.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCurvesTest {
  @TempDir private Path folder;

  private final List<String> damage = new ArrayList<>();
  private SampleRun run;
  private RunCurves curves;

  @BeforeEach
  void makeARun() throws IOException {
    run = SampleRun.begun(folder.resolve("run"), "RUNNING");
    curves = new RunCurves(run.directory(), damage::add);
  }

  private LoggedCurve curve(String name) {
    return curves.curves().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void scalarsAreSortedByWhatTheyAre() throws IOException {
    run.log(1, 8);
    curves.update();
    assertThat(curves.curves())
        .extracting(LoggedCurve::kind, LoggedCurve::name)
        .map(Object::toString)
        .containsExactly(
            "(LOSS, \"loss\")",
            "(MONITOR, \"knn-accuracy\")",
            "(LEARNING_RATE, \"learning-rate\")",
            "(SENTINEL, \"embedding-std\")",
            "(OTHER, \"gradient-norm\")");
    assertThat(curve("knn-accuracy").points())
        .containsExactly(new Point(4, 0.24f), new Point(8, 0.28f));
    assertThat(curve("knn-accuracy").last()).isEqualTo(0.28f);
  }

  @Test
  void whatIsAddedIsReadAndNothingTwice() throws IOException {
    curves.update();
    assertThat(curves.lastStep()).isZero();
    run.log(1, 2);
    curves.update();
    curves.update();
    run.log(3, 3);
    curves.update();
    assertThat(curve("loss").points())
        .containsExactly(new Point(1, 8), new Point(2, 4), new Point(3, 8f / 3));
    assertThat(damage).isEmpty();
  }

  @Test
  void aLogThatWentBackToACheckpointIsReadAnew() throws IOException {
    run.log(1, 8);
    curves.update();
    Files.delete(folder.resolve("run/log.jsonl"));
    run.log(1, 2);
    curves.update();
    assertThat(curves.lastStep()).isEqualTo(2);
    assertThat(curve("loss").points()).hasSize(2);
    assertThat(damage).isEmpty();
  }

  @Test
  void damageIsToldOnceAndTheRestIsRead() throws IOException {
    run.log(1, 1);
    Path log = folder.resolve("run/log.jsonl");
    Files.writeString(log, Files.readString(log) + "{\"step\":2,\"lo\n");
    run.log(3, 3);
    curves.update();
    run.log(4, 4);
    curves.update();
    assertThat(curve("loss").points()).extracting(Point::step).containsExactly(1.0, 3.0, 4.0);
    assertThat(damage).containsExactly("log.jsonl: line 2 is damaged and passed over");
  }

  @Test
  void whatIsNotFiniteIsNoPointButTheLastValue() throws IOException {
    run.log(1, 1);
    Path log = folder.resolve("run/log.jsonl");
    Files.writeString(log, Files.readString(log) + "{\"step\":2,\"loss\":\"NaN\"}\n");
    curves.update();
    assertThat(curve("loss").points()).containsExactly(new Point(1, 8));
    assertThat(curve("loss").last()).isNaN();
  }

  @Test
  void longCurvesBecomeMeansOfStretches() {
    Stretches stretches = new Stretches();
    for (int step = 1; step <= 10_001; step++) {
      stretches.add(step, 2.0 * step);
    }
    List<Point> points = stretches.points();
    assertThat(stretches.length()).isEqualTo(32);
    assertThat(points).hasSize(313).allMatch(point -> point.value() == 2 * point.step());
    assertThat(points.get(0)).isEqualTo(new Point(16.5, 33));
    assertThat(points.get(312).step()).isEqualTo((9985 + 10_001) / 2.0);
  }
}
