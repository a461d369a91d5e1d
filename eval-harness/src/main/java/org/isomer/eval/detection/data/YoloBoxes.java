package org.isomer.eval.detection.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.data.image.ImageFile;
import org.isomer.eval.detection.file.TextFile;
import org.isomer.eval.detection.file.YoloText;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Option;

/**
 * The layout of YOLO: images in {@code images/SPLIT}, and for each a text file of the same name in
 * {@code labels/SPLIT}; without one the image has no objects. Images are in the order of their
 * names.
 */
public final class YoloBoxes implements BoxDataPlugin<YoloBoxes.Config> {
  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

  /** The options. */
  public record Config(
      @Option(help = "Folder with images/SPLIT and labels/SPLIT") Path path,
      @Option(help = "What reports call the data", value = "YOLO boxes") String title,
      @Option(
              help =
                  "Class names in the order of their numbers; by default the lines of classes.txt in"
                      + " the folder",
              distinct = true)
          Optional<List<String>> names,
      @Option(help = "Folder of the training images", value = "train") String train,
      @Option(
              help =
                  "Folder of the validation images; by default a part of the training images is cut"
                      + " off for it")
          Optional<String> validation,
      @Option(help = "Folder of the test images", value = "test") String test,
      @Option(
              help = "Part of the training images that is cut off if there is no validation folder",
              value = "0.1",
              min = 0,
              max = 0.9,
              exclusiveMin = true)
          double validationFraction) {}

  @Override
  public String name() {
    return "yolo-boxes";
  }

  @Override
  public String summary() {
    return "Images with boxes in the layout of YOLO";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BoxData create(Config config) {
    Path path = config.path();
    List<String> names =
        config
            .names()
            .orElseGet(
                () ->
                    new TextFile(path.resolve("classes.txt"))
                        .lines().stream().filter(line -> !line.isEmpty()).toList());
    return BoxFiles.of(
        config.title(),
        names,
        images(path, config.train(), names.size()),
        config.validation().map(split -> images(path, split, names.size())),
        config.validationFraction(),
        images(path, config.test(), names.size()));
  }

  private static List<BoxFile> images(Path path, String split, int classes) {
    Path folder = path.resolve("images").resolve(split);
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(YoloBoxes::isImage).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException(
          "The folder %s cannot be read: %s. Name a folder with images/%s and labels/%s."
              .formatted(folder, e, split, split),
          e);
    }
    Path labels = path.resolve("labels").resolve(split);
    return files.parallelStream().map(file -> image(file, split, labels, classes)).toList();
  }

  private static BoxFile image(Path file, String split, Path labels, int classes) {
    String name = String.valueOf(file.getFileName());
    Path text = labels.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
    String id = split + "/" + name;
    if (!Files.exists(text)) {
      return new BoxFile(id, file, List.of());
    }
    Image image = new Image();
    ImageFile.read(file, 1, image);
    return new BoxFile(
        id,
        file,
        YoloText.read(text, 0, image.width(), image.height(), classes).stream()
            .map(BoxFile::marked)
            .toList());
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
