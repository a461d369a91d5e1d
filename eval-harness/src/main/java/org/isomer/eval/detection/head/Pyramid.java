package org.isomer.eval.detection.head;

import java.util.ArrayList;
import java.util.List;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/**
 * The levels of a feature pyramid, from fine to coarse: the encoder's feature maps, of several of
 * one size the last, and then coarser ones of half the size each. Cells are numbered level by
 * level, row by row.
 *
 * @param stages which of the encoder's feature maps the first levels are made of
 * @param levels all levels
 */
public record Pyramid(List<Integer> stages, List<Level> levels) {
  /** Copies the lists. */
  public Pyramid {
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
  public record Level(int stride, int rows, int columns) {
    int cells() {
      return rows * columns;
    }
  }

  /**
   * The pyramid on an encoder.
   *
   * @param input images as the encoder gets them
   * @throws BadInputException if the encoder has no feature maps
   */
  public static Pyramid of(Encoder encoder, InputSpec input, HeadOptions options) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Inlet images = Inlet.of(net, input, Inlet.ANY);
      Features features = encoder.encode(net.scope("encoder"), images.input());
      return of(features, Image.shape(input), options);
    }
  }

  static Pyramid of(Features features, int[] imageShape, HeadOptions options) {
    List<Shape> shapes = features.stages().stream().map(stage -> stage.values().shape()).toList();
    if (shapes.isEmpty()) {
      throw new BadInputException(
          "The encoder has no feature maps, so it cannot do detection. Choose a convolutional network or a vision transformer.");
    }
    List<Integer> stages = new ArrayList<>();
    List<Level> levels = new ArrayList<>();
    Level level = new Level(1, imageShape[0], imageShape[1]);
    for (int i = 0; i < shapes.size(); i++) {
      level = level(level, shapes.get(i));
      boolean last = i + 1 == shapes.size();
      boolean replaced = !last && level.equals(level(level, shapes.get(i + 1)));
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
  private static Level level(Level before, Shape stage) {
    int rows = Math.toIntExact(stage.get(1));
    int columns = Math.toIntExact(stage.get(2));
    int factor = (int) Math.round((double) before.rows() / rows);
    return new Level(before.stride() * factor, rows, columns);
  }

  /** How many cells all levels have. */
  public int cells() {
    return levels.stream().mapToInt(Level::cells).sum();
  }
}
