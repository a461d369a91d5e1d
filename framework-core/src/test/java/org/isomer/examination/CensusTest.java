package org.isomer.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.spi.Findings;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final Overlap NONE = new Overlap(0, 0, 0, List.of());

  private static Findings of(int test, Overlap testInTrain) {
    return new Census(split(9000), split(0), split(test), testInTrain, NONE, NONE).findings();
  }

  private static SplitCensus split(int examples) {
    return new SplitCensus(
        examples, List.of(examples), null, new SplitCensus.Repeats(0, 0, List.of()));
  }

  @Test
  void itIsDoubtfulWhereHalfOfTheImagesAreNearlyBlack() {
    assertThat(dark(4).warnings()).isEmpty();
    assertThat(dark(5).warnings())
        .containsExactly(
            "5 training examples are nearly black, such as train/3: no value is above 16 of 255. Images of 16 bits that use few of them are scaled by all 16; scale their values first.");
  }

  private static Findings dark(int count) {
    SplitCensus train =
        new SplitCensus(
            10,
            List.of(10),
            null,
            new SplitCensus.Repeats(0, 0, List.of()),
            new SplitCensus.Dark(count, "train/3"));
    return new Census(train, split(0), split(0), NONE, NONE, NONE).findings();
  }

  /** The standard error of a share of 400 examples is at most 10 examples. */
  @Test
  void nearDuplicatesAreDoubtfulWhereTheyShiftAScoreByMoreThanItsChance() {
    List<String> pair = List.of("test/1", "train/2");

    Findings few = of(400, new Overlap(0, 200, 10, pair));
    assertThat(few.facts())
        .containsExactly(
            "9,000 training, 0 validation and 400 test examples",
            "200 test examples much like one of the training split, 10 of them nearer than chance explains");
    assertThat(few.warnings()).isEmpty();

    assertThat(of(400, new Overlap(0, 200, 11, pair)).warnings())
        .containsExactly(
            "11 test examples with a near-duplicate in the training split, such as test/1 (test), which resembles train/2 (training): what was learnt by heart may be scored. Remove near-duplicates from one of the two.");
  }

  /** They are as many as may shift a score, or fewer. */
  @Test
  void itIsToldOfWhichNotAllThatMayBeNearWereLookedFor() {
    String crowd =
        "%d test examples, most of which more than 1,000 have in common, as texts a footer: training examples that are like them in nothing else were not looked for. To find those too, take out what so many have in common.";

    Findings few = of(400, new Overlap(0, 0, 0, 10, List.of()));
    assertThat(few.facts()).last().isEqualTo(crowd.formatted(10));
    assertThat(few.warnings()).isEmpty();

    Findings many = of(400, new Overlap(0, 0, 0, 11, List.of()));
    assertThat(many.warnings()).containsExactly(crowd.formatted(11));
    assertThat(many.facts()).hasSize(1);
  }

  @Test
  void anExampleIsNamedOnce() {
    assertThat(of(4, new Overlap(1, 2, 2, List.of("test/1", "train/2"))).warnings())
        .containsExactly(
            "1 test example with a copy in the training split, such as test/1 (test), which equals train/2 (training): what was learnt by heart is scored. Remove copies from one of the two.",
            "2 test examples with a near-duplicate in the training split: what was learnt by heart may be scored. Remove near-duplicates from one of the two.");
  }
}
