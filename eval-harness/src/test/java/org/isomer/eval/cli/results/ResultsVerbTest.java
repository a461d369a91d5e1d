package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.InProcess;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.file.Sha256;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.index.ResultIndex;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On copies of the published records of two tasks. */
class ResultsVerbTest {
  private static final Path PUBLISHED = Path.of("../reports/published/small-encoders/results");
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);

  private final Path folder;

  ResultsVerbTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void copyRecords() throws IOException {
    for (Path file : ResultStore.find(List.of(PUBLISHED))) {
      if (!file.getParent().getFileName().toString().matches("(knn|linear-probe)-.*")) {
        continue;
      }
      Path copy = Files.createDirectories(folder.resolve(PUBLISHED.relativize(file.getParent())));
      Files.copy(file, copy.resolve(ResultStore.RECORD));
    }
  }

  @Test
  void printsATableOfWhatFits() throws Exception {
    List<String> lines =
        run(
                "where: [framework=simclr, task=knn, 'macro F1>0.5']",
                "sort: macro F1",
                "descending: true",
                "limit: 2")
            .lines()
            .toList();

    assertThat(lines.get(0)).isEqualTo("index: read 62 records");
    assertThat(lines.get(1).split(" {2,}"))
        .containsExactly(
            "no.", "task", "framework", "seed", "data", "headline", "value", "macro F1");
    assertThat(lines.get(3).strip().split(" {2,}"))
        .containsExactly(
            "1", "knn", "simclr", "0", "CIFAR-10 (JPEG copy)", "accuracy", "0.5262", "0.5124");
    assertThat(lines.get(5))
        .isEqualTo("no. 1: " + folder.resolve("knn-simclr-small-convnet-fc280dd4"));
    assertThat(lines.get(6)).startsWith("no. 2: " + folder.resolve("knn-simclr-small-convnet-"));
    assertThat(lines.subList(7, lines.size())).containsExactly("2 results");
    assertThat(folder.resolve(ResultIndex.FILE)).isRegularFile();
  }

  @Test
  void aTableFitsATerminal() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    run(
        "folders: [" + folder + "]\nsort: macro F1",
        new Console(stream, stream, new Console.Style(false, false, 80)));

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> !line.matches("no\\. \\d+: .*"))
        .hasSizeGreaterThan(62)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void printsFilesOfEverything() throws Exception {
    run();
    String csv = run("format: csv");
    String json = run("format: json");

    assertThat(csv.lines()).hasSize(63);
    assertThat(json.lines()).hasSize(64);
    for (Path file : ResultStore.find(List.of(folder))) {
      ResultRecord record = ResultStore.readRecord(file);
      String accuracy = "," + record.headlineMetric().value() + ",";
      assertThat(csv.lines())
          .anyMatch(line -> line.startsWith(record.id() + ",") && line.contains(accuracy));
      assertThat(json.lines())
          .anyMatch(line -> line.startsWith("{\"id\":\"" + record.id() + "\",\"task\":"));
    }
  }

  @Test
  void printsWhatItCanReadAndFailsForTheRest() throws Exception {
    Path damaged = folder.resolve("knn-raw-pixels-75191f85").resolve(ResultStore.RECORD);
    Files.writeString(damaged, "{}");

    assertThatThrownBy(() -> run("where: [encoder=]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "1 of the records cannot be read, and is left out:\n  "
                + damaged
                + ": schema: is missing, so this is no result record. Name a result.json.");
  }

  @Test
  void saysWhichRecordsAreNotAsTheyWereWritten() throws Exception {
    Path changed = folder.resolve("knn-raw-pixels-75191f85").resolve(ResultStore.RECORD);
    Files.writeString(
        changed.resolveSibling(RecordDigest.FILE), Sha256.hex(changed) + "  result.json\n");
    assertThat(run("where: [task=knn]")).doesNotContain("warning");
    String before = Files.readString(changed);
    Files.writeString(changed, before.replaceFirst("airplane", "aeroplane"));

    assertThat(run("where: [task=knn]"))
        .contains(
            "warning: 1 of these records were changed after they were written, such as " + changed);
    assertThat(run("where: [task=linear-probe]")).doesNotContain("warning");
  }

  @Test
  void namesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> run("where: ['mIoU>0.5']"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("'mIoU' is neither a column (id, task, ")
        .hasMessageContaining(") nor a metric of these results (accuracy, balanced accuracy, ");
    assertThatThrownBy(() -> run("where: [simclr]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("'simclr' is no condition.");
    assertThatThrownBy(() -> runWith("{}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("FOLDER is missing. Name a folder of results.");
  }

  @Test
  void printsTheSchema() throws Exception {
    assertThat(runWith("schema: true"))
        .startsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
  }

  private String run(String... options) throws Exception {
    return runWith("folders: [" + folder + "]\n" + String.join("\n", options));
  }

  private static String runWith(String yaml) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(yaml, Console.plain(new PrintStream(out, true, StandardCharsets.UTF_8)));
    return out.toString(StandardCharsets.UTF_8)
        .replace("\r\n", "\n")
        .replaceFirst("(index: read \\d+ records) in .*", "$1");
  }

  private static void run(String yaml, Console console) throws Exception {
    ResultsVerb verb = new ResultsVerb();
    ResultsVerb.Config config = READER.bind(verb.configType(), "test", yaml, List.of());
    InProcess.command(CATALOG, verb, config, console).run();
  }
}
