package org.isomer.eval.segmentation.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.mask.CocoSegmentation;
import org.isomer.eval.mask.RunLengthMask;

/**
 * A mask that is painted from the shapes of objects, in the order that {@link CocoMasks} describes.
 *
 * @param image the file name of its image
 * @param ignored the label of crowds
 */
record PaintedMask(String image, int height, int width, int ignored, List<Shape> shapes)
    implements MaskedImage.Mask {
  /**
   * The shape of one object.
   *
   * @param id the annotation's
   * @param label from 1
   * @param segmentation polygons or run lengths, as the file has them
   */
  record Shape(long id, int label, boolean crowd, JsonNode segmentation) {}

  /** A shape in pixels. */
  private record Stencil(Shape shape, RunLengthMask pixels) {
    boolean crowd() {
      return shape.crowd;
    }

    long area() {
      return pixels.area();
    }

    long id() {
      return shape.id;
    }
  }

  @Override
  public LabelMap read() {
    int[] labels = new int[height * width];
    shapes.stream()
        .map(
            shape ->
                new Stencil(
                    shape,
                    CocoSegmentation.read(
                        name() + ", annotation " + shape.id, shape.segmentation, height, width)))
        .sorted(
            Comparator.comparing(Stencil::crowd)
                .thenComparing(Stencil::area)
                .reversed()
                .thenComparing(Stencil::id))
        .forEach(stencil -> paint(stencil, labels));
    return new LabelMap(height, width, labels);
  }

  private void paint(Stencil stencil, int[] labels) {
    boolean[] inside = stencil.pixels.inside();
    int label = stencil.crowd() ? ignored : stencil.shape.label;
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (inside[pixel]) {
        labels[pixel] = label;
      }
    }
  }

  @Override
  public String name() {
    return "of " + image;
  }

  @Override
  public byte[] contents() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }
}
