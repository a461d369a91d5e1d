package org.isomer.train.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEndTest {
  @TempDir private Path folder;

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("log.jsonl"), text);
  }

  private static String line(int step, String more) {
    return "{\"step\":%d,\"loss\":%d.5,\"gradient-norm\":1%s}\n".formatted(step, step, more);
  }

  @Test
  void theNewestValuesAreRead() throws IOException {
    String found = ",\"lidar\":7,\"knn-accuracy\":0.5";
    LogEnd end = LogEnd.of(log(line(1, "") + line(2, found) + line(3, "") + "{\"step\":4,"));
    assertThat(end).isEqualTo(new LogEnd(3, Optional.of(3.5f), Map.of("knn-accuracy", 0.5f)));
  }

  @Test
  void monitorsAreFoundFarFromTheEnd() throws IOException {
    StringBuilder text = new StringBuilder(line(1, ",\"knn-accuracy\":0.5"));
    text.append(line(2, ",\"knn-accuracy\":0.625"));
    for (int step = 3; step < 5000; step++) {
      text.append(line(step, step % 50 == 0 ? ",\"lidar\":7" : ""));
    }
    assertThat(text.length()).isGreaterThan(3 * 65_536);
    LogEnd end = LogEnd.of(log(text.toString()));
    assertThat(end.step()).isEqualTo(4999);
    assertThat(end.monitors()).isEqualTo(Map.of("knn-accuracy", 0.625f));
  }

  @Test
  void whatCannotBeReadIsClosed() throws IOException {
    FileChannel channel = FileChannel.open(log(line(1, "")), StandardOpenOption.WRITE);
    assertThatThrownBy(() -> BackwardLines.of(channel))
        .isInstanceOf(NonReadableChannelException.class);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void damagedLinesArePassedOver() throws IOException {
    LogEnd end = LogEnd.of(log(line(1, "") + line(2, "") + "?\n\n{}\n"));
    assertThat(end).isEqualTo(new LogEnd(2, Optional.of(2.5f), Map.of()));
  }

  @Test
  void aLogThatIsMissingOrEmptyTellsNothing() throws IOException {
    LogEnd nothing = new LogEnd(0, Optional.empty(), Map.of());
    assertThat(LogEnd.of(folder.resolve("none"))).isEqualTo(nothing);
    assertThat(LogEnd.of(log(""))).isEqualTo(nothing);
    assertThat(LogEnd.of(log("{\"step\":1"))).isEqualTo(nothing);
  }

  @Test
  void aFolderIsNotRead() {
    assertThatThrownBy(() -> LogEnd.of(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder + ": is no regular file. Name a file.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "cut", "a\n", "\n\nb\n", "a\nbb\ncut"})
  void linesComeBackwards(String text) throws IOException {
    assertThat(backwards(text)).isEqualTo(expected(text));
  }

  @Test
  void linesOfAnyLengthComeBackwards() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int length : new int[] {3, 65_535, 65_536, 0, 65_537, 200_000, 1, 131_070}) {
      text.append("x".repeat(length)).append('\n');
    }
    assertThat(backwards(text.toString())).isEqualTo(expected(text.toString()));
    assertThat(backwards(text + "cut")).isEqualTo(expected(text.toString()));
  }

  private static List<String> expected(String text) {
    List<String> lines =
        new ArrayList<>(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    Collections.reverse(lines);
    return lines;
  }

  private List<String> backwards(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (BackwardLines lines = BackwardLines.of(log(text))) {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        found.add(new String(line.get(), StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
