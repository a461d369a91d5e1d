package org.isomer.eval.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.duplicate.Duplicate;
import org.isomer.eval.result.CleanSubset;
import org.isomer.reports.record.Data;
import org.junit.jupiter.api.Test;

class PretrainingOverlapTest {
  private static final Data DATA = new Data("mails", "0a", "test", 400, List.of());

  private static List<String> warnings(List<Duplicate> found, int crowded) {
    return PretrainingOverlap.warnings(
        DATA, new PretrainingOverlap.Seen(new CleanSubset("letters", 9000, found), crowded));
  }

  @Test
  void whatWasSeenAndWhatMayHaveBeenSeenIsKeptInTheResult() {
    assertThat(warnings(List.of(), 10)).isEmpty();
    assertThat(warnings(List.of(new Duplicate(3, 1, true, 1)), 11))
        .containsExactly(
            "mails: pretraining has seen 1 of the 400 test examples: 1 the same, 0 nearly.",
            "mails: 11 test examples, most of which more than 1,000 have in common, as texts a footer: pretraining examples that are like them in nothing else were not looked for. To find those too, take out what so many have in common.");
  }
}
