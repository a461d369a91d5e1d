package org.isomer.train.overview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.train.overview.RunsVerb.Config;
import org.isomer.train.overview.RunsVerb.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {
  private static final String NOTHING = "There is nothing to remove.\n";

  @TempDir private Path folder;

  private String clean(boolean yes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Cleaning(new Config(Optional.of(folder), Format.TABLE, true, yes), WideConsole.on(out))
        .run();
    return out.toString(UTF_8).replace(folder.toString(), "runs");
  }

  /** The name of what a process that is no longer there was writing. */
  private static String staging(String name) throws IOException {
    String host = Integer.toHexString(InetAddress.getLocalHost().getHostName().hashCode());
    return ".%s.%s-999999999999-1.new".formatted(name, host);
  }

  private Path cluttered() throws IOException {
    SampleRun run = SampleRun.of(folder.resolve("run"), "FINISHED", 12);
    run.checkpoint(4);
    Files.writeString(folder.resolve("run").resolve(staging("run.json")), "1234567");
    Files.createDirectories(folder.resolve("begun"));
    Files.writeString(folder.resolve("begun").resolve(FolderLock.FILE), "process 1 on here");
    Files.createDirectories(folder.resolve(staging("vectors")));
    return run.checkpointFolder(4);
  }

  @Test
  void whatCouldGoIsListedAndStays() throws IOException {
    Path old = cluttered();
    assertThat(clean(false).replaceAll(" +", " "))
        .contains(" 0 B a write that a kill cut short runs/.vectors.")
        .contains("17 B a run that never began runs/begun\n")
        .contains(" 7 B a write that a kill cut short runs/run/.run.json.")
        .contains(
            "70 B a checkpoint that run.json does not name runs/run/checkpoints/step-000000004\n")
        .endsWith("4, together 94 B could be removed; nothing was. Add --yes to remove them.\n");
    assertThat(old).exists();
    assertThat(folder.resolve("begun")).exists();
  }

  @Test
  void withConsentItGoesAndNothingElse() throws IOException {
    Path old = cluttered();
    assertThat(clean(true)).endsWith("4, together 94 B removed.\n");
    assertThat(old).doesNotExist();
    assertThat(folder).isDirectoryContaining(path -> path.endsWith("run"));
    assertThat(folder.toFile().list()).containsExactly("run");
    assertThat(folder.resolve("run").toFile().list())
        .containsExactlyInAnyOrder(".lock", "checkpoints", "config.yaml", "log.jsonl", "run.json");
    assertThat(new SampleRun(folder.resolve("run")).state(12)).exists();
    assertThat(clean(true)).isEqualTo(NOTHING);
  }

  @Test
  void whoHoldsALockKeepsEverything() throws IOException {
    SampleRun run = SampleRun.of(folder.resolve("run"), "RUNNING", 12);
    run.checkpoint(4);
    Path begun = folder.resolve("begun");
    try (FolderLock lock = FolderLock.acquire(run.folder());
        FolderLock other = FolderLock.acquire(begun)) {
      assertThat(lock).isNotEqualTo(other);
      assertThat(clean(true)).isEqualTo(NOTHING);
    }
    long size = lockSize() + Files.size(run.state(4));
    assertThat(clean(true)).endsWith("2, together %s removed.\n".formatted(Quantity.size(size)));
  }

  private static int lockSize() throws IOException {
    String holder = "process %d on ".formatted(ProcessHandle.current().pid());
    return (holder + InetAddress.getLocalHost().getHostName()).length();
  }

  @Test
  void whereNoNamedCheckpointIsGoodTheOthersStay() throws IOException {
    SampleRun run = SampleRun.of(folder.resolve("run"), "FINISHED", 12);
    run.checkpoint(4);
    Files.writeString(run.state(12), "other weights");
    assertThat(clean(true)).isEqualTo(NOTHING);
    SampleRun unnamed = SampleRun.begun(folder.resolve("unnamed"), "RUNNING");
    unnamed.log(1, 2);
    unnamed.checkpoint(2);
    assertThat(clean(true)).isEqualTo(NOTHING);
  }

  @Test
  void aCheckpointThatWasEvaluatedStays() throws IOException {
    SampleRun run = SampleRun.of(folder.resolve("run"), "FINISHED", 12);
    run.checkpoint(4);
    run.checkpoint(8);
    Files.writeString(
        folder.resolve("run/test-looks.jsonl"),
        "{\"model\":\"%s\"}\n".formatted(Sha256.hex(run.state(4))));
    assertThat(clean(true)).endsWith("1, together 70 B removed.\n");
    assertThat(run.state(4)).exists();
    assertThat(run.state(8)).doesNotExist();
  }

  @Test
  void whereAnEvaluationOfSomethingElseIsOnRecordAllStay() throws IOException {
    SampleRun run = SampleRun.of(folder.resolve("run"), "FINISHED", 12);
    run.checkpoint(4);
    run.checkpoint(8);
    String look = "{\"model\":\"%s\"}\n";
    Path looks = folder.resolve("run/test-looks.jsonl");
    String ofTheNewest = look.formatted(Sha256.hex(run.state(12)));
    String ofAChangedOne = look.formatted(Sha256.hex(Sha256.hex(run.state(4)) + "changed"));
    Files.writeString(looks, ofTheNewest + ofAChangedOne);
    assertThat(clean(true)).isEqualTo(NOTHING);
    Files.writeString(looks, ofTheNewest + "{\"mod");
    assertThat(clean(true)).isEqualTo(NOTHING);
    Files.writeString(looks, ofTheNewest);
    assertThat(clean(true)).endsWith("2, together 140 B removed.\n");
  }

  @Test
  void aRunWithoutAStepGoesUnlessSomethingElseIsThere() throws IOException {
    Path run = folder.resolve("run");
    SampleRun.begun(run, "RUNNING");
    Files.delete(run.resolve("checkpoints"));
    Path note = Files.writeString(run.resolve("notes.txt"), "mine");
    assertThat(clean(true)).isEqualTo(NOTHING);
    Files.delete(note);
    assertThat(clean(true)).contains("a run that never began");
    assertThat(run).doesNotExist();
  }

  @Test
  void aFolderWithOtherHiddenFilesOrADamagedRunStays() throws IOException {
    Files.createDirectories(folder.resolve("results"));
    Files.writeString(folder.resolve("results").resolve(FolderLock.FILE), "");
    Files.writeString(folder.resolve("results/.index.sqlite"), "");
    SampleRun torn = SampleRun.of(folder.resolve("torn"), "FINISHED", 12);
    torn.checkpoint(4);
    Files.writeString(folder.resolve("torn/run.json"), "{");
    assertThat(clean(true))
        .startsWith("warning: runs/torn/run.json: the manifest is damaged: ")
        .endsWith(NOTHING);
    assertThat(torn.state(4)).exists();
  }
}
