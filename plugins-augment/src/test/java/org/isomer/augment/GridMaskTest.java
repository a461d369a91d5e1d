package org.isomer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

/** Masks recorded with {@code src/test/python/grid_mask.py}. */
class GridMaskTest {
  private static void erases(GridMask.Grid grid, int height, int width, String expected) {
    Image image = new Image().reshape(height, width, 2);
    grid.erase(image, 1);
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = image.offset(row, column);
        assertThat(image.values()[pixel + 1]).isEqualTo(image.values()[pixel]);
        rows.append(image.values()[pixel] == 1 ? '.' : '#');
      }
      rows.append('\n');
    }
    assertThat(rows).hasToString(expected);
  }

  @Test
  void erasesWhatThePublishedCodeErases() {
    erases(
        new GridMask.Grid(5, 3, 2, 4),
        9,
        14,
        """
        ##..###..###..
        ##..###..###..
        ##############
        ##############
        ##############
        ##..###..###..
        ##..###..###..
        ##############
        ##############
        """);
    erases(
        new GridMask.Grid(6, 2, 5, 0),
        7,
        8,
        """
        ########
        ##....##
        ##....##
        ##....##
        ##....##
        ########
        ########
        """);
    erases(
        new GridMask.Grid(3, 2, 1, 1),
        6,
        6,
        """
        .##.##
        ######
        ######
        .##.##
        ######
        ######
        """);
  }

  @Test
  void drawsUnitsAndPlacesEvenly() {
    CounterRandom random = CounterRandom.of(1, "grids");
    Range units = new Range(0.75, 1);
    int draws = 20_000;
    double meanUnit = 0;
    double meanTop = 0;
    for (int i = 0; i < draws; i++) {
      GridMask.Grid grid = GridMask.Grid.sample(units, 0.4, 32, 40, random);
      assertThat(grid.unit()).isBetween(24, 32);
      assertThat(grid.kept()).isEqualTo((int) (0.4 * grid.unit() + 0.5));
      assertThat(grid.top()).isBetween(0, grid.unit() - 1);
      assertThat(grid.left()).isBetween(0, grid.unit() - 1);
      meanUnit += grid.unit() / (double) draws;
      meanTop += grid.top() / (double) draws;
    }
    assertThat(meanUnit).isCloseTo(28, within(0.06));
    assertThat(meanTop).isCloseTo(13.5, within(0.2));
  }

  /** 1 − (1 − r)² of the image stays, on average over all places of the grid. */
  @Test
  void keepsTheShareOfThePaper() {
    double kept = 0;
    for (int top = 0; top < 10; top++) {
      for (int left = 0; left < 10; left++) {
        Image image = new Image().reshape(17, 23, 1);
        new GridMask.Grid(10, 6, top, left).erase(image, 1);
        for (float value : image.toArray()) {
          kept += (1 - value) / (17 * 23 * 100);
        }
      }
    }
    assertThat(kept).isCloseTo(1 - 0.4 * 0.4, within(1e-6));
  }

  @Test
  void refusesAnEmptyRange() {
    assertThatThrownBy(() -> new GridMask().create(new GridMask.Config(0.5, 0.25, 0.6, 0, 1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "grid-mask: unit-min 0.5 is greater than unit-max 0.25; exchange them or change one");
  }
}
