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
}
