package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.cli.InProcess;
import org.isomer.eval.Stripes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose replicas are on several devices of one process. */
class DevicesTest {
  @TempDir Path folder;

  @BeforeEach
  void inputs() throws Exception {
    Stripes.write(folder.resolve("data"));
    Files.writeString(
        folder.resolve("config.yaml"),
        Stripes.configuration(Stripes.dataset(folder.resolve("data")), 16, 4)
            + "schedule: {name: constant}\n");
  }

  private InProcess.Ended pretrain(String run, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("pretrain"));
    words.addAll(
        List.of(folder.resolve("config.yaml").toString(), "--out", folder.resolve(run).toString()));
    words.addAll(List.of(more));
    return InProcess.run(folder, words);
  }

  private RunDirectory finished(String run, String... more) throws Exception {
    InProcess.Ended ended = pretrain(run, more);
    assertThat(ended.code()).as(ended.err()).isZero();
    return new RunDirectory(folder.resolve(run));
  }

  private static List<Float> losses(RunDirectory run) {
    List<Float> losses = new ArrayList<>();
    LogReader.whole(run.logFile(), run.manifest().stepsDone(), damage -> {})
        .read((step, scalars) -> losses.add(scalars.get("loss")));
    return losses;
  }

  @Test
  void theRunIsThatOfOneAndGoesOnWithAnotherNumber() throws Exception {
    RunDirectory alone = finished("alone", "--set", "steps=8");
    finished("two", "--set", "replicas=2", "--devices", "2");
    RunDirectory both =
        finished("two", "--set", "replicas=4", "--devices", "4", "--set", "steps=8", "--resume");

    List<Float> losses = losses(both);
    assertThat(losses).hasSize(8);
    for (int step = 0; step < losses.size(); step++) {
      assertThat(losses.get(step)).isCloseTo(losses(alone).get(step), within(1e-3f));
    }
    assertThat(both.manifest().setup().batch().replicas()).isEqualTo(4);
  }

  @Test
  void theSameDevicesGiveTheSameBits() throws Exception {
    String[] two = {"--set", "replicas=2", "--devices", "2"};
    assertThat(finished("once", two).manifest().checkpoint().digest())
        .isEqualTo(finished("again", two).manifest().checkpoint().digest());
  }

  @Test
  void replicasThatTheDevicesDoNotDivideAreRefused() throws Exception {
    InProcess.Ended ended = pretrain("run", "--set", "replicas=4", "--devices", "3");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("--devices: replicas is 4, and cannot be divided into 3 of each worker.");
    ended = pretrain("run", "--set", "replicas=4", "--devices", "2");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("replicas is 4, 2 of each worker, and nobody says where the workers are.");
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
