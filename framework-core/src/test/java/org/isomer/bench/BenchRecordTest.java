package org.isomer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.bench.measure.BenchRecord;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.Sample;
import org.isomer.spi.BadInputException;
import org.isomer.train.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRecordTest {
  @TempDir private Path folder;

  static BenchRecord record(String title, double... peers) {
    Environment machine =
        new Environment(
            "1.0", "abc", "OpenJDK 17", "2.18.0", "Linux amd64", "A processor", 2, 2, "cpu");
    Sample loop = Sample.of("whole loop", "views/s", List.of(100.0, 110.0));
    Sample bare = Sample.of("bare step", "views/s", List.of(100.0, 110.0));
    Sample peer = Sample.of("PyTorch", "views/s", List.of(peers[0], peers[1]));
    return new BenchRecord(
        BenchRecord.SCHEMA,
        title,
        "step",
        "./isomer bench step a.yaml --against 'python b|c.py'",
        "2026-01-02T03:04:05Z",
        machine,
        1,
        2,
        List.of(
            new BenchRecord.Case(
                "simclr",
                "0123",
                List.of(loop, bare, peer),
                List.of(loop.over(bare), loop.over(peer)),
                "python b|c.py",
                1_000_000L,
                List.of(
                    new Figures(
                        "Time by stage",
                        List.of("ms"),
                        List.of(Figures.Row.of("feed", 1.5), Figures.Row.of("x", Double.NaN)))))));
  }

  @Test
  void jsonHoldsAllOfIt() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), record("a", 50, 55).json());

    assertThat(BenchRecord.read(file)).isEqualTo(record("a", 50, 55));
    assertThat(file).content().contains("\"configuration\" : \"0123\"", "\"gitCommit\" : \"abc\"");
  }

  @Test
  void otherFilesAreNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("a.json"), "{\"schema\": 9}");

    assertThatThrownBy(() -> BenchRecord.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": is no record of isomer bench");
  }

  @Test
  void aPageShowsRatiosAndNoRates() throws Exception {
    Files.writeString(folder.resolve("b.json"), record("slower", 200, 220).json());
    Files.writeString(folder.resolve("a.json"), record("faster", 50, 55).json());

    String page = SpeedPage.read(folder).markdown();

    assertThat(page)
        .contains("1 of 2 below 1.")
        .containsSubsequence(
            "| faster | PyTorch | 2.00 | 2.00–2.00 (50 %) | 2 |",
            "| slower | PyTorch | 0.50 | 0.50–0.50 (50 %) | 2 |",
            "| faster | bare step | 1.00 |",
            "| `a.json`, `b.json` | A processor | 2 | 2 | Linux amd64 | OpenJDK 17 | 2.18.0 | abc |",
            "./isomer bench step a.yaml --against 'python b|c.py'")
        .doesNotContain("views/s", "110");
  }

  @Test
  void aFolderWithoutRecordsIsNamed() {
    assertThatThrownBy(() -> SpeedPage.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder + ": holds no records (.json).");
  }

  @Test
  void numbersHaveFourDigits() {
    assertThat(Figures.text(12_345.6)).isEqualTo("12,346");
    assertThat(Figures.text(123.456)).isEqualTo("123.5");
    assertThat(Figures.text(0.64554)).isEqualTo("0.646");
    assertThat(Figures.text(0)).isEqualTo("0");
  }
}
