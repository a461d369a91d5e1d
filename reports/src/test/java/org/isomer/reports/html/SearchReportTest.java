package org.isomer.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isomer.exhibit.Passage;
import org.isomer.exhibit.Trace;
import org.isomer.reports.artifact.SearchHits;
import org.junit.jupiter.api.Test;

/** The page of a search. */
class SearchReportTest {
  private static final Trace WAVE =
      Trace.of(List.of(new Trace.Channel("", List.of(0.0, 1.0, 0.5))));

  @Test
  void showsTheQueryAndItsNearestInOrder() {
    String page =
        SearchReport.render(
            new SearchHits(
                "wave.csv",
                WAVE,
                "waves, 9 vectors by the encoder ts2vec",
                List.of(
                    new SearchHits.Hit("a.csv", 0.98765, Optional.of(WAVE)),
                    new SearchHits.Hit("b.csv", -0.5, Optional.empty()))));
    assertThat(page)
        .contains(
            "Nearest of waves, 9 vectors by the encoder ts2vec",
            "1: a.csv, cosine 0.988",
            "<span>-0.500</span>",
            "b.csv");
    assertThat(page.indexOf("a.csv")).isLessThan(page.indexOf("b.csv"));
    assertThat(page.split("<svg class=\"figure|<path class=\"curve", -1)).hasSizeGreaterThan(2);
  }

  @Test
  void standsAloneWhateverTheTextsSay() {
    String text = "</blockquote><script src=\"http://example.org/x.js\">";
    String page =
        SearchReport.render(
            new SearchHits(
                text,
                new Passage(text),
                "texts",
                List.of(new SearchHits.Hit("1", 1, Optional.of(new Passage(text))))));
    assertThat(page)
        .doesNotContain("<script", "src=\"http")
        .contains("&lt;/blockquote&gt;", "default-src &#39;none&#39;");
  }
}
