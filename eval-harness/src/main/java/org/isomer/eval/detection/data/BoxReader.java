package org.isomer.eval.detection.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.data.image.KnownImage;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.Remarks;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.eval.detection.file.Annotations;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;

/** Puts image files and their annotations together, and gathers what is doubtful on the way. */
final class BoxReader {
  private final Remarks remarks = new Remarks();
  private final FileIndex index;

  /**
   * Has read nothing yet.
   *
   * @param index what is known of image files
   */
  BoxReader(FileIndex index) {
    this.index = index;
  }

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

  /**
   * The image files of annotated images, in their order.
   *
   * @param files the file of each image
   * @throws org.isomer.spi.BadInputException if a file is no image, or has not the stated size
   */
  List<BoxFile> files(Annotations annotations, List<Path> files) {
    AnnotatedImages images = annotations.images();
    List<KnownImage> known = known(files);
    List<AnnotatedImage> read = new ArrayList<>();
    List<Boxes> boxes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path source = annotations.sources().get(i);
      read.add(image(known.get(i), annotations.sizes().get(i), source));
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

  /** Image files, of which those that the index does not know are read. */
  List<KnownImage> known(List<Path> files) {
    return KnownImage.of(files, index);
  }

  /** The image of a file. */
  AnnotatedImage image(KnownImage file, Optional<StatedSize> stated, Path source) {
    return AnnotatedImage.of(file, stated, source.toString(), remarks);
  }
}
