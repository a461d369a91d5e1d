package org.isomer.eval.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.reports.record.FolderArchive;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that store at the same moment. */
class ResultPlaceTest {
  @TempDir private Path root;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Console console = Console.plain(new PrintStream(printed, true, UTF_8));

  private ResultPlace place(Result result) {
    return new ResultPlace(
        new FolderArchive(), root, result.record().id(), result.record().key().orElseThrow());
  }

  @Test
  void theSameResultTwiceIsOneFolderAndAWord() throws Exception {
    Result result = StoredResults.classes("knn", 24);
    place(result).store(result, console);
    byte[] first = Files.readAllBytes(root.resolve("knn").resolve(ResultStore.RECORD));

    place(result).store(result, console);

    assertThat(printed.toString(UTF_8))
        .isEqualTo(
            root.resolve("knn")
                + ": another process has stored the same result in the meantime; it is kept.\n");
    assertThat(root.resolve("knn").resolve(ResultStore.RECORD)).hasBinaryContent(first);
    try (var files = Files.list(root)) {
      assertThat(files).containsExactly(root.resolve("knn"));
    }
  }

  @Test
  void otherNumbersAreNotPassedOver() {
    Result result = StoredResults.classes("knn", 24);
    place(result).store(result, console);
    Result other = StoredResults.classes("knn", 23);

    assertThatThrownBy(() -> place(other).store(other, console))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("with other numbers: its accuracy is 0.8, here it is 0.76");
  }

  @Test
  void otherPluginJarsAreAnotherMeasurement() {
    Result result = StoredResults.classes("knn", 24);
    place(result).store(result, console);
    ResultKey key = result.record().key().orElseThrow();
    ResultKey other =
        new ResultKey(
            key.model(),
            key.preprocessing(),
            key.data(),
            key.protocol(),
            key.metrics(),
            Optional.of("a digest"));

    assertThatThrownBy(() -> new ResultPlace(new FolderArchive(), root, "knn", other).there())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it differs in the plugin JARs");
  }
}
