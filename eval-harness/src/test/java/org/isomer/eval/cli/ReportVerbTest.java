package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportVerbTest {
  @TempDir static Path shared;
  private static StripesRun run;

  @TempDir private Path folder;

  @BeforeAll
  static void pretrain() throws Exception {
    run = StripesRun.in(shared);
  }

  private String report(Path of) throws Exception {
    return RunVerb.of(
        new ReportVerb(), Map.of("run", of.toString(), "out", folder.resolve("page").toString()));
  }

  private String page() throws Exception {
    return Files.readString(folder.resolve("page/run.html"));
  }

  @Test
  void aPageHasCurvesViewsAMapAndWhereTheRunComesFrom() throws Exception {
    assertThat(report(run.run())).endsWith(folder.resolve("page/run.html") + "\n");
    assertThat(page())
        .contains("A pretraining run, finished at step 2 of 2.")
        .contains("<h4>loss</h4>", "<h4>learning-rate</h4>", "<h4>gradient-norm</h4>")
        .contains("<h4>Augmented views</h4>", "flat, view 2")
        .contains("t-SNE map of", "validation examples")
        .contains("batch-size: 16", "encoder/convnet", "Data digest")
        .doesNotContain("<script");
    report(run.run()); // again: its own page is replaced
  }

  @Test
  void withoutTheDataThePageSaysSoAndHasTheRest() throws Exception {
    Path data = run.data();
    Path away = shared.resolve("away");
    Files.move(data, away);
    try {
      report(run.run());
    } finally {
      Files.move(away, data);
    }
    assertThat(page())
        .contains("Neither examples with their views nor a map of embeddings can be shown. ")
        .contains("<h4>loss</h4>", "Data digest")
        .doesNotContain("<h4>Augmented views</h4>", "t-SNE");
  }

  @Test
  void weightsThatTheEncoderStartedFromAreNamedAndDoubted() throws Exception {
    Path given = Files.createDirectories(folder.resolve("run"));
    Files.copy(run.run().resolve("log.jsonl"), given.resolve("log.jsonl"));
    String start =
        """
        "setup" : {"start": {"file": "imagenet.safetensors", "digest": "0123456789abcdef",
          "layout": "isomer", "prefix": "", "loaded": [], "leftOut": [], "drawn": []},
        """;
    Files.writeString(
        given.resolve("run.json"),
        Files.readString(run.run().resolve("run.json"))
            .replaceFirst("\"setup\"\\s*:\\s*\\{", start));
    report(given);
    assertThat(page())
        .contains("Encoder starts from", "imagenet.safetensors (SHA-256 0123456789abcdef)")
        .contains(
            "the encoder started from the weights imagenet.safetensors (SHA-256 0123456789ab");
  }

  @Test
  void doesNotReplaceAPageOfSomebodyElse() throws Exception {
    Files.createDirectories(folder.resolve("page"));
    Path page = Files.writeString(folder.resolve("page/run.html"), "<h1>My run</h1>");
    assertThatThrownBy(() -> report(run.run()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a page that Isomer did not write is here, and it is not replaced");
    assertThat(page).content().isEqualTo("<h1>My run</h1>");
  }

  @Test
  void whereThereIsNoRunNothingIsMade() {
    assertThatThrownBy(() -> report(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the folder holds no run (run.json is missing)");
    assertThat(folder.resolve("page")).doesNotExist();
  }
}
