package org.isomer.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  @Test
  void isTheGoldenText() throws IOException {
    String report = MarkdownReport.render("Leaderboard", Leaderboard.of(Fixture.results()));

    assertThat(report).isEqualTo(resource("leaderboard.md"));
  }

  @Test
  void hostileTextStaysText() {
    Subject hostile =
        new Subject(
            "<script>alert(1)</script> | **x** [a](http://b) `c` &lt;\n# d",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(
            MarkdownReport.render(
                "t", Leaderboard.of(List.of(Fixture.knn("a", hostile, Fixture.right(30))))))
        .contains(
            "\\<script\\>alert(1)\\</script\\> \\| \\*\\*x\\*\\* \\[a\\](http://b) \\`c\\`"
                + " &amp;lt; \\# d")
        .doesNotContainPattern("[^\\\\]<script");
  }

  @Test
  void codeCannotLeaveItsFence() {
    assertThat(Markdown.code("sh", "echo '\n```\n# x'\n"))
        .isEqualTo("````sh\necho '\n```\n# x'\n````\n");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = MarkdownReportTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void controlCharactersAreSeen() {
    assertThat(Markdown.text("a\u001b[2J\u202eb\n\tc")).isEqualTo("a\\\\u001b\\[2J\\\\u202eb c");
    assertThat(Markdown.code("", "a\u001b\nb")).isEqualTo("```\na\\u001b\nb\n```\n");
  }
}
