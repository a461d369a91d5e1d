package org.isomer.eval.detection.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.file.CocoInstances;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/**
 * Images with instances in COCO's layout. Classes are in the order of their ids, and an object's
 * area is the file's, which is that of its mask.
 */
public final class CocoBoxes implements BoxDataPlugin<CocoBoxes.Config> {
  /** The options. */
  public record Config(
      @Option(help = "What reports call the data", value = "COCO instances") String title,
      @Option(help = "Training images") Part train,
      @Option(
              help =
                  "Validation images; by default a part of the training images is cut off for them")
          Optional<Part> validation,
      @Option(help = "Test images") Part test,
      @Option(
              help =
                  "Part of the training images that is cut off if there are no validation images",
              value = "0.1",
              min = 0,
              max = 0.9,
              exclusiveMin = true)
          double validationFraction) {}

  /** A split's files. */
  public record Part(
      @Option(help = "Folder that file names start from") Path images,
      @Option(help = "JSON file of instances") Path annotations) {}

  @Override
  public String name() {
    return "coco-boxes";
  }

  @Override
  public String summary() {
    return "Images with boxes in COCO's layout of instances";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BoxData create(Config config) {
    AnnotatedImages train = CocoInstances.read(config.train().annotations()).images();
    List<String> classes = train.categories();
    return BoxFiles.of(
        config.title(),
        classes,
        images(config.train(), train),
        config.validation().map(part -> images(part, classes)),
        config.validationFraction(),
        images(config.test(), classes));
  }

  private static List<BoxFile> images(Part part, List<String> classes) {
    AnnotatedImages images = CocoInstances.read(part.annotations()).images();
    if (!images.categories().equals(classes)) {
      throw new BadInputException(
          "The file %s has the classes %s, but the training file %s. Give files of one data set."
              .formatted(part.annotations(), images.categories(), classes));
    }
    return images(part, images);
  }

  private static List<BoxFile> images(Part part, AnnotatedImages images) {
    List<Path> files = new ArrayList<>();
    for (String name : images.images()) {
      files.add(BoxFile.existing(part.annotations(), part.images().resolve(name)));
    }
    return BoxFile.of(images, files);
  }
}
