package org.isomer.eval.segmentation.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.data.image.ImageHeader;
import org.isomer.data.image.Orientation;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.Remarks;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.spi.Findings;

/** Puts image files and their masks together, and gathers what is doubtful on the way. */
final class MaskReader {
  private final Remarks remarks = new Remarks();

  /** An image file and the mask that belongs to it. */
  record Pair(String id, Path image, MaskedImage.Mask mask) {}

  /** What is doubtful so far, for the reader of a layout to add to. */
  Remarks remarks() {
    return remarks;
  }

  Findings findings() {
    return remarks.findings();
  }

  /**
   * Images with their masks, in the given order. An image that EXIF says to turn is turned if its
   * mask has the size of the turned image.
   *
   * @throws org.isomer.spi.BadInputException if a file is no image, or its mask states another size
   */
  List<MaskedImage> read(List<Pair> pairs) {
    List<ImageHeader> headers =
        pairs.parallelStream().map(pair -> ImageHeader.of(pair.image())).toList();
    List<MaskedImage> read = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      boolean turned = !headers.get(i).orientation().equals(Orientation.UPRIGHT);
      Optional<StatedSize> size = turned ? Optional.of(pair.mask().size()) : Optional.empty();
      read.add(
          new MaskedImage(
              pair.id(),
              AnnotatedImage.of(pair.image(), headers.get(i), size, pair.mask().name(), remarks),
              pair.mask()));
    }
    return read;
  }
}
