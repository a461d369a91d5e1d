package org.isomer.train.overview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;
import org.isomer.train.overview.RunsVerb.Config;
import org.isomer.train.overview.RunsVerb.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunsVerbTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String list(Format format) {
    out.reset();
    new RunsVerb.Listing(
            new Config(Optional.of(folder), format, false, false),
            WideConsole.on(out),
            Clock.fixed(NOW, ZoneOffset.UTC))
        .run();
    return out.toString(UTF_8).replace(folder.toString(), "runs");
  }

  private void changed(String run, long secondsAgo) throws IOException {
    for (String file : new String[] {"run.json", "log.jsonl"}) {
      Path path = folder.resolve(run).resolve(file);
      if (Files.exists(path)) {
        Files.setLastModifiedTime(path, FileTime.from(NOW.minusSeconds(secondsAgo)));
      }
    }
  }

  @Test
  void runsAreListedWithTheirStates() throws IOException {
    SampleRun.of(folder.resolve("done"), "FINISHED", 12)
        .status("FINISHED", 12, "{\"step\": 8, \"kind\": \"stale-queue\", \"message\": \"m\"}");
    changed("done", 7300);
    SampleRun.of(folder.resolve("group/now"), "RUNNING", 4);
    changed("group/now", 5);
    SampleRun.of(folder.resolve("killed"), "RUNNING", 3);
    changed("killed", 400);
    SampleRun.of(folder.resolve("failed"), "FAILED", 2);
    Path log = folder.resolve("failed/log.jsonl");
    Files.writeString(log, Files.readString(log) + "{\"step\":3,\"loss\":\"NaN\"}\n");
    changed("failed", 500);
    SampleRun.of(folder.resolve("stopped-by-sentinel"), "FAILED", 2)
        .status("FAILED", 2, "{\"step\": 2, \"kind\": \"pinned-loss\", \"message\": \"m\"}");
    changed("stopped-by-sentinel", 600);
    Files.delete(SampleRun.of(folder.resolve("lost"), "FINISHED", 12).state(12));
    changed("lost", 86_400 * 3);
    SampleRun.of(folder.resolve("cut"), "FINISHED", 12);
    Path whole = folder.resolve("cut/log.jsonl");
    Files.writeString(whole, Files.readString(whole).lines().findFirst().orElseThrow() + "\n");
    changed("cut", 1000);
    Files.createDirectories(folder.resolve("torn"));
    Files.writeString(folder.resolve("torn/run.json"), "{");
    changed("torn", 86_400 * 4);

    try (FolderLock lock = FolderLock.acquire(folder.resolve("group/now"))) {
      assertThat(lock).isNotNull();
      assertThat(list(Format.TABLE).replaceAll("[0-9.]+ k?B", "1 kB").replaceAll(" +", " "))
          .contains("state step loss knn-accuracy size age run\n")
          .contains(
              """
              running 4/12 2.000 0.2400 1 kB 5 s runs/group/now
              stopped 3/12 2.667 – 1 kB 6 min runs/killed
              failed 3/12 NaN – 1 kB 8 min runs/failed
              failed 2/12 4.000 – 1 kB 10 min runs/stopped-by-sentinel
              finished 12/12 – – 1 kB 16 min runs/cut
              finished 12/12 0.6667 0.3200 1 kB 2 h runs/done
              damaged 12/12 0.6667 0.3200 1 kB 3 d runs/lost
              damaged – – – 1 kB 4 d runs/torn
              """)
          .contains("runs/done: The sentinel noticed at step 8: stale-queue.\n")
          .contains("runs/cut: log.jsonl ends with step 1, and 12 are done.\n")
          .contains("runs/failed: The loss is NaN at step 3.\n")
          .contains("runs/stopped-by-sentinel: The sentinel ended it at step 2: pinned-loss.\n")
          .contains(
              "runs/lost: runs/lost/checkpoints/step-000000012/state.safetensors is missing.\n")
          .contains("runs/torn: runs/torn/run.json: the manifest is damaged: ");
    }
  }

  /**
   * By its own header; whether its numbers are those that were written, whoever reads them looks.
   */
  @Test
  void aCheckpointThatIsCutIsDamage() throws IOException {
    Path state = SampleRun.of(folder.resolve("cut"), "FINISHED", 12).state(12);
    byte[] whole = Files.readAllBytes(state);
    Files.write(state, Arrays.copyOf(whole, whole.length - 1));
    assertThat(list(Format.TABLE))
        .contains("damaged", "runs/cut/checkpoints/step-000000012/state.safetensors: ")
        .doesNotContain("finished");
  }

  @Test
  void aConfigurationThatIsNotTheRunsIsDamage() throws IOException {
    SampleRun.of(folder.resolve("emptied"), "FINISHED", 12);
    Files.writeString(folder.resolve("emptied/config.yaml"), "");
    assertThat(list(Format.TABLE))
        .contains(
            "damaged",
            "runs/emptied: runs/emptied/config.yaml has changed since the run: its SHA-256 is not the one in run.json.\n")
        .doesNotContain("finished");
  }

  @Test
  void jsonAndCsvHaveAllThatIsKnown() throws IOException {
    SampleRun.of(folder.resolve("a"), "FINISHED", 12);
    changed("a", 60);
    JsonNode run = new ObjectMapper().readTree(list(Format.JSON)).path(0);
    assertThat(run.path("path").asText()).isEqualTo("runs/a");
    assertThat(run.path("name").asText()).isEqualTo("simclr convnet");
    assertThat(run.path("state").asText()).isEqualTo("finished");
    assertThat(run.path("steps").asInt()).isEqualTo(12);
    assertThat(run.path("loss").floatValue()).isEqualTo(8f / 12);
    assertThat(run.path("monitors").path("knn-accuracy").floatValue()).isEqualTo(0.32f);
    assertThat(run.path("changed").asText()).isEqualTo("2026-03-01T11:59:00Z");
    assertThat(list(Format.CSV).lines())
        .containsExactly(
            "path,name,state,step,steps,loss,monitors,bytes,changed,why",
            "runs/a,simclr convnet,finished,12,12,0.6666667,knn-accuracy 0.32,%d,2026-03-01T11:59:00Z,"
                .formatted(run.path("bytes").asLong()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatLinksLeadToIsListedOnce() throws IOException {
    SampleRun.of(folder.resolve("a"), "FINISHED", 12);
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("round"), folder);
    assertThat(list(Format.CSV).lines()).hasSize(2);
  }

  @Test
  void whereThereIsNoneItIsSaid() {
    assertThat(list(Format.TABLE))
        .isEqualTo("There are no runs in runs. Make one with isomer pretrain.\n");
    assertThat(list(Format.JSON).strip()).isEqualTo("[ ]");
  }

  @Test
  void optionsThatDoNotFitAreRefused() {
    RunsVerb verb = new RunsVerb();
    assertThatThrownBy(() -> verb.create(new Config(Optional.empty(), Format.TABLE, false, true)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("runs: --yes has no effect without --clean. Leave it out.");
    assertThatThrownBy(() -> verb.create(new Config(Optional.empty(), Format.CSV, true, false)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--format is for the list of runs");
    assertThatThrownBy(() -> RunSearch.below(folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("none") + ": no such folder. Name a run, or a folder of runs.");
  }
}
