package org.isomer.eval.detection.head;

import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.spi.DetectionSetting;
import org.isomer.eval.spi.DetectionSetting.Grid;

/**
 * The levels of a feature pyramid, from fine to coarse: the encoder's feature maps, of several of
 * one size the last, and then coarser ones of half the size each. Cells are numbered level by
 * level, row by row.
 *
 * @param stages which of the encoder's feature maps the first levels are made of
 * @param levels all levels
 */
record Pyramid(List<Integer> stages, List<Level> levels) {
  /** Copies the lists. */
  Pyramid {
    stages = List.copyOf(stages);
    levels = List.copyOf(levels);
  }

  /**
   * A level. The cell (row, column) stands for the place ((column + ½) · stride, (row + ½) ·
   * stride) of the image.
   *
   * @param stride pixels of the image for each cell
   * @param rows cells from top to bottom
   * @param columns cells from left to right
   */
  record Level(int stride, int rows, int columns) {
    int cells() {
      return rows * columns;
    }
  }

  /** The pyramid on an encoder's feature maps. */
  static Pyramid of(DetectionSetting setting, HeadOptions options) {
    List<Grid> grids = setting.stages();
    List<Integer> stages = new ArrayList<>();
    List<Level> levels = new ArrayList<>();
    Level level = new Level(1, setting.height(), setting.width());
    for (int i = 0; i < grids.size(); i++) {
      level = level(level, grids.get(i));
      boolean last = i + 1 == grids.size();
      boolean replaced = !last && level.equals(level(level, grids.get(i + 1)));
      if (!replaced && (level.stride() >= options.finestStride() || last)) {
        stages.add(i);
        levels.add(level);
      }
    }
    for (int i = 0; i < options.coarserLevels(); i++) {
      Level before = levels.get(levels.size() - 1);
      levels.add(
          new Level(2 * before.stride(), (before.rows() + 1) / 2, (before.columns() + 1) / 2));
    }
    return new Pyramid(stages, levels);
  }

  /** A feature map as a level; sizes that are odd are rounded up when they are halved. */
  private static Level level(Level before, Grid grid) {
    int factor = (int) Math.round((double) before.rows() / grid.rows());
    return new Level(before.stride() * factor, grid.rows(), grid.columns());
  }

  /** How many cells all levels have. */
  int cells() {
    return levels.stream().mapToInt(Level::cells).sum();
  }
}
