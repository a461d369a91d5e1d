package org.isomer.eval.detection.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.data.image.ImageHeader;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.Remarks;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.eval.detection.file.Annotations;
import org.isomer.spi.Findings;

/** Puts image files and their annotations together, and gathers what is doubtful on the way. */
final class BoxReader {
  private final Remarks remarks = new Remarks();

  /** What is doubtful so far, for the reader of a layout to add to. */
  Remarks remarks() {
    return remarks;
  }

  Findings findings() {
    return remarks.findings();
  }

  /**
   * The image files of annotated images, in their order.
   *
   * @param files the file of each image
   * @throws org.isomer.spi.BadInputException if a file is no image, or has not the stated size
   */
  List<BoxFile> files(Annotations annotations, List<Path> files) {
    AnnotatedImages images = annotations.images();
    List<ImageHeader> headers = headers(files);
    List<AnnotatedImage> read = new ArrayList<>();
    List<Boxes> boxes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path source = annotations.sources().get(i);
      read.add(image(files.get(i), headers.get(i), annotations.sizes().get(i), source));
      boxes.add(new Boxes(read.get(i), source, annotations.unit(), remarks));
    }
    for (GroundTruth object : images.objects()) {
      boxes.get(object.image()).add(object);
    }
    List<BoxFile> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      all.add(new BoxFile(images.images().get(i), read.get(i), boxes.get(i).marked()));
    }
    return all;
  }

  /** The headers of files, which are read on all processors. */
  static List<ImageHeader> headers(List<Path> files) {
    return files.parallelStream().map(ImageHeader::of).toList();
  }

  /** The image of a file. */
  AnnotatedImage image(Path file, ImageHeader header, Optional<StatedSize> stated, Path source) {
    return AnnotatedImage.of(file, header, stated, source.toString(), remarks);
  }
}
