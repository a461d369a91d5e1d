package org.isomer.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.isomer.spi.FeatureMatrix;
import org.junit.jupiter.api.Test;

class SameFeaturesTest {
  /** Of {@code all} vectors the first {@code same} are one, and no two of the others. */
  private static Optional<String> doubt(int same, int all) {
    float[][] rows = new float[all][];
    for (int i = 0; i < all; i++) {
      rows[i] = new float[] {.5f, i < same ? 0 : i};
    }
    return SameFeatures.doubt("a run", "test examples", new FeatureMatrix(rows));
  }

  @Test
  void whereHalfOfTheExamplesShareAVectorThatIsSaid() {
    assertThat(doubt(10, 20))
        .contains(
            "a run: 10 of 20 test examples have the same features, so nothing tells them apart."
                + " Look whether the evaluation's views cut off what differs, or the encoder has"
                + " collapsed.");
    assertThat(doubt(60, 60)).get().asString().startsWith("a run: 60 of 60 test examples");
  }

  @Test
  void fewerAreNotDoubtful() {
    assertThat(doubt(10, 21)).isEmpty();
    assertThat(doubt(9, 9)).isEmpty();
    assertThat(doubt(0, 0)).isEmpty();
  }
}
