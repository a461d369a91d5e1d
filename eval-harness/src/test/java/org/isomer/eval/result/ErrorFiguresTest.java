package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Passage;
import org.isomer.reports.artifact.WorstErrors;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.ScoredPair;
import org.junit.jupiter.api.Test;

class ErrorFiguresTest {
  private static List<Exhibit> shown(int index) {
    return List.of(new Passage("example " + index));
  }

  private static Prediction prediction(int truth, int predicted, double score) {
    return new Prediction("id", truth, predicted, List.of(), score);
  }

  private static ScoredPair pair(double truth, double cosine) {
    return new ScoredPair("id", truth, cosine, 0, 0);
  }

  @Test
  void wrongClassesComeSurestFirst() {
    WorstErrors errors =
        ErrorFigures.ofClasses(
                List.of(
                    prediction(0, 1, 0.6),
                    prediction(1, 1, 0.99),
                    prediction(2, 0, 0.9),
                    prediction(1, 0, 0.6)),
                List.of("World", "Sports", "Business"),
                ErrorFiguresTest::shown)
            .orElseThrow();

    assertThat(errors.rows())
        .extracting(WorstErrors.Row::error)
        .containsExactly(
            "Business, taken for World", "World, taken for Sports", "Sports, taken for World");
    assertThat(errors.rows().get(0).examples()).containsExactly(new Passage("example 2"));
    assertThat(errors.caption()).contains("surest first");
  }

  @Test
  void pairsComeByHowFarTheirRanksAreApart() {
    WorstErrors errors =
        ErrorFigures.ofPairs(
                List.of(pair(5, 0.1), pair(4, 0.8), pair(3, 0.5), pair(0, 0.9), pair(1, 0.3)),
                ErrorFiguresTest::shown)
            .orElseThrow();

    // Ranks by truth 1 2 3 5 4, by cosine 5 2 3 1 4.
    assertThat(errors.rows())
        .extracting(WorstErrors.Row::error)
        .containsExactly("truth 5.00, cosine 0.10", "truth 0.00, cosine 0.90");
  }

  @Test
  void whatIsRightIsNoError() {
    assertThat(
            ErrorFigures.ofClasses(
                List.of(prediction(0, 0, 1)), List.of("a"), ErrorFiguresTest::shown))
        .isEmpty();
    assertThat(ErrorFigures.ofPairs(List.of(pair(1, 0.5), pair(0, 0.2)), ErrorFiguresTest::shown))
        .isEmpty();
  }

  @Test
  void aFigureShowsTen() {
    List<Prediction> wrong = IntStream.range(0, 30).mapToObj(i -> prediction(0, 1, i)).toList();

    WorstErrors errors =
        ErrorFigures.ofClasses(wrong, List.of("a", "b"), ErrorFiguresTest::shown).orElseThrow();

    assertThat(errors.rows()).hasSize(10);
    assertThat(errors.rows().get(9).examples()).containsExactly(new Passage("example 20"));
  }
}
