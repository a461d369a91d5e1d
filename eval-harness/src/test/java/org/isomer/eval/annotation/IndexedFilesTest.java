package org.isomer.eval.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.data.ContentDigest;
import org.isomer.data.DataCache;
import org.isomer.data.Datasets;
import org.isomer.eval.evaluation.TaskCheck;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.TaskFile;
import org.isomer.examination.Examiner;
import org.isomer.file.Sha256;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.ImageFormat;
import org.isomer.spi.Labelled;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes and masks whose image files an index knows. */
class IndexedFilesTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final List<String> PARTS = List.of("train", "val", "test");

  private record Options(
      @Option(help = "boxes") Optional<Choice<BoxData>> boxes,
      @Option(help = "masks") Optional<Choice<MaskData>> masks) {}

  /** Takes every file that it has seen for unchanged. */
  private static final class Memory implements FileIndex {
    private final Map<Path, FileFacts> known = new ConcurrentHashMap<>();
    private final Set<ImageFormat> formats = new HashSet<>();

    @Override
    public Set<ImageFormat> imageFormats() {
      return formats;
    }

    @Override
    public List<Optional<FileFacts>> of(List<Path> files, IntFunction<Optional<FileFacts>> read) {
      for (int i = 0; i < files.size(); i++) {
        if (!known.containsKey(files.get(i))) {
          known.put(files.get(i), read.apply(i).orElseThrow());
        }
      }
      return files.stream().map(known::get).map(Optional::of).toList();
    }
  }

  @TempDir private Path folder;
  private final Memory index = new Memory();

  /** One image a part, in the layouts of all readers at once. */
  @BeforeEach
  void write() throws IOException {
    DrawnFiles files = new DrawnFiles(folder);
    for (String part : PARTS) {
      files.picture("JPEGImages/" + part + ".png", 20, 10, part.hashCode());
      files.picture("images/" + part + "/a.png", 20, 10, part.hashCode());
      files.mask("SegmentationClass/" + part + ".png", 20, 10, 0, 1, 255);
      files.mask("masks/" + part + "/a.png", 20, 10, 0, 1);
      files.text("labels/" + part + "/a.txt", "0 0.35 0.35 0.5 0.5\n");
      files.text("ImageSets/Main/" + part + ".txt", part + "\n");
      files.text("ImageSets/Segmentation/" + part + ".txt", part + "\n");
      files.text(
          "Annotations/" + part + ".xml",
          """
          <annotation><object><name>cell</name><bndbox>
          <xmin>2</xmin><ymin>1</ymin><xmax>12</xmax><ymax>6</ymax></bndbox></object></annotation>
          """);
      files.text(
          part + ".json",
          """
          {"images": [{"id": 1, "file_name": "%s.png", "width": 20, "height": 10}],
           "categories": [{"id": 7, "name": "cell"}],
           "annotations": [{"id": 3, "image_id": 1, "category_id": 7, "bbox": [2, 1, 10, 5],
             "area": 50, "iscrowd": 0, "segmentation": [[2, 1, 12, 1, 12, 6, 2, 6]]}]}
          """
              .formatted(part));
    }
    files.text("classes.txt", "cell\n");
  }

  private Labelled<?> open(String yaml, FileIndex known) {
    Options options =
        READER.bind(
            Options.class,
            "test",
            yaml.replace("FOLDER", folder.toString())
                .replaceAll(
                    "PART (\\w+)",
                    "{images: %s/JPEGImages, annotations: %1$s/$1.json}".formatted(folder)),
            List.of());
    return options.boxes().isPresent()
        ? options.boxes().get().open(known)
        : options.masks().orElseThrow().open(known);
  }

  /** Nothing that was an image is one any more. */
  private void spoil() throws IOException {
    for (Path file : index.known.keySet()) {
      Files.writeString(file, "no image", StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boxes: {name: voc-boxes, path: FOLDER, validation: val}",
        "boxes: {name: yolo-boxes, path: FOLDER, validation: val}",
        "boxes: {name: coco-boxes, train: PART train, validation: PART val, test: PART test}",
        "masks: {name: coco-masks, train: PART train, validation: PART val, test: PART test}",
        "masks: {name: voc-masks, path: FOLDER, validation: val, test: test}",
        "masks: {name: png-masks, path: FOLDER, classes: [a, b], train: {images: images/train, masks: masks/train},"
            + " validation: {images: images/val, masks: masks/val}, test: {images: images/test, masks: masks/test}}",
      })
  void whatIsKnownIsOpenedWithoutBeingRead(String yaml) throws IOException {
    String unindexed = open(yaml, FileIndex.NONE).digest();
    assertThat(open(yaml, index).digest()).isEqualTo(unindexed);
    spoil();

    Labelled<?> again = open(yaml, index);
    assertThat(again.digest()).isEqualTo(unindexed);
    assertThat(again.split(Split.TEST).size()).isEqualTo(1);
    assertThatThrownBy(() -> again.split(Split.TEST).read(0, new Image()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("test")
        .hasMessageContaining("is not what it was when it was read last");
  }

  @Test
  void aMaskThatChangedBehindTheIndexIsRefusedWhenItIsRead() throws IOException {
    String yaml = "masks: {name: voc-masks, path: FOLDER, validation: val, test: test}";
    open(yaml, index);
    Path mask = folder.resolve("SegmentationClass/test.png");
    Files.copy(
        new DrawnFiles(folder).mask("other.png", 20, 10, 1, 0),
        mask,
        StandardCopyOption.REPLACE_EXISTING);

    Labelled<?> again = open(yaml, index);
    assertThatThrownBy(() -> again.split(Split.TEST).annotation(0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(mask + " is not what it was");
    assertThat(again.split(Split.TRAIN).annotation(0)).isNotNull();
  }

  /** The digest is what it was before there was an index: of names, files and objects. */
  @Test
  void theDigestIsOfTheBytesOfAllFiles() throws IOException {
    Marked object = new Marked(0, List.of(2.0, 1.0, 12.0, 6.0), 50, false, false);
    ContentDigest expected = new ContentDigest().add(1).add("cell");
    for (String part : PARTS) {
      byte[] file = Files.readAllBytes(folder.resolve("JPEGImages/" + part + ".png"));
      expected.add(1).add(part).add(Sha256.of(file)).add(1).add(object.toString());
    }
    Labelled<?> data = open("boxes: {name: voc-boxes, path: FOLDER, validation: val}", index);
    assertThat(data.split(Split.TRAIN).annotation(0)).isEqualTo(List.of(object));
    assertThat(data.digest()).isEqualTo(expected.hex());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: multilabel, data: {name: voc-boxes, path: FOLDER, validation: val}}",
        "{name: detection, data: {name: voc-boxes, path: FOLDER, validation: val}}",
        "{name: segmentation, data: {name: voc-masks, path: FOLDER, validation: val, test: test, classes: [a, b]}}",
      })
  void aTaskIsCheckedASecondTimeWithoutReadingImages(String yaml) throws IOException {
    DrawnFiles files = new DrawnFiles(folder);
    files.picture("JPEGImages/bare.png", 20, 10, 1);
    files.text("Annotations/bare.xml", "<annotation></annotation>");
    files.text("ImageSets/Main/test.txt", "test\nbare\n");
    check(yaml);
    spoil();
    check(yaml);
  }

  private void check(String yaml) {
    TaskFile file =
        READER.bind(
            TaskFile.class,
            "test",
            "task: " + yaml.replace("FOLDER", folder.toString()),
            List.of());
    Examiner examiner =
        new Examiner(
            new DataCache(folder.resolve("kept")),
            Console.plain(new PrintStream(OutputStream.nullOutputStream())));
    assertThat(new TaskCheck(new Datasets(index), examiner).check(new NamedTask("own", file)))
        .isTrue();
  }

  /** Of a format that a JAR adds: a file is one byte, the gray of all its pixels. */
  private record Plain() implements ImageFormat {
    @Override
    public String name() {
      return "plain";
    }

    @Override
    public List<String> endings() {
      return List.of(".plain");
    }

    @Override
    public BufferedImage decode(byte[] file) {
      BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, file[0]);
      return image;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boxes: {name: voc-boxes, path: FOLDER, validation: val}",
        "boxes: {name: yolo-boxes, path: FOLDER, validation: val}",
        "masks: {name: voc-masks, path: FOLDER, validation: val, test: test}",
      })
  void imagesMayBeOfAFormatThatAJarAdds(String yaml) throws IOException {
    DrawnFiles files = new DrawnFiles(folder);
    for (String part : PARTS) {
      for (String stem : List.of("JPEGImages/" + part, "images/" + part + "/a")) {
        Files.delete(folder.resolve(stem + ".png"));
        files.bytes(stem + ".plain", new byte[] {51});
      }
    }
    index.formats.add(new Plain());
    Image image = new Image();
    open(yaml, index).split(Split.TEST).read(0, image);

    assertThat(image.spec()).isEqualTo(Image.spec(10, 20, 3));
    assertThat(image.toArray()).startsWith(51 / 255f, 51 / 255f, 51 / 255f, 0);
  }
}
