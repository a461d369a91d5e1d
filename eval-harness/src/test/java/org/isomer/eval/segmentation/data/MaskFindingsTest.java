package org.isomer.eval.segmentation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.eval.annotation.DrawnFiles;
import org.isomer.eval.examination.MaskExamination;
import org.isomer.eval.spi.MaskData;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong or doubtful in files of images and masks. */
class MaskFindingsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private record Options(@Option(help = "data") Choice<MaskData> data) {}

  private final Path folder;
  private final DrawnFiles files;

  MaskFindingsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    files = new DrawnFiles(folder);
    for (String part : List.of("train", "val", "test")) {
      files.picture(part + "/a.png", 20, 10, part.hashCode());
      files.mask(part + "annot/a.png", 20, 10, 0, 1);
    }
  }

  private static MaskData open(String yaml) {
    return READER.bind(Options.class, "test", "data: " + yaml, List.of()).data().create();
  }

  private MaskData camvid() {
    return open("{name: png-masks, path: '%s', classes: [sky, road]}".formatted(folder));
  }

  @Test
  void whatProgramsLeaveInFoldersDoesNotMatter() throws IOException {
    String digest = camvid().digest();
    files.text("train/.DS_Store", "");
    files.text("train/._a.png", "no image");
    files.text("trainannot/._a.png", "no mask");
    files.text("trainannot/Thumbs.db", "");

    assertThat(camvid().digest()).isEqualTo(digest);
    assertThat(camvid().findings().facts()).isEmpty();
  }

  @Test
  void foldersOfOtherNamesAreNamed() throws IOException {
    Files.move(folder.resolve("val"), folder.resolve("valid"));

    assertThatThrownBy(this::camvid)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The folder %s does not exist; there are test, testannot, train, trainannot, valannot, valid. Check the path, and name the folders of the splits in the configuration.",
            folder.resolve("val"));
  }

  @Test
  void anImageIsTurnedIfItsMaskIs() throws IOException {
    Files.delete(folder.resolve("train/a.png"));
    files.turned("train/a.jpg", 32, 16, 6);
    Image image = new Image();

    files.mask("trainannot/a.png", 32, 16, 0, 1);
    camvid().split(Split.TRAIN).read(0, image);
    assertThat(image.spec()).isEqualTo(Image.spec(16, 32, 3));
    files.mask("trainannot/a.png", 16, 32, 0, 1);
    camvid().split(Split.TRAIN).read(0, image);
    assertThat(image.spec()).isEqualTo(Image.spec(32, 16, 3));
    assertThat(camvid().findings().warnings()).isEmpty();
    files.mask("trainannot/a.png", 20, 10, 0, 1);
    assertThatThrownBy(this::camvid)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "%s: states 20×10 pixels (width, height)", folder.resolve("trainannot/a.png"));
  }

  private List<String> examined() {
    MaskExamination examination = new MaskExamination(camvid());
    return examination.judge(examination.count(more -> {})).warnings();
  }

  @Test
  void palettesThatDisagreeAreTold() throws IOException {
    List<Integer> reference = List.of(0x00FFFF, 0x804000, 0x112233);
    files.mask("trainannot/a.png", 20, 10, reference, 0, 1);
    files.mask("testannot/a.png", 20, 10, List.of(0x00FFFF, 0x804000, 0x998877), 0, 1);
    assertThat(examined()).isEmpty();

    files.mask("testannot/a.png", 20, 10, List.of(0x00FFFF, 0x1000A0), 0, 1);
    files.picture("test/b.png", 20, 10, 5);
    files.mask("testannot/b.png", 20, 10, List.of(0x804000, 0x00FFFF), 0, 1);
    assertThat(examined())
        .containsExactly(
            "%s: palettes of masks disagree: the label 1 is #804000 in the mask of train/a.png (train) and #1000a0 in that of test/a.png (test); masks with such a label: 2. Indices are taken as classes, whatever their colours; look whether each is the same class in all masks, and write them again with one palette if not."
                .formatted(folder.getFileName()));
  }

  @Test
  void aShapeThatCannotBePaintedIsNamedWithItsFile() throws IOException {
    Path json =
        files.text(
            "instances.json",
            """
            {"images": [{"id": 1, "file_name": "a.png", "height": 10, "width": 20}],
             "categories": [{"id": 1, "name": "dog"}],
             "annotations": [{"id": 5, "image_id": 1, "category_id": 1, "segmentation": []}]}
            """);
    String part = "{images: '%s/train', annotations: '%s'}".formatted(folder, json);
    MaskData data =
        open("{name: coco-masks, train: %1$s, validation: %1$s, test: %1$s}".formatted(part));

    assertThatThrownBy(() -> data.split(Split.TEST).annotation(0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, annotation 5, of the image a.png: The list of polygons is empty. Remove the annotation.",
            json);
  }
}
