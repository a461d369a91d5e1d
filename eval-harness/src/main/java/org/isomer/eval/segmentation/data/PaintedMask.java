package org.isomer.eval.segmentation.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.mask.CocoSegmentation;
import org.isomer.eval.mask.RunLengthMask;
import org.isomer.file.Sha256;

/**
 * A mask that is painted from the shapes of objects, in the order that {@link CocoMasks} describes.
 *
 * @param source the file of instances
 * @param image the file name of its image
 * @param ignored the label of crowds
 */
record PaintedMask(Path source, String image, StatedSize size, int ignored, List<Shape> shapes)
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
    int[] labels = new int[size.height() * size.width()];
    shapes.stream()
        .map(
            shape ->
                new Stencil(
                    shape,
                    CocoSegmentation.read(
                        "%s, annotation %d, of the image %s".formatted(source, shape.id, image),
                        shape.segmentation,
                        size.height(),
                        size.width())))
        .sorted(
            Comparator.comparing(Stencil::crowd)
                .thenComparing(Stencil::area)
                .reversed()
                .thenComparing(Stencil::id))
        .forEach(stencil -> paint(stencil, labels));
    return new LabelMap(size.height(), size.width(), labels);
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
    return "of %s in %s".formatted(image, source);
  }

  @Override
  public byte[] digest() {
    return Sha256.of(
        "PaintedMask[image=%s, height=%d, width=%d, ignored=%d, shapes=%s]"
            .formatted(image, size.height(), size.width(), ignored, shapes));
  }
}
