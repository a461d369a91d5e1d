package org.isomer.eval.detection.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.eval.spi.TargetBox;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
  private static final HeadOptions OPTIONS = new HeadOptions(8, 2, 1, 4, 2, 4, 1.5);

  /** 48 × 40 pixels. */
  private static final Pyramid PYRAMID =
      new Pyramid(
          List.of(0),
          List.of(
              new Pyramid.Level(4, 10, 12),
              new Pyramid.Level(8, 5, 6),
              new Pyramid.Level(16, 3, 3)));

  @Test
  void aCellKnowsItsBox() {
    // The farthest side of 12 × 12 pixels is less than 16 pixels from any cell: the finest level.
    Assignment assignment =
        Assignment.of(PYRAMID, OPTIONS, List.of(new TargetBox(2, 8, 4, 20, 16, false)));

    // Centre (14, 10): cells whose places lie in [8, 20] × [4, 16], 6 pixels around the centre.
    int cell = 2 * 12 + 3;
    assertThat(assignment.labels()[cell]).isEqualTo(2);
    assertThat(Arrays.copyOfRange(assignment.distances(), 4 * cell, 4 * cell + 4))
        .containsExactly(1.5f, 1.5f, 1.5f, 1.5f);
    assertThat(assignment.centreness()[cell]).isEqualTo(1);
    assertThat(assignment.centreness()[cell + 1])
        .isCloseTo((float) Math.sqrt(.5 / 2.5), within(1e-6f));
    assertThat(count(assignment, 2)).isEqualTo(9);
    assertThat(count(assignment, Assignment.BACKGROUND)).isEqualTo(PYRAMID.cells() - 9);
  }

  @Test
  void anIgnoredBoxIsNoBackgroundButAnObjectInItIsLearned() {
    Assignment assignment =
        Assignment.of(
            PYRAMID,
            OPTIONS,
            List.of(new TargetBox(1, 8, 4, 20, 16, false), new TargetBox(0, 0, 0, 48, 40, true)));

    assertThat(count(assignment, 1)).isEqualTo(9);
    assertThat(count(assignment, Assignment.IGNORED)).isEqualTo(PYRAMID.cells() - 9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void everyCellIsThatOfALoop(int number) {
    CounterRandom random = CounterRandom.of(number, "targets");
    List<TargetBox> targets = new ArrayList<>();
    for (int i = random.nextInt(9); i >= 0; i--) {
      double left = random.nextInt(40);
      double top = random.nextInt(32);
      double right = left + 1 + random.nextDouble() * (47 - left);
      double bottom = top + 1 + random.nextDouble() * (39 - top);
      targets.add(
          new TargetBox(random.nextInt(3), left, top, right, bottom, random.nextBoolean(.2)));
    }

    Assignment assignment = Assignment.of(PYRAMID, OPTIONS, targets);

    int cell = 0;
    for (int l = 0; l < 3; l++) {
      Pyramid.Level level = PYRAMID.levels().get(l);
      double low = l == 0 ? 0 : 4 * PYRAMID.levels().get(l - 1).stride();
      double high = l == 2 ? Double.MAX_VALUE : 4 * level.stride();
      for (int row = 0; row < level.rows(); row++) {
        for (int column = 0; column < level.columns(); column++, cell++) {
          check(assignment, cell, level, row, column, low, high, targets);
        }
      }
    }
    assertThat(cell).isEqualTo(assignment.labels().length);
  }

  private static void check(
      Assignment assignment,
      int cell,
      Pyramid.Level level,
      int row,
      int column,
      double low,
      double high,
      List<TargetBox> targets) {
    double x = (column + .5) * level.stride();
    double y = (row + .5) * level.stride();
    int best = -1;
    boolean ignored = false;
    for (int i = 0; i < targets.size(); i++) {
      TargetBox target = targets.get(i);
      double[] sides = sides(target, x, y);
      double nearest = Arrays.stream(sides).min().getAsDouble();
      double farthest = Arrays.stream(sides).max().getAsDouble();
      double off =
          Math.max(
              Math.abs(x - (target.left() + target.right()) / 2),
              Math.abs(y - (target.top() + target.bottom()) / 2));
      if (target.ignored()) {
        ignored |= nearest >= 0;
      } else if (nearest > 0
          && off <= 1.5 * level.stride()
          && farthest > low
          && farthest <= high
          && (best < 0 || target.area() < targets.get(best).area())) {
        best = i;
      }
    }
    float label =
        best >= 0
            ? targets.get(best).label()
            : ignored ? Assignment.IGNORED : Assignment.BACKGROUND;
    assertThat(assignment.labels()[cell]).as("cell %d", cell).isEqualTo(label);
    double[] expected = best >= 0 ? sides(targets.get(best), x, y) : new double[4];
    for (int i = 0; i < 4; i++) {
      assertThat(assignment.distances()[4 * cell + i] * level.stride())
          .isCloseTo((float) expected[i], within(1e-4f));
    }
  }

  private static double[] sides(TargetBox target, double x, double y) {
    return new double[] {
      x - target.left(), y - target.top(), target.right() - x, target.bottom() - y
    };
  }

  private static int count(Assignment assignment, int label) {
    int count = 0;
    for (float each : assignment.labels()) {
      count += each == label ? 1 : 0;
    }
    return count;
  }
}
