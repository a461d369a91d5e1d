package org.isomer.eval.detection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.eval.annotation.DrawnFiles;
import org.isomer.eval.spi.BoxData;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong or doubtful in the files of the three layouts. */
class BoxFindingsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private record Options(@Option(help = "data") Choice<BoxData> data) {}

  private final Path folder;
  private final DrawnFiles files;

  BoxFindingsTest(@TempDir Path folder) {
    this.folder = folder;
    files = new DrawnFiles(folder);
  }

  private static BoxData open(String yaml) {
    return READER.bind(Options.class, "test", "data: " + yaml, List.of()).data().create();
  }

  private BoxData voc() {
    return open("{name: voc-boxes, path: '%s', validation: val}".formatted(folder));
  }

  private static String box(int left, int top, int right, int bottom) {
    return """
        <object><name>cell</name><bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax>
        </bndbox></object>
        """
        .formatted(left, top, right, bottom);
  }

  private Path annotation(String name, String content) throws IOException {
    return files.text(
        "Annotations/" + name + ".xml", "<annotation>\n" + content + "</annotation>\n");
  }

  private void vocFiles() throws IOException {
    for (String part : List.of("train", "val", "test")) {
      files.picture("JPEGImages/" + part + "1.png", 20, 10, part.hashCode());
      annotation(part + "1", box(2, 1, 12, 6));
      files.text("ImageSets/Main/" + part + ".txt", part + "1\n");
    }
  }

  @Test
  void whatProgramsLeaveInFoldersDoesNotMatter() throws IOException {
    vocFiles();
    String digest = voc().digest();
    files.text("Annotations/._train1.xml", "no XML");
    files.text("JPEGImages/._train1.png", "no image");
    files.text("ImageSets/Main/test.txt", "\uFEFFtest1\r\n");

    assertThat(voc().digest()).isEqualTo(digest);
    assertThat(voc().findings().warnings()).isEmpty();

    Files.move(folder.resolve("JPEGImages/val1.png"), folder.resolve("JPEGImages/val1.PNG"));
    Files.move(folder.resolve("Annotations/val1.xml"), folder.resolve("Annotations/val1.XML"));
    assertThat(voc().digest()).isEqualTo(digest);
  }

  @Test
  void anAnnotationWithoutAnImageIsNamed() throws IOException {
    vocFiles();
    Path orphan = annotation("other", box(1, 1, 2, 2).replace("cell", "dog"));

    assertThat(voc().classes()).containsExactly("cell", "dog");
    assertThat(voc().findings().warnings())
        .containsExactly(
            "Annotation files without an image: 1, the first %s. They were passed over, but for the names of their classes. Add the images or remove the files."
                .formatted(orphan));
  }

  @Test
  void anAnnotationThatNamesAnotherImageIsNamed() throws IOException {
    vocFiles();
    annotation("train1", "<filename>train1.bmp</filename>" + box(2, 1, 12, 6));
    annotation("val1", "<filename>C:\\pictures\\val1.png</filename>" + box(2, 1, 12, 6));
    assertThat(voc().findings().warnings()).isEmpty();

    Path file = annotation("test1", "<filename>test10.png</filename>" + box(2, 1, 12, 6));
    assertThat(voc().findings().warnings())
        .containsExactly(
            "Annotation files that name another image in <filename>: 1, the first %s, which names test10.png. The image of the file's own name was taken. Look whether its boxes are these."
                .formatted(file));
  }

  @Test
  void objectsThatCannotBeMeantAreCounted() throws IOException {
    files.picture("1.png", 20, 10, 1);
    files.picture("2.png", 20, 10, 2);
    Path file =
        files.text(
            "boxes.json",
            """
            {"images": [{"id": 1, "file_name": "1.png", "width": 20, "height": 10},
                        {"id": 2, "file_name": "2.png", "width": 20, "height": 10}],
             "categories": [{"id": 1, "name": "cell"}, {"id": 2, "name": "dog"}],
             "annotations": [
              {"id": 1, "image_id": 1, "category_id": 1, "bbox": [2, 1, 4, 4], "area": 25, "iscrowd": 0},
              {"id": 2, "image_id": 1, "category_id": 2, "bbox": [2, 1, 4, 4], "area": 9, "iscrowd": 0},
              {"id": 3, "image_id": 1, "category_id": 1, "bbox": [2, 1, 4, 4], "area": 16, "iscrowd": 0},
              {"id": 4, "image_id": 2, "category_id": 1, "bbox": [2, 1, 4, 4], "area": 0, "iscrowd": 0},
              {"id": 5, "image_id": 2, "category_id": 1, "bbox": [2, 1, 4, 5], "area": 31, "iscrowd": 0},
              {"id": 6, "image_id": 2, "category_id": 2, "bbox": [0.1, 0.2, 0.5, 0.6], "area": 0.3, "iscrowd": 0}]}
            """);
    String part = "{images: '%s', annotations: '%s'}".formatted(folder, file);
    BoxData data =
        open("{name: coco-boxes, train: %1$s, validation: %1$s, test: %1$s}".formatted(part));

    assertThat(data.findings().warnings())
        .contains(
            "Objects with the class and the box of an earlier one of their image: 3, the first in %s, annotation 3. Each counts, and one of them at most is found. Remove one of each."
                .formatted(file),
            "Objects whose stated area is none that their box can hold: 6, the first in %s, annotation 4. Which objects are small or large follows from it. Correct or remove it."
                .formatted(file),
            "Boxes of less than a pixel each way: 3, the first in %s, annotation 6. Coordinates are pixels from the image's corner. Look whether these are shares of the image."
                .formatted(file));
  }

  @Test
  void boxesBeyondTheImageAreClippedAndCounted() throws IOException {
    vocFiles();
    Path file =
        annotation(
            "train1",
            box(2, 1, 21, 11) + box(15, 5, 200, 100) + box(50, 50, 60, 60) + box(3, 3, 3, 8));

    BoxData data = voc();

    assertThat(data.split(Split.TRAIN).annotation(0))
        .extracting(object -> object.corners())
        .containsExactly(
            List.of(2.0, 1.0, 21.0, 11.0),
            List.of(15.0, 5.0, 20.0, 10.0),
            List.of(3.0, 3.0, 3.0, 8.0));
    assertThat(data.split(Split.TRAIN).annotation(0).get(1).area()).isEqualTo(25);
    assertThat(data.findings().warnings())
        .containsExactly(
            "Boxes that reach beyond their image: 1, the first in %s, line 4. They were clipped to the image. Look whether the annotations belong to it."
                .formatted(file),
            "Boxes that lie outside of their image: 1, the first in %s, line 6. They were left out, since nothing can find them. Look whether the annotations belong to it."
                .formatted(file),
            "Boxes of no area: 1, the first in %s, line 8. They count as objects that nothing finds. Correct or remove them."
                .formatted(file));
  }

  @Test
  void theStatedSizeMustBeTheImages() throws IOException {
    vocFiles();
    annotation("test1", "<size><width>0</width><height>0</height></size>" + box(2, 1, 12, 6));
    assertThat(voc().split(Split.TEST).size()).isEqualTo(1);
    annotation("test1", "<size><width>20</width><height>10</height></size>" + box(2, 1, 12, 6));
    assertThat(voc().split(Split.TEST).size()).isEqualTo(1);
    Path file =
        annotation("test1", "<size><width>10</width><height>20</height></size>" + box(2, 1, 8, 18));
    assertThatThrownBy(this::voc)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("%s: states 10×20 pixels (width, height)", file);
    annotation("test1", "<size><width>ten</width><height>20</height></size>");
    assertThatThrownBy(this::voc)
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s, line 2: the width is \"ten\". Give a whole number of pixels.", file);
  }

  @Test
  void boxesOnStoredPixelsAreReadWithThem() throws IOException {
    vocFiles();
    Files.delete(folder.resolve("JPEGImages/train1.png"));
    files.turned("JPEGImages/train1.jpg", 32, 16, 6);
    annotation("train1", "<size><width>32</width><height>16</height></size>" + box(2, 1, 30, 6));

    BoxData data = voc();
    Image image = new Image();
    data.split(Split.TRAIN).read(0, image);

    assertThat(image.spec()).isEqualTo(Image.spec(16, 32, 3));
    assertThat(data.findings().warnings()).isEmpty();
  }

  private String coco(String part, String more, String section) throws IOException {
    files.picture("images/%s.png".formatted(part), 20, 10, part.hashCode());
    files.text(
        part + ".json",
        """
        {"images": [{"id": 1, "file_name": "%s.png"%s}], "categories": [{"id": 7, "name": "cell"}],
         "%s": [{"id": 3, "image_id": 1, "category_id": 7, "bbox": [2, 1, 10, 5], "area": 33.5}]}
        """
            .formatted(part, more, section));
    return "%s: {images: '%s/images', annotations: '%2$s/%1$s.json'}".formatted(part, folder);
  }

  private BoxData coco(String train, String test) {
    return open(
        "{name: coco-boxes, %s, %s, validation: {%s}}"
            .formatted(train, test, train.substring(8, train.length() - 1)));
  }

  @Test
  void filesOfInstancesSayWhatTheyMust() throws IOException {
    String train = coco("train", ", \"width\": 20, \"height\": 10", "annotations");
    String test = coco("test", ", \"width\": null", "annotations");
    assertThat(coco(train, test).findings().warnings()).isEmpty();

    coco("test", ", \"width\": 10, \"height\": 20", "annotations");
    assertThatThrownBy(() -> coco(train, test))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("%s: states 10×20 pixels", folder.resolve("test.json"));
    coco("test", "", "comments");
    assertThatThrownBy(() -> coco(train, test))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, line 1: it has no annotations. Name a file in COCO's layout of instances.",
            folder.resolve("test.json"));
    coco("test", "}, {\"id\": 2, \"file_name\": \"test.png\"", "annotations");
    assertThatThrownBy(() -> coco(train, test))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, line 1, /images/1: file_name is \"test.png\". The image 1 has this file already, and an image counts once; remove one of them.",
            folder.resolve("test.json"));
  }

  private void yoloFiles() throws IOException {
    for (String part : List.of("train", "val", "test")) {
      for (String name : List.of("a", "b")) {
        files.picture("images/%s/%s.PNG".formatted(part, name), 20, 10, name.hashCode());
        files.text("labels/%s/%s.txt".formatted(part, name), "0 0.35 0.35 0.5 0.5\n");
      }
      files.text("images/%s/._a.png".formatted(part), "no image");
    }
    files.text("labels/train/classes.txt", "cell\n");
    files.text("classes.txt", "\uFEFFcell\n");
  }

  private BoxData yolo() {
    return open("{name: yolo-boxes, path: '%s', validation: val}".formatted(folder));
  }

  @Test
  void labelFilesAndImagesMustFit() throws IOException {
    yoloFiles();
    assertThat(yolo().classes()).containsExactly("cell");
    assertThat(yolo().split(Split.TRAIN).size()).isEqualTo(2);
    assertThat(yolo().findings().warnings()).isEmpty();

    Files.delete(folder.resolve("labels/train/b.txt"));
    Path orphan = files.text("labels/test/c.txt", "0 0.5 0.5 0.1 0.1\n");
    Path empty = files.text("labels/val/a.txt", "");
    assertThat(yolo().findings().warnings())
        .containsExactly(
            "Images without a label file: 1, the first %s. They count as images without objects. If they show some, add the files."
                .formatted(folder.resolve("images/train/b.PNG")),
            "Label files without an image: 1, the first %s. They were passed over. Add the images or remove the files."
                .formatted(orphan));
    assertThat(yolo().findings().facts())
        .containsExactly(
            "Empty label files: 1, the first %s. Their images count as images without objects."
                .formatted(empty));
  }

  @Test
  void aSecondListOfClassesIsNamed() throws IOException {
    yoloFiles();
    Path other = files.text("data.yaml", "names: [dog, cell]\n");

    assertThat(yolo().findings().warnings())
        .containsExactly(
            "Lists of classes that are not read, since classes.txt is there: 1, the first %s. Look whether they have the same order, or give the names in the order of their numbers: names: [cat, dog]."
                .formatted(other));
    assertThat(
            open("{name: yolo-boxes, path: '%s', validation: val, names: [cell]}".formatted(folder))
                .findings()
                .warnings())
        .isEmpty();
  }

  @Test
  void aFolderThatNoSplitUsesIsNamed() throws IOException {
    yoloFiles();

    assertThat(open("{name: yolo-boxes, path: '%s'}".formatted(folder)).findings().warnings())
        .containsExactly(
            "Folders of images that are not used: 1, the first %s. Name them with train, validation or test if they are splits of these data."
                .formatted(folder.resolve("images/val")));
  }

  @Test
  void aMissingFolderOfLabelsIsNamed() throws IOException {
    yoloFiles();
    Files.move(folder.resolve("labels/train"), folder.resolve("labels/Training"));

    assertThatThrownBy(this::yolo)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The folder %s does not exist; there are Training, test, val. Check the path, and name the folders of the splits in the configuration.",
            folder.resolve("labels/train"));
  }
}
