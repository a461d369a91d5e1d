package org.isomer.eval.detection.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.Remarks.Remark;
import org.isomer.eval.detection.file.Annotations;
import org.isomer.eval.detection.file.VocFolder;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.file.FileListing;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/**
 * The layout of Pascal VOC: images in {@code JPEGImages}, boxes in {@code Annotations}, and a text
 * file of names for each split in {@code ImageSets/Main}. Coordinates are taken as the files give
 * them.
 */
public final class VocBoxes implements BoxDataPlugin<VocBoxes.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Folder with JPEGImages, Annotations and ImageSets/Main") Path path,
      @Option(help = "What reports call the data", value = "Pascal VOC") String title,
      @Option(
              help =
                  "Class names in the order of their labels; by default all that occur in the"
                      + " annotations, sorted",
              distinct = true)
          Optional<List<String>> classes,
      @Option(help = "List of the training images", value = "train") String train,
      @Option(
              help =
                  "List of the validation images; by default a part of the training images is cut"
                      + " off for it")
          Optional<String> validation,
      @Option(help = "List of the test images", value = "test") String test,
      @Option(
              help = "Part of the training images that is cut off if there is no validation list",
              value = "0.1",
              min = 0,
              max = 0.9,
              exclusiveMin = true)
          double validationFraction) {}

  private static final Remark ORPHANS =
      new Remark(
          "Annotation files without an image",
          "They were passed over, but for the names of their classes. Add the images or remove the"
              + " files.",
          true);

  private static final Remark OTHERS =
      new Remark(
          "Annotation files that name another image in <filename>",
          "The image of the file's own name was taken. Look whether its boxes are these.",
          true);

  @Override
  public String name() {
    return "voc-boxes";
  }

  @Override
  public String summary() {
    return "Images with boxes in the layout of Pascal VOC";
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
    VocFolder folder = new VocFolder(config.path());
    List<String> classes = config.classes().orElseGet(folder::categories);
    BoxReader reader = new BoxReader(index);
    remarkOrphans(folder, reader);
    return BoxFiles.of(
        config.title(),
        classes,
        images(folder, config.train(), classes, reader),
        config.validation().map(set -> images(folder, set, classes, reader)),
        config.validationFraction(),
        images(folder, config.test(), classes, reader),
        reader);
  }

  private static void remarkOrphans(VocFolder folder, BoxReader reader) {
    FilesByStem images = images(folder, reader);
    folder.annotations().files().stream()
        .filter(file -> images.find(FileListing.stem(file)).isEmpty())
        .forEach(file -> reader.remarks().add(ORPHANS, file.toString()));
  }

  private static FilesByStem images(VocFolder folder, BoxReader reader) {
    return reader.images(folder.path().resolve("JPEGImages"));
  }

  /** The images of one list. */
  static List<BoxFile> images(
      VocFolder folder, String set, List<String> classes, BoxReader reader) {
    Annotations read = folder.read(set, classes);
    read.others().forEach(other -> reader.remarks().add(OTHERS, other));
    FilesByStem files = images(folder, reader);
    return reader.files(
        read,
        read.images().images().stream()
            .map(name -> files.required(name, folder.list(set), ".jpg"))
            .toList());
  }
}
