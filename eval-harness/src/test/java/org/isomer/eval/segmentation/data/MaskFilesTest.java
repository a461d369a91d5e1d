package org.isomer.eval.segmentation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.MaskData;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskFilesTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  @TempDir Path folder;

  private void png(String name, int type, int... values) throws IOException {
    BufferedImage image = new BufferedImage(3, 2, type);
    for (int pixel = 0; pixel < 6; pixel++) {
      for (int band = 0; band < image.getRaster().getNumBands(); band++) {
        image.getRaster().setSample(pixel % 3, pixel / 3, band, values[pixel % values.length]);
      }
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, name.endsWith("png") ? "png" : "jpg", file.toFile());
  }

  private void picture(String name) throws IOException {
    png(name, BufferedImage.TYPE_3BYTE_BGR, 51);
  }

  private void mask(String name, int... labels) throws IOException {
    png(name, BufferedImage.TYPE_BYTE_GRAY, labels);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void camvid() throws IOException {
    for (String split : List.of("train", "val", "test")) {
      picture(split + "/b.png");
      picture(split + "/a.png");
      mask(split + "annot/a.png", 0, 1, 0, 255, 1, 1);
      mask(split + "annot/b.png", 1);
    }
  }

  private MaskData camvid(String classes) {
    return new PngMasks()
        .create(
            READER.bind(
                PngMasks.Config.class,
                "test",
                "path: %s\nclasses: %s\ntitle: Streets".formatted(folder, classes),
                List.of()));
  }

  @Test
  void pairsImagesAndMasksByName() throws IOException {
    camvid();
    MaskData data = camvid("[sky, road]");
    assertThat(data.title()).isEqualTo("Streets");
    assertThat(data.classes()).containsExactly("sky", "road");
    assertThat(data.split(Split.TRAIN).size()).isEqualTo(2);
    assertThat(data.split(Split.VALIDATION).id(0)).isEqualTo("val/a.png");
    Image image = new Image();
    data.split(Split.TEST).read(0, image);
    assertThat(image.spec()).isEqualTo(Image.spec(2, 3, 3));
    assertThat(image.toArray()).containsOnly(51 / 255f);
    assertThat(data.split(Split.TEST).annotation(0).labels()).containsExactly(0, 1, 0, 255, 1, 1);
    String digest = data.digest();
    assertThat(camvid("[sky, road]").digest()).isEqualTo(digest);
    mask("valannot/b.png", 0);
    assertThat(camvid("[sky, road]").digest()).isNotEqualTo(digest);
  }

  @Test
  void aLabelThatIsNoClassIsNamed() throws IOException {
    camvid();
    MaskData data = camvid("[sky]");
    assertThatThrownBy(() -> data.split(Split.TEST).annotation(0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The mask %s has the label 1 at row 0, column 1; classes are 0 to 0, and 255 is ignored. Check the list of classes and the ignored label."
                .formatted(folder.resolve("testannot/a.png")));
  }

  @Test
  void anImageWithoutAMaskAndAMaskWithoutAnImageAreNamed() throws IOException {
    camvid();
    Files.delete(folder.resolve("valannot/b.png"));
    assertThatThrownBy(() -> camvid("[sky, road]"))
        .hasMessage(
            "The image %s has no mask %s. Add the mask or remove the image."
                .formatted(folder.resolve("val/b.png"), folder.resolve("valannot/b.png")));
    Files.delete(folder.resolve("val/b.png"));
    mask("valannot/c.png", 0);
    assertThatThrownBy(() -> camvid("[sky, road]"))
        .hasMessage(
            "The mask %s has no image in %s. Add the image or remove the mask."
                .formatted(folder.resolve("valannot/c.png"), folder.resolve("val")));
  }

  @Test
  void aMissingFolderAndAnIgnoredClassAreNamed() throws IOException {
    camvid();
    assertThatThrownBy(
            () ->
                new PngMasks()
                    .create(
                        new PngMasks.Config(
                            folder,
                            Optional.of("x"),
                            List.of("a", "b"),
                            1,
                            new PngMasks.Folders("train", "trainannot"),
                            new PngMasks.Folders("val", "valannot"),
                            new PngMasks.Folders("test", "testannot"))))
        .hasMessage(
            "The ignored label 1 of x is a class, b. Choose a label that is none of 0 to 1.");
    assertThatThrownBy(
            () ->
                new PngMasks()
                    .create(
                        new PngMasks.Config(
                            folder,
                            Optional.of("x"),
                            List.of("a", "b"),
                            255,
                            new PngMasks.Folders("nowhere", "trainannot"),
                            new PngMasks.Folders("val", "valannot"),
                            new PngMasks.Folders("test", "testannot"))))
        .hasMessage(
            "The folder %s does not exist; there are test, testannot, train, trainannot, val, valannot. Check the path, and name the folders of the splits in the configuration."
                .formatted(folder.resolve("nowhere")));
  }

  private MaskData voc(String more) {
    return new VocMasks()
        .create(
            READER.bind(
                VocMasks.Config.class, "test", "path: %s\n%s".formatted(folder, more), List.of()));
  }

  @Test
  void readsTheLayoutOfPascalVoc() throws IOException {
    StringBuilder train = new StringBuilder();
    for (int i = 0; i < 22; i++) {
      String name = "i%02d".formatted(i);
      train.append(name).append('\n');
      picture("JPEGImages/%s.jpg".formatted(name));
      mask("SegmentationClass/%s.png".formatted(name), 0, 20, 255);
    }
    write("ImageSets/Segmentation/train.txt", train.toString());
    write("ImageSets/Segmentation/val.txt", "i03\n\n");
    MaskData data = voc("");
    assertThat(data.classes()).hasSize(21).contains("tvmonitor");
    assertThat(List.of(Split.values()).stream().map(split -> data.split(split).size()))
        .containsExactly(20L, 2L, 1L);
    assertThat(data.split(Split.VALIDATION).id(0)).isEqualTo("i09");
    assertThat(data.split(Split.VALIDATION).id(1)).isEqualTo("i19");
    assertThat(data.split(Split.TRAIN).id(9)).isEqualTo("i10");
    assertThat(data.split(Split.TEST).annotation(0).labels())
        .containsExactly(0, 20, 255, 0, 20, 255);
    assertThat(voc("validation: val").split(Split.TRAIN).size()).isEqualTo(22);
    write("ImageSets/Segmentation/val.txt", "i33\n");
    assertThatThrownBy(() -> voc(""))
        .hasMessage(
            "The list %s asks for %s, which does not exist. Add the file or remove it from the list."
                .formatted(
                    folder.resolve("ImageSets/Segmentation/val.txt"),
                    folder.resolve("JPEGImages/i33.jpg")));
    assertThatThrownBy(() -> voc("test: other"))
        .hasMessage(
            "%s: no such file. Check the path."
                .formatted(folder.resolve("ImageSets/Segmentation/other.txt")));
  }

  @Test
  void furtherMasksStandBehindThoseOfPascalVoc() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      picture("JPEGImages/%s.jpg".formatted(name));
    }
    mask("SegmentationClass/a.png", 1);
    mask("SegmentationClassAug/a.png", 2);
    mask("SegmentationClassAug/b.png", 3);
    write("ImageSets/Segmentation/trainaug.txt", "a\nb\n");
    write("ImageSets/Segmentation/val.txt", "a\n");
    String more = "masks: [SegmentationClass, SegmentationClassAug]\ntrain: trainaug\n";

    MaskData data = voc(more + "validation-every: 2");

    assertThat(data.split(Split.TRAIN).annotation(0).labels()).containsOnly(1);
    assertThat(data.split(Split.VALIDATION).annotation(0).labels()).containsOnly(3);
    assertThat(voc(more + "validation: val").split(Split.TRAIN).size()).isEqualTo(2);
    write("ImageSets/Segmentation/val.txt", "c\n");
    assertThatThrownBy(() -> voc(more))
        .hasMessage(
            "The list %s asks for %s or %s, which does not exist. Add the file or remove it from the list."
                .formatted(
                    folder.resolve("ImageSets/Segmentation/val.txt"),
                    folder.resolve("SegmentationClass/c.png"),
                    folder.resolve("SegmentationClassAug/c.png")));
  }

  private static final String COCO =
      """
      {"images": [{"id": 7, "file_name": "x.png", "height": 2, "width": 3},
                  {"id": 3, "file_name": "y.png", "height": 2, "width": 3}],
       "categories": [{"id": 18, "name": "dog"}, {"id": 2, "name": "cat"}],
       "annotations": [
         {"id": 1, "image_id": 7, "category_id": 2, "iscrowd": 0,
          "segmentation": {"size": [2, 3], "counts": [0, 1, 5]}},
         {"id": 2, "image_id": 7, "category_id": 18, "iscrowd": 0,
          "segmentation": [[0, 0, 2, 0, 2, 2, 0, 2]]},
         {"id": 3, "image_id": 7, "category_id": 2, "iscrowd": 1,
          "segmentation": {"size": [2, 3], "counts": [2, 4]}}]}
      """;

  private MaskData coco() {
    CocoMasks.Part part =
        new CocoMasks.Part(folder.resolve("images"), folder.resolve("instances.json"));
    return new CocoMasks().create(new CocoMasks.Config("Pets", part, part, part));
  }

  @Test
  void paintsSmallObjectsOverLargeOnesAndBothOverCrowds() throws IOException {
    picture("images/x.png");
    picture("images/y.png");
    write("instances.json", COCO);
    MaskData data = coco();
    assertThat(data.classes()).containsExactly("background", "cat", "dog");
    assertThat(data.split(Split.TRAIN).id(0)).isEqualTo("y.png");
    assertThat(data.split(Split.TRAIN).annotation(0).labels()).containsOnly(0);
    assertThat(data.split(Split.TRAIN).annotation(1).labels())
        .containsExactly(1, 2, 255, 2, 2, 255);
    write("instances.json", COCO.replace("\"category_id\": 18", "\"category_id\": 5"));
    assertThatThrownBy(this::coco)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "category_id is 5. No class has this id; correct it or add the class");
    write("instances.json", COCO);
    Files.delete(folder.resolve("images/y.png"));
    assertThatThrownBy(this::coco)
        .hasMessage(
            "The file %s names the image %s, which does not exist. Check the folder of images."
                .formatted(folder.resolve("instances.json"), folder.resolve("images/y.png")));
  }
}
