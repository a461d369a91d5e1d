package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDirectoryTest {
  /** As the first version wrote it. */
  private static final String FIRST_SCHEMA =
      """
      {
        "schema": 1,
        "status": "FINISHED",
        "setup": {
          "name": "simclr convnet", "seed": 0, "configurationDigest": "c0ff",
          "dataset": {"title": "fashion-mnist", "digest": "da7a", "trainingExamples": 9000},
          "plugins": [
            {"kind": "encoder", "name": "convnet", "origin": "a.jar", "version": "1", "digest": "1a"}
          ],
          "encoderParameters": 10,
          "environment": {
            "isomer": "1", "java": "17", "tensorflow": "2", "operatingSystem": "Linux",
            "processor": "x", "cores": 2, "threads": 2
          },
          "steps": 12, "stepsPerEpoch": 4, "viewsPerStep": 8
        },
        "sessions": [
          {"started": "2026-01-01T00:00:00Z", "firstStep": 1, "lastStep": 12, "seconds": 6.0}
        ],
        "checkpoint": {"step": 12, "digest": "beef"}
      }
      """;

  @TempDir private Path folder;

  private RunManifest read(String json) throws IOException {
    Files.writeString(folder.resolve("run.json"), json);
    return new RunDirectory(folder).manifest();
  }

  @Test
  void runsOfTheFirstSchemaAreRead() throws IOException {
    RunManifest manifest = read(FIRST_SCHEMA);
    assertThat(manifest.status()).isEqualTo(RunManifest.Status.FINISHED);
    assertThat(manifest.schema()).isEqualTo(RunManifest.SCHEMA);
    assertThat(manifest.kept()).isEmpty();
    assertThat(manifest.warnings()).isEmpty();
    assertThat(manifest.secondsUntil(4)).isEqualTo(2);
    assertThat(manifest.secondsUntil(12)).isEqualTo(6);
  }

  @Test
  void aFinishedRunOfHalfItsStepsIsUnfinished() throws IOException {
    RunManifest manifest = read(FIRST_SCHEMA.replace("\"step\": 12", "\"step\": 6"));
    assertThat(manifest.status()).isEqualTo(RunManifest.Status.INTERRUPTED);
  }

  @Test
  void aRunThatGoesOnIsLookedAtAgain() throws IOException {
    RunDirectory run = new RunDirectory(folder);
    Path file = folder.resolve("checkpoints/step-000000012/state.safetensors");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "weights");
    RunManifest before = read(FIRST_SCHEMA.replace("\"step\": 12", "\"step\": 8"));
    RunManifest after = read(FIRST_SCHEMA.replace("beef", Sha256.hex(file)));
    Iterator<RunManifest> looks = List.of(before, after).iterator();

    Standing standing = Standing.of(run, looks::next, Optional.empty());

    assertThat(standing.manifest()).isEqualTo(after);
    assertThat(standing.checkpoint().orElseThrow().stateFile()).isEqualTo(file);
    assertThatThrownBy(() -> Standing.of(run, () -> before, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("step-000000008")
        .hasMessageContaining("the checkpoint's file is missing");
  }

  @Test
  void aCheckpointThatIsDeletedMeanwhileIsNamed() {
    Checkpoint gone = new Checkpoint(folder.resolve("checkpoints/step-000000008"), 8, "beef");

    assertThatThrownBy(() -> gone.read(List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(gone.stateFile() + ": the checkpoint was there before, and is gone")
        .hasMessageEndingWith("Begin again, or wait until the run has ended.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "status": "FINISHED" | "status": null   | status is missing
          "name": "simclr convnet" | "name": null | setup.name is missing
          "c0ff"               | null             | setup.configurationDigest is missing
          "da7a"               | null             | setup.dataset.digest is missing
          "1a"                 | null             | setup.plugins: digest is missing
          "beef"               | null             | checkpoint.digest is missing
          "steps": 12          | "steps": 0       | setup.steps and setup.stepsPerEpoch must be 1
          """)
  void whatIsMissingIsNamed(String part, String other, String message) {
    assertThatThrownBy(() -> read(FIRST_SCHEMA.replace(part, other)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            folder.resolve("run.json") + ": the manifest is damaged: " + message)
        .hasMessageEndingWith("Restore it from a copy, or train again in another --out.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNoManifest() throws IOException {
    Files.createSymbolicLink(folder.resolve("run.json"), Path.of("/dev/zero"));

    assertThatThrownBy(() -> new RunDirectory(folder).manifest())
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("run.json") + ": is no regular file. Name a file.");
    assertThatThrownBy(() -> new RunDirectory(Path.of("/dev/zero")).manifest())
        .isInstanceOf(BadInputException.class)
        .hasMessage("/dev/zero: is no folder. Name a run, as isomer pretrain makes it.");
  }

  @Test
  void nothingButNullIsNamed() {
    assertThatThrownBy(() -> read("null"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the manifest is damaged: it says nothing");
  }

  @Test
  void aFolderThatAKillLeftBeforeTheManifestIsTakenForANewRun() throws IOException {
    Files.writeString(folder.resolve(FolderLock.FILE), "process 1 on here");
    Path left = Files.writeString(leftBehind(), "{");
    new RunDirectory(folder).claimForNewRun().close();
    assertThat(left).doesNotExist();
    assertThat(folder.resolve(FolderLock.FILE))
        .content()
        .contains("process " + ProcessHandle.current().pid());
  }

  /** What a process that is no longer there has left of a write: its own name is in it. */
  private Path leftBehind() throws IOException {
    List<String> names = new ArrayList<>();
    Path made = folder.resolve("run.json");
    AtomicFiles.makeFolder(made, fresh -> names.add(String.valueOf(fresh.getFileName())));
    AtomicFiles.deleteRecursively(made);
    String own = "-" + ProcessHandle.current().pid() + "-";
    assertThat(names.get(0)).contains(own);
    return folder.resolve(names.get(0).replace(own, "-999999999999-"));
  }

  @Test
  void aFolderOfOthersIsLeftAsItIs() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    assertThatThrownBy(() -> new RunDirectory(folder).claimForNewRun())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the folder is not empty and holds no run");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("notes.txt"));
    }
  }

  @Test
  void onlyOneProcessWritesAtATime() throws IOException {
    read(FIRST_SCHEMA);
    RunDirectory run = new RunDirectory(folder);
    try (FolderLock lock = run.claim()) {
      for (ThrowingCallable rival : List.<ThrowingCallable>of(run::claim, run::claimForNewRun)) {
        assertThatThrownBy(rival)
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("is working in this folder");
      }
    }
    assertThatThrownBy(run::claimForNewRun).hasMessageContaining("Choose another --out");
  }
}
