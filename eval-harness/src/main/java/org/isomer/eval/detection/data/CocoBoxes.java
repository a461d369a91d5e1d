package org.isomer.eval.detection.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.detection.file.Annotations;
import org.isomer.eval.detection.file.CocoInstances;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
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
    return open(config, FileIndex.NONE);
  }

  @Override
  public BoxData open(Config config, FileIndex index) {
    Annotations train = CocoInstances.read(config.train().annotations()).annotations();
    List<String> classes = train.images().categories();
    BoxReader reader = new BoxReader(index);
    return BoxFiles.of(
        config.title(),
        classes,
        images(config.train(), train, reader),
        config.validation().map(part -> images(part, classes, reader)),
        config.validationFraction(),
        images(config.test(), classes, reader),
        reader);
  }

  private static List<BoxFile> images(Part part, List<String> classes, BoxReader reader) {
    Annotations read = CocoInstances.read(part.annotations()).annotations();
    List<String> own = read.images().categories();
    if (!own.equals(classes)) {
      throw new BadInputException(
          "The file %s has the classes %s, but the training file %s. Give files of one data set."
              .formatted(part.annotations(), own, classes));
    }
    return images(part, read, reader);
  }

  private static List<BoxFile> images(Part part, Annotations read, BoxReader reader) {
    List<Path> files = new ArrayList<>();
    for (String name : read.images().images()) {
      files.add(existing(part, name));
    }
    return reader.files(read, files);
  }

  private static Path existing(Part part, String name) {
    Path file = part.images().resolve(name);
    if (!Files.exists(file)) {
      throw new BadInputException(
          "The file %s asks for the image %s, which does not exist. Add the image, or correct the paths."
              .formatted(part.annotations(), file));
    }
    return file;
  }
}
