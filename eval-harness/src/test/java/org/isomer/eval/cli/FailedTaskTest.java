package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.eval.PluginJar;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.plugin.Catalog;
import org.isomer.reports.record.FailedResult;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A task of a JAR fails as long as a file is there, whose text it complains with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedTaskTest {
  private Path folder;
  private Path mood;
  private StripesRun stripes;
  private Catalog catalog;

  @BeforeAll
  void train(@TempDir Path given) throws Exception {
    folder = given;
    mood = folder.resolve("mood");
    stripes = StripesRun.in(folder);
    catalog = new PluginJar("Moody", MoodyTask.SOURCE).in(folder.resolve("plugins"));
  }

  @BeforeEach
  void cheerUp() throws Exception {
    Files.deleteIfExists(mood);
  }

  private String eval(Path out, String tasks, String representations) throws Exception {
    return RunVerb.of(
        catalog,
        new EvalVerb(),
        Map.of(
            "run",
            stripes.run().toString(),
            "task",
            tasks,
            "representation",
            representations,
            "no-figures",
            "true",
            "out",
            out.toString()));
  }

  private String moody() {
    return "'{name: moody, file: %s}'".formatted(mood);
  }

  private String board(Path results) throws Exception {
    return RunVerb.of(
        catalog,
        new LeaderboardVerb(),
        Map.of("results", "[%s]".formatted(results), "out", folder.resolve("page").toString()));
  }

  @Test
  void theOthersGoOnAndTheBoardSaysWhyUntilItSucceeds() throws Exception {
    Path out = folder.resolve("results");
    eval(out, "[%s]".formatted(moody()), "[untrained]"); // a column
    Files.writeString(mood, "no <mood> for it\nat all");

    assertThatThrownBy(() -> eval(out, "[%s, knn]".formatted(moody()), "[pretrained, pixels]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("2 tasks have failed.\nmoody-")
        .hasMessageContaining(": no <mood> for it\nat all\nmoody-");
    assertThat(FailedResult.read(List.of(out)))
        .extracting(failure -> failure.subject().name() + ": " + failure.reason())
        .containsExactlyInAnyOrder("tiny: no <mood> for it", "raw pixels: no <mood> for it");
    String board = board(out);
    assertThat(board)
        .contains("Reasons, as far as they are known: ", "(failed: no <mood> for it).");
    assertThat(folder.resolve("page/index.html"))
        .content()
        .contains("title=\"no result: failed: no &lt;mood&gt; for it\">–</span>");

    Files.delete(mood);
    eval(out, "[%s, knn]".formatted(moody()), "[pretrained, pixels]");
    assertThat(FailedResult.read(List.of(out))).isEmpty();
    assertThat(board(out)).doesNotContain("Reasons");
  }

  @Test
  void whatIsStatedTakesThePlaceOfAFailure() throws Exception {
    Path out = folder.resolve("stated");
    eval(out, "[%s]".formatted(moody()), "[untrained]");
    Files.writeString(mood, "no mood");
    assertThatThrownBy(() -> eval(out, "[%s, knn]".formatted(moody()), "[pretrained]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no mood");
    Path stated =
        Files.writeString(
            folder.resolve("missing.csv"),
            "subject,data,task,reason\ntiny,stripes,moody,it was Monday\n");
    assertThat(
            RunVerb.of(
                catalog,
                new LeaderboardVerb(),
                Map.of(
                    "results", "[%s]".formatted(out),
                    "out", folder.resolve("page").toString(),
                    "missing", stated.toString())))
        .contains("moody (it was Monday).")
        .doesNotContain("no mood");
  }

  @Test
  void anErrorOfAPluginIsThrownAsItIs() throws Exception {
    Path out = folder.resolve("bug");
    Files.writeString(mood, "bug");
    assertThatThrownBy(() -> eval(out, "[%s, knn]".formatted(moody()), "[pretrained]"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
    assertThat(FailedResult.read(List.of(out)))
        .singleElement()
        .extracting(FailedResult::reason)
        .isEqualTo("java.lang.IllegalStateException: bug");
    assertThat(out).isDirectoryContaining("glob:**/knn-tiny-*");
  }
}
