package org.isomer.train.overview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Console.Style;
import org.isomer.cli.spi.Picture.Screen;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  private static final Screen NO_SCREEN = new Screen(0, false);
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong time = new AtomicLong();

  private void watch(Path run, Style style, Screen screen, boolean once, Watch.Pause pause)
      throws Exception {
    new Watch(new RunDirectory(run), new Console(out, err, style), screen, time::get, pause)
        .show(once);
  }

  private static void noPause() {
    throw new IllegalStateException("nothing goes on");
  }

  @Test
  void aRunIsDrawnOnceWhereThereIsNoTerminal() throws Exception {
    Path run = folder.resolve("run");
    SampleRun.of(run, "FINISHED", 12);
    watch(run, new Style(false, false, 40), new Screen(0, true), false, WatchTest::noPause);
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8).lines().limit(11))
        .containsExactly(
            ("simclr convnet, " + run).substring(0, 37) + "...",
            "finished, step 12 of 12 (100 %), epoc...",
            "",
            "loss 0.6667",
            "    8.000 +*",
            "          | *",
            "          |  *",
            "          |   **",
            "          |     ********",
            "   0.6667 +             ****************",
            "           1                     step 12");
    assertThat(out.toString(UTF_8))
        .contains("\nknn-accuracy 0.3200\n")
        .contains("\nembedding-std 0.9000\n");
  }

  @Test
  void aRunThatGoesOnIsDrawnAnewUntilItEnds() throws Exception {
    Path path = folder.resolve("run");
    SampleRun run = SampleRun.of(path, "RUNNING", 2);
    FolderLock lock = FolderLock.acquire(path);
    AtomicLong looks = new AtomicLong();
    Watch.Pause pause =
        () -> {
          try {
            time.addAndGet(SECOND);
            int step = (int) looks.incrementAndGet() * 5 + 2;
            run.log(step - 4, step);
            if (step == 12) {
              run.checkpoint(12);
              run.status("FINISHED", 12);
              lock.close();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    watch(path, new Style(true, true, 160), new Screen(12, false), false, pause);
    String[] pictures = err.toString(UTF_8).split("\u001b\\[10?A\u001b\\[J", -1);
    assertThat(pictures).hasSize(4);
    assertThat(pictures[0])
        .contains("running, step 2 of 12 (16 %), epoch 0.5, 3 views/s, ETA 0:30");
    assertThat(pictures[1])
        .contains("running, step 7 of 12 (58 %), epoch 1.8, 40 views/s, ETA 0:01")
        .doesNotContain("knn-accuracy"); // there is no line for it
    assertThat(pictures[2]).contains("finished, step 12 of 12 (100 %)");
    assertThat(pictures[3]).isEmpty();
    assertThat(out.toString(UTF_8))
        .contains("finished, step 12 of 12 (100 %), epoch 3.0, 40 views/s\n")
        .contains("knn-accuracy 0.3200");
  }

  @Test
  void damageAndAlarmsAreTold() throws Exception {
    Path path = folder.resolve("run");
    SampleRun run = SampleRun.of(path, "INTERRUPTED", 3);
    run.status(
        "INTERRUPTED",
        3,
        "{\"step\": 2, \"kind\": \"pinned-loss\", \"message\": \"nothing is learned\"}");
    Path log = path.resolve("log.jsonl");
    Files.writeString(log, Files.readString(log) + "?\n");
    watch(path, Style.PLAIN, NO_SCREEN, true, WatchTest::noPause);
    assertThat(err.toString(UTF_8))
        .isEqualTo("warning: %s: log.jsonl: line 4 is damaged and passed over\n".formatted(path));
    assertThat(out.toString(UTF_8))
        .contains("\nstopped, step 3 of 12 (25 %)")
        .contains("\n1 alarm; the last, at step 2: nothing is learned\n");
  }

  @Test
  void aLogThatLacksWhatIsDoneIsTold() throws Exception {
    Path path = folder.resolve("run");
    SampleRun.of(path, "FINISHED", 12);
    Files.writeString(path.resolve("log.jsonl"), "");
    watch(path, Style.PLAIN, NO_SCREEN, true, WatchTest::noPause);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "warning: %s: log.jsonl has none of the 12 steps that are done.\n".formatted(path));
  }

  @Test
  void aFolderWithoutARunIsRefused() {
    assertThatThrownBy(() -> watch(folder, Style.PLAIN, NO_SCREEN, false, WatchTest::noPause))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the folder holds no run (run.json is missing)");
  }
}
