package org.isomer.eval.detection.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.BoxData;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three layouts with the same drawn images. */
class BoxDataTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private record Options(@Option(help = "data") Choice<BoxData> data) {}

  private final Path folder;

  BoxDataTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static BoxData open(String yaml) {
    return READER.bind(Options.class, "test", "data: " + yaml, List.of()).data().create();
  }

  private void image(String name, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, 0xFF0000);
    ImageIO.write(image, "png", file.toFile());
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void voc(String part, String... names) throws IOException {
    vocYear("", part, names);
  }

  private void vocYear(String year, String part, String... names) throws IOException {
    for (String name : names) {
      image(year + "JPEGImages/" + name + ".png", 20, 10);
      write(
          year + "Annotations/" + name + ".xml",
          """
          <annotation><object><name>cell</name><difficult>1</difficult><bndbox>
          <xmin>2</xmin><ymin>1</ymin><xmax>12</xmax><ymax>6</ymax></bndbox></object></annotation>
          """);
    }
    write(year + "ImageSets/Main/" + part + ".txt", String.join("\n", names));
  }

  @Test
  void vocFolders() throws IOException {
    voc("train", "a", "b");
    voc("val", "c");
    voc("test", "d");

    BoxData data = open("{name: voc-boxes, path: '%s', validation: val}".formatted(folder));

    assertThat(data.classes()).containsExactly("cell");
    assertThat(data.split(Split.TRAIN).size()).isEqualTo(2);
    assertThat(data.split(Split.VALIDATION).id(0)).isEqualTo("c");
    assertThat(data.split(Split.TEST).annotation(0))
        .containsExactly(new Marked(0, List.of(2.0, 1.0, 12.0, 6.0), 50, false, true));
    Image image = new Image();
    data.split(Split.TRAIN).read(1, image);
    assertThat(image.spec()).isEqualTo(Image.spec(10, 20, 3));
    assertThat(image.values()[3]).isEqualTo(1);
    String digest = data.digest();
    assertThat(digest).hasSize(64);

    write(
        "Annotations/d.xml",
        Files.readString(folder.resolve("Annotations/d.xml")).replace(">12<", ">13<"));
    BoxData changed = open("{name: voc-boxes, path: '%s', validation: val}".formatted(folder));
    assertThat(changed.digest()).isNotEqualTo(digest);
  }

  @Test
  void aMissingValidationSplitIsCutOffTheSameWayEachTime() throws IOException {
    String[] names = new String[20];
    for (int i = 0; i < names.length; i++) {
      names[i] = "image" + i;
    }
    voc("train", names);
    voc("test", "d");
    String yaml = "{name: voc-boxes, path: '%s', validation-fraction: 0.2}".formatted(folder);

    BoxData data = open(yaml);

    assertThat(data.split(Split.TRAIN).size()).isEqualTo(16);
    assertThat(data.split(Split.VALIDATION).size()).isEqualTo(4);
    Set<String> all = new HashSet<>(ids(data, Split.TRAIN));
    all.addAll(ids(data, Split.VALIDATION));
    assertThat(all).containsExactlyInAnyOrder(names);
    assertThat(ids(open(yaml), Split.VALIDATION)).isEqualTo(ids(data, Split.VALIDATION));
  }

  @Test
  void severalYearsAreOneDataSet() throws IOException {
    vocYear("VOC2007/", "trainval", "000005", "000007");
    vocYear("VOC2007/", "test", "000001");
    vocYear("VOC2012/", "trainval", "2008_000008", "2008_000002");
    vocYear("VOC2012/", "val", "2008_000009");
    String yaml = "{name: voc-devkit, path: '%s', classes: [cell]".formatted(folder);

    BoxData data = open(yaml + ", validation: [VOC2012/val]}");

    assertThat(data.title()).isEqualTo("Pascal VOC 07+12");
    assertThat(ids(data, Split.TRAIN))
        .containsExactly("000005", "000007", "2008_000008", "2008_000002");
    assertThat(ids(data, Split.VALIDATION)).containsExactly("2008_000009");
    assertThat(ids(data, Split.TEST)).containsExactly("000001");
    assertThat(data.split(Split.TRAIN).annotation(3))
        .containsExactly(new Marked(0, List.of(2.0, 1.0, 12.0, 6.0), 50, false, true));
    Image image = new Image();
    data.split(Split.TRAIN).read(2, image);
    assertThat(image.spec()).isEqualTo(Image.spec(10, 20, 3));
    BoxData cut = open(yaml + ", validation-fraction: 0.01}");
    assertThat(cut.split(Split.TRAIN).size()).isEqualTo(3);
    assertThat(cut.split(Split.VALIDATION).size()).isEqualTo(1);
    assertThat(
            open("{name: voc-devkit, path: '%s', classes: [cell], train: [VOC2007/trainval]}"
                    .formatted(folder))
                .split(Split.TRAIN)
                .size())
        .isEqualTo(1);

    assertThatThrownBy(() -> open(yaml + ", train: [VOC2007/test]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "boxes/voc-devkit: the image 000001 is in the lists VOC2007/test and VOC2007/test. Choose lists that have no image in common.");
    assertThatThrownBy(() -> open(yaml + ", test: [test]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "boxes/voc-devkit: the list test names no year. Write it as YEAR/LIST, such as VOC2007/trainval.");
    assertThatThrownBy(() -> open(yaml + ", test: [VOC2009/test]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: no such file. Check the path.", folder.resolve("VOC2009/ImageSets/Main/test.txt"));
  }

  private static List<String> ids(BoxData data, Split split) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < data.split(split).size(); i++) {
      ids.add(data.split(split).id(i));
    }
    return ids;
  }

  @Test
  void cocoFiles() throws IOException {
    for (String part : List.of("train", "test")) {
      image("images/" + part + "1.png", 20, 10);
      image("images/" + part + "2.png", 20, 10);
      write(
          part + ".json",
          """
          {"images": [{"id": 1, "file_name": "%1$s1.png"}, {"id": 2, "file_name": "%1$s2.png"}],
           "categories": [{"id": 7, "name": "cell"}],
           "annotations": [{"id": 3, "image_id": 2, "category_id": 7, "bbox": [2, 1, 10, 5],
                            "area": 33.5, "iscrowd": 1}]}
          """
              .formatted(part));
    }
    String part = "{images: '%1$s/images', annotations: '%1$s/%2$s.json'}";
    String yaml =
        "{name: coco-boxes, train: %s, test: %s}"
            .formatted(part.formatted(folder, "train"), part.formatted(folder, "test"));

    BoxData data = open(yaml);

    assertThat(data.split(Split.TRAIN).size()).isEqualTo(1);
    assertThat(data.split(Split.VALIDATION).size()).isEqualTo(1);
    assertThat(data.split(Split.TEST).annotation(0)).isEmpty();
    assertThat(data.split(Split.TEST).annotation(1))
        .containsExactly(new Marked(0, List.of(2.0, 1.0, 12.0, 6.0), 33.5, true, false));

    write("test.json", Files.readString(folder.resolve("test.json")).replace("cell", "dog"));
    assertThatThrownBy(() -> open(yaml))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The file %s has the classes [dog], but the training file [cell]. Give files of one data set.",
            folder.resolve("test.json"));
    Files.delete(folder.resolve("images/train1.png"));
    assertThatThrownBy(() -> open(yaml))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("train.json asks for the image")
        .hasMessageContaining("train1.png, which does not exist");
  }

  @Test
  void yoloFolders() throws IOException {
    for (String part : List.of("train", "val", "test")) {
      image("images/" + part + "/x.png", 20, 10);
      image("images/" + part + "/y.png", 20, 10);
      write("labels/" + part + "/y.txt", "1 0.35 0.35 0.5 0.5\n");
    }
    write("classes.txt", "cell\ndog\n");

    BoxData data = open("{name: yolo-boxes, path: '%s', validation: val}".formatted(folder));

    assertThat(data.classes()).containsExactly("cell", "dog");
    assertThat(data.split(Split.VALIDATION).size()).isEqualTo(2);
    assertThat(data.split(Split.TEST).annotation(0)).isEmpty();
    assertThat(data.split(Split.TEST).annotation(1)).hasSize(1);
    assertThat(data.split(Split.TEST).annotation(1).get(0).label()).isEqualTo(1);
    assertThat(data.split(Split.TEST).annotation(1).get(0).corners())
        .containsExactly(2.0, 1.0, 12.0, 6.0);
    assertThatThrownBy(() -> open("{name: yolo-boxes, path: '%s', test: none}".formatted(folder)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The folder %s does not exist; there are test, train, val. Check the path, and name the folders of the splits in the configuration.",
            folder.resolve("images/none"));
  }
}
