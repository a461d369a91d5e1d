package org.isomer.eval.detection.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.junit.jupiter.api.Test;

class DecoderTest {
  private static final Decoder DECODER = new Decoder(.3, 100, .6, 3);
  private static final Pyramid PYRAMID =
      new Pyramid(List.of(0), List.of(new Pyramid.Level(4, 2, 3), new Pyramid.Level(8, 1, 2)));
  private static final FcosDetector DETECTOR =
      new FcosDetector(new HeadOptions(8, 2, 1, 4, 1, 4, 1.5), PYRAMID, 2);
  private static final int CELLS = 8;

  private final float[] logits = new float[2 * CELLS];
  private final float[] distances = new float[4 * CELLS];
  private final float[] centres = new float[CELLS];

  DecoderTest() {
    Arrays.fill(logits, -20);
    Arrays.fill(centres, 20);
  }

  private void claim(int cell, int label, double probability, float... sides) {
    logits[2 * cell + label] = (float) Math.log(probability / (1 - probability));
    System.arraycopy(sides, 0, distances, 4 * cell, 4);
  }

  private List<Detection> decode() {
    return DECODER.decode(
        DETECTOR.boxes(List.of(logits, distances, centres), DECODER.leastScore()), 12, 8);
  }

  @Test
  void placesABoxAroundItsCell() {
    // Row 1, column 1 of the first level stands for (6, 6), cell 1 of the second for (12, 4).
    claim(4, 1, .81, .5f, 1, .25f, .5f);
    claim(7, 0, .64, .5f, .25f, 5, .25f);

    List<Detection> found = decode();

    assertThat(found).extracting(Detection::category).containsExactly(1, 0);
    assertThat(found.get(0).box()).isEqualTo(Box.ofCorners(4, 2, 7, 8));
    assertThat(found.get(0).score()).isCloseTo(.9, within(1e-6));
    assertThat(found.get(1).box())
        .as("cut off at the border")
        .isEqualTo(Box.ofCorners(8, 2, 12, 6));
  }

  @Test
  void theScoreIsTheGeometricMeanOfClassAndCentreness() {
    claim(0, 0, .5, 1, 1, 1, 1);
    centres[0] = (float) Math.log(.32 / .68);

    assertThat(decode().get(0).score()).isCloseTo(.4, within(1e-6));
    centres[0] = (float) Math.log(.16 / .84);
    assertThat(decode()).as("√0.08 is below the least score").isEmpty();
  }

  @Test
  void leavesOutBoxesThatOverlapASurerOneOfTheirClass() {
    claim(0, 0, .8, .5f, .5f, .5f, .5f);
    claim(1, 0, .9, 1.5f, .5f, -.5f, .5f);
    claim(2, 1, .7, 2.5f, .5f, -1.5f, .5f);
    claim(3, 0, .6, .5f, .5f, .5f, .5f);

    List<Detection> found = decode();

    assertThat(found).extracting(Detection::category).containsExactly(0, 1, 0);
    assertThat(found.get(0).score()).isCloseTo(Math.sqrt(.9), within(1e-6));
    assertThat(found.get(2).box()).isEqualTo(Box.ofCorners(0, 4, 4, 8));
  }

  @Test
  void keepsTheSurest() {
    for (int cell = 0; cell < 6; cell++) {
      claim(cell, 0, .5 + cell / 20.0, .5f, .5f, .5f, .5f);
    }

    assertThat(decode())
        .extracting(found -> Math.round(100 * found.score() * found.score()))
        .containsExactly(75L, 70L, 65L);
  }
}
