package org.isomer.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.run.RunPage;
import org.isomer.reports.run.RunPage.Figure;
import org.isomer.reports.run.RunPage.Session;
import org.junit.jupiter.api.Test;

class RunReportTest {
  private static Figure figure(String title) {
    return new Figure(
        title,
        new Curves(
            "Of every step.",
            "step",
            "",
            List.of(new Curves.Curve(title, List.of(1.0, 2.0), List.of(5.0, 4.0)))));
  }

  private static RunPage page(List<Figure> curves, List<Figure> embeddings, List<String> doubts) {
    return new RunPage(
        "a <b>run</b>",
        "A pretraining run, stopped at step 2 of 4.",
        Map.of("Seed", "7"),
        doubts,
        List.of(),
        curves,
        embeddings,
        List.of(),
        List.of("No map can be shown."),
        "seed: 7\n",
        "./isomer pretrain run/config.yaml --out NEW_RUN",
        List.of(new Session("2026-01-01T00:00:00Z", 1, 2, 61)),
        Map.of("Data digest", "da7a"),
        List.of(new Provenance.PluginOrigin("encoder/convnet", "1", "a.jar", "c0ff")));
  }

  @Test
  void aPageHasAllPartsAndNoScript() {
    String html =
        RunReport.render(
            page(List.of(figure("loss")), List.of(figure("lidar")), List.of("line 2 is damaged")));
    assertThat(html)
        .contains("a &lt;b&gt;run&lt;/b&gt;")
        .doesNotContain("<b>run", "<script", "script-src")
        .contains("A pretraining run, stopped at step 2 of 4.")
        .contains("line 2 is damaged", "<h4>loss</h4>", "<h4>lidar</h4>", "No map can be shown.")
        .contains("seed: 7", "run/config.yaml", "da7a", "encoder/convnet", "1 min 1 s", "0.0328")
        .contains("How embeddings fill their space");
    assertThat(HtmlReport.wrote(html)).isTrue();
  }

  @Test
  void aCurveOfOnePointIsADot() {
    Figure once =
        new Figure(
            "lidar",
            new Curves(
                "Of one batch.",
                "step",
                "",
                List.of(new Curves.Curve("lidar", List.of(50.0), List.of(21.0)))));
    assertThat(RunReport.render(page(List.of(), List.of(once), List.of())))
        .containsPattern("<path class=\"curve lone c0\" d=\"M[0-9.]+ [0-9.]+h0\"");
  }

  @Test
  void whatThereIsNotLeavesNoHeading() {
    assertThat(RunReport.render(page(List.of(), List.of(), List.of())))
        .contains("The log tells of no step yet.")
        .doesNotContain("Doubts", "Alarms", "How embeddings");
  }

  @Test
  void equalRunsGiveEqualPages() {
    RunPage page = page(List.of(figure("loss")), List.of(), List.of());
    assertThat(RunReport.render(page)).isEqualTo(RunReport.render(page));
  }
}
