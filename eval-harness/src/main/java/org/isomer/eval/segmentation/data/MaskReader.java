package org.isomer.eval.segmentation.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.data.image.KnownImage;
import org.isomer.data.image.Orientation;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.Remarks;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;

/** Puts image files and their masks together, and gathers what is doubtful on the way. */
final class MaskReader {
  private final Remarks remarks = new Remarks();
  private final FileIndex index;

  /**
   * Has read nothing yet.
   *
   * @param index what is known of the files of images and masks
   */
  MaskReader(FileIndex index) {
    this.index = index;
  }

  /** An image file and the mask that belongs to it. */
  record Pair(String id, Path image, MaskedImage.Mask mask) {}

  /** An image file and the file of its mask. */
  record FilePair(String id, Path image, Path mask) {}

  /** What is doubtful so far, for the reader of a layout to add to. */
  Remarks remarks() {
    return remarks;
  }

  /** The image files of a folder. */
  FilesByStem images(Path folder) {
    return FilesByStem.images(folder, index);
  }

  Findings findings() {
    return remarks.findings();
  }

  /** As {@link #read}, where masks are files. */
  List<MaskedImage> readFiles(List<FilePair> pairs) {
    List<KnownImage> masks = KnownImage.of(pairs.stream().map(FilePair::mask).toList(), index);
    return read(
        IntStream.range(0, pairs.size())
            .mapToObj(
                i -> new Pair(pairs.get(i).id(), pairs.get(i).image(), new MaskFile(masks.get(i))))
            .toList());
  }

  /**
   * Images with their masks, in the given order. An image that EXIF says to turn is turned if its
   * mask has the size of the turned image.
   *
   * @throws org.isomer.spi.BadInputException if a file is no image, or its mask states another size
   */
  List<MaskedImage> read(List<Pair> pairs) {
    List<KnownImage> images = KnownImage.of(pairs.stream().map(Pair::image).toList(), index);
    List<MaskedImage> read = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      boolean turned = !images.get(i).header().orientation().equals(Orientation.UPRIGHT);
      Optional<StatedSize> size = turned ? Optional.of(pair.mask().size()) : Optional.empty();
      read.add(
          new MaskedImage(
              pair.id(),
              AnnotatedImage.of(images.get(i), size, pair.mask().name(), remarks),
              pair.mask()));
    }
    return read;
  }
}
