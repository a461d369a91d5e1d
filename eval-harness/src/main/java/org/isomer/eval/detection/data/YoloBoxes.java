package org.isomer.eval.detection.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.data.image.KnownImage;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.NamedFolder;
import org.isomer.eval.annotation.Remarks;
import org.isomer.eval.annotation.Remarks.Remark;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.eval.detection.file.YoloText;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.file.FileListing;
import org.isomer.file.TextFile;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/**
 * The layout of YOLO: images in {@code images/SPLIT}, and for each a text file of the same name in
 * {@code labels/SPLIT}; an image without one is taken to have no objects. Images are in the order
 * of their names.
 */
public final class YoloBoxes implements BoxDataPlugin<YoloBoxes.Config> {
  private static final List<String> LABELS = List.of(".txt");

  /** Written into the folder of labels by LabelImg. */
  private static final String CLASSES = "classes";

  private static final Remark UNLABELLED =
      new Remark(
          "Images without a label file",
          "They count as images without objects. If they show some, add the files.",
          true);
  private static final Remark EMPTY =
      new Remark("Empty label files", "Their images count as images without objects.", false);
  private static final Remark UNUSED =
      new Remark(
          "Folders of images that are not used",
          "Name them with train, validation or test if they are splits of these data.",
          true);
  private static final Remark ORPHANS =
      new Remark(
          "Label files without an image",
          "They were passed over. Add the images or remove the files.",
          true);

  private static final Remark UNREAD =
      new Remark(
          "Lists of classes that are not read, since classes.txt is there",
          "Look whether they have the same order, or give the names in the order of their numbers:"
              + " names: [cat, dog].",
          true);

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
    return open(config, FileIndex.NONE);
  }

  @Override
  public BoxData open(Config config, FileIndex index) {
    Path path = config.path();
    BoxReader reader = new BoxReader(index);
    List<String> names = config.names().orElseGet(() -> names(path, reader.remarks()));
    remarkUnused(config, reader.remarks());
    return BoxFiles.of(
        config.title(),
        names,
        images(path, config.train(), names.size(), reader),
        config.validation().map(split -> images(path, split, names.size(), reader)),
        config.validationFraction(),
        images(path, config.test(), names.size(), reader),
        reader);
  }

  /** The lines of the list of classes; the number of a class is that of its line, from 0. */
  private static List<String> names(Path path, Remarks remarks) {
    TextFile file = new TextFile(path.resolve(CLASSES + ".txt"));
    if (Files.notExists(file.path())) {
      throw new BadInputException(
          "%s: no such file. Write a class on each line, or give the names in the order of their numbers, as a data.yaml has them: names: [cat, dog]."
              .formatted(file.path()));
    }
    List<String> lines = new ArrayList<>(file.lines());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    int empty = lines.indexOf("");
    if (empty >= 0) {
      throw file.wrong(
          "line " + (empty + 1),
          "it is empty, and the number of a class is that of its line. Name the class, or remove the line");
    }
    Path other = path.resolve("data.yaml");
    if (Files.exists(other)) {
      remarks.add(UNREAD, other.toString());
    }
    return lines;
  }

  private static void remarkUnused(Config config, Remarks remarks) {
    Path images = NamedFolder.existing(config.path(), "images");
    Set<Path> used = new HashSet<>();
    Stream.of(Optional.of(config.train()), config.validation(), Optional.of(config.test()))
        .flatMap(Optional::stream)
        .forEach(split -> used.add(images.resolve(Path.of(split).getName(0))));
    FileListing.of(images).folders().stream()
        .filter(folder -> !used.contains(folder))
        .forEach(folder -> remarks.add(UNUSED, folder.toString()));
  }

  private static List<BoxFile> images(Path path, String split, int classes, BoxReader reader) {
    FilesByStem images = reader.images(NamedFolder.existing(path.resolve("images"), split));
    FilesByStem labels =
        FilesByStem.of(NamedFolder.existing(path.resolve("labels"), split), LABELS);
    images.remarkOthers(reader.remarks());
    List<Path> files = images.files();
    List<KnownImage> known = reader.known(files);
    List<BoxFile> read = new ArrayList<>();
    Set<String> stems = new HashSet<>(Set.of(CLASSES));
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      String stem = FileListing.stem(file);
      stems.add(stem);
      Optional<Path> text = labels.find(stem);
      if (text.isEmpty()) {
        reader.remarks().add(UNLABELLED, file.toString());
      }
      AnnotatedImage image = reader.image(known.get(i), Optional.empty(), text.orElse(file));
      read.add(
          new BoxFile(
              split + "/" + file.getFileName(),
              image,
              text.map(each -> objects(each, image, classes, reader.remarks())).orElse(List.of())));
    }
    labels.files().stream()
        .filter(label -> !stems.contains(FileListing.stem(label)))
        .forEach(label -> reader.remarks().add(ORPHANS, label.toString()));
    return read;
  }

  private static List<Marked> objects(
      Path text, AnnotatedImage image, int classes, Remarks remarks) {
    List<GroundTruth> objects = YoloText.read(text, 0, image.width(), image.height(), classes);
    if (objects.isEmpty()) {
      remarks.add(EMPTY, text.toString());
    }
    Boxes boxes = new Boxes(image, text, "line", remarks);
    objects.forEach(boxes::add);
    return boxes.marked();
  }
}
