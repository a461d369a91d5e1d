package org.isomer.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
  @Test
  void isTheGoldenText() throws IOException {
    assertThat(CsvReport.render(Leaderboard.of(Fixture.results())))
        .isEqualTo(resource("leaderboard.csv").replace("\n", "\r\n"));
  }

  @Test
  void saysWhereThereIsNoResult() {
    Map<String, String> line =
        CsvReader.read(CsvReport.render(Leaderboard.of(Fixture.results()))).get(5);

    assertThat(line)
        .containsEntry("subject", "raw pixels")
        .containsEntry("protocol", "Linear probe")
        .containsEntry("value", "")
        .containsEntry("standing", "")
        .containsEntry("result", "");
  }

  @Test
  void hostileTextStaysText() {
    String name = "a, \"b\"\r\nc; \\dé 猫";

    assertThat(subjectNamed(name)).isEqualTo(name.replace("\0", "\\u0000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r\n=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "=\"a,b\""
      })
  void aFormulaIsMadeText(String name) {
    assertThat(subjectNamed(name)).isEqualTo("'" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "0.95, 0.95",
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "100, 100",
    "-2.5, -2.5",
    "0.1, 0.1",
    "2.0E-3, 0.002",
    "1.0E-7, 0.0000001",
    "2.2E23, 220000000000000000000000",
    "0.30000000000000004, 0.30000000000000004",
    "NaN, NaN"
  })
  void numbersReadBackAsTheSame(double number, String expected) {
    assertThat(Csv.number(number)).isEqualTo(expected);
    assertThat(Double.valueOf(Csv.number(number))).isEqualTo(Double.valueOf(number + 0.0));
  }

  private static String subjectNamed(String name) {
    Subject subject = new Subject(name, Optional.empty(), Optional.empty(), Optional.empty());
    Leaderboard leaderboard = Leaderboard.of(List.of(Fixture.knn("a", subject, Fixture.right(30))));
    return CsvReader.read(CsvReport.render(leaderboard)).get(0).get("subject");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CsvReportTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void controlCharactersAreSeen() {
    assertThat(Csv.text("a\u001b[2Jb\u0000")).isEqualTo("a\\u001b[2Jb\\u0000");
    assertThat(Csv.text("\u001b=1")).isEqualTo("\\u001b=1");
    assertThat(Csv.text("a\nb")).isEqualTo("\"a\nb\"");
  }
}
