package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private final List<Long> steps = new ArrayList<>();
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("log.jsonl");
  }

  private static String line(int step) {
    return "{\"step\":%d,\"loss\":%d.5}\n".formatted(step, step);
  }

  private long read(String text, long lastStep) throws IOException {
    Files.writeString(file, text);
    return LogReader.until(file, lastStep, warnings::add).read((step, scalars) -> steps.add(step));
  }

  @Test
  void aLastLineThatAKillCutShortIsNoDamage() throws IOException {
    String whole = line(1) + line(2);
    assertThat(read(whole + "{\"step\":3,\"lo", 2)).isEqualTo(whole.length());
    assertThat(steps).containsExactly(1L, 2L);
    assertThat(warnings).isEmpty();
  }

  @Test
  void damagedLinesAreToldAndPassedOver() throws IOException {
    read(line(1) + "{\"step\":2,\"lo\u0000\n" + line(3), 3);
    assertThat(steps).containsExactly(1L, 3L);
    assertThat(warnings).containsExactly("log.jsonl: line 2 is damaged and passed over");
  }

  @Test
  void aScalarThatIsNoNumberIsDamage() throws IOException {
    read(line(1) + "{\"step\":2,\"loss\":\"evil\"}\n{\"step\":3,\"loss\":\"NaN\"}\n", 3);
    assertThat(steps).containsExactly(1L, 3L);
    assertThat(warnings).containsExactly("log.jsonl: line 2 is damaged and passed over");
  }

  @Test
  void aFolderOrPipeIsNotWaitedFor() throws IOException {
    Files.createDirectory(file);
    assertThatThrownBy(
            () -> LogReader.until(file, 1, warnings::add).read((step, scalars) -> steps.add(step)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": is no regular file. Name a file.");
  }

  @Test
  void missingStepsAreTold() throws IOException {
    read(line(1) + line(4) + line(5), 7);
    assertThat(steps).containsExactly(1L, 4L, 5L);
    assertThat(warnings)
        .containsExactly(
            "log.jsonl: the steps 2 to 3 are missing before line 2",
            "log.jsonl: the steps 6 to 7 are missing at its end");
  }

  @Test
  void stepsThatStandTwiceAreToldAndCountOnce() throws IOException {
    read(line(1) + line(2) + line(2) + line(3), 3);
    assertThat(steps).containsExactly(1L, 2L, 3L);
    assertThat(warnings)
        .containsExactly("log.jsonl: line 3 is of step 2, which stands above already");
  }

  @Test
  void muchDamageIsToldInAFewLines() throws IOException {
    read(line(1) + "?\n".repeat(100) + line(2), 2);
    assertThat(warnings).hasSize(6).last().isEqualTo("log.jsonl: 95 more of its lines are damaged");
  }

  @Test
  void linesOfLaterStepsArePassedOverOrRead() throws IOException {
    assertThat(read(line(1) + line(2) + line(3), 2)).isEqualTo(2L * line(1).length());
    assertThat(steps).containsExactly(1L, 2L);
    steps.clear();
    LogReader.whole(file, 2, warnings::add).read((step, scalars) -> steps.add(step));
    assertThat(steps).containsExactly(1L, 2L, 3L);
    assertThat(warnings).isEmpty();
  }

  @Test
  void numbersThatAreNotFiniteAreReadAsSuch() throws IOException {
    Files.writeString(file, "{\"step\":1,\"loss\":\"NaN\",\"norm\":\"Infinity\"}\n");
    LogReader.until(file, 1, warnings::add)
        .read(
            (step, scalars) ->
                assertThat(scalars)
                    .isEqualTo(Map.of("loss", Float.NaN, "norm", Float.POSITIVE_INFINITY)));
    assertThat(warnings).isEmpty();
  }
}
