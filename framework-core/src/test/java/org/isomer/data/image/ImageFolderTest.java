package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.DataFiles.countsByClass;
import static org.isomer.data.image.DataFiles.ids;
import static org.isomer.data.image.DataFiles.read;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageFolderTest {
  private static final String CONTENTS =
      " It must hold images (JPEG, PNG, WebP, BMP or TIFF) as train/CLASS/*, and may hold test and validation (or valid, val, dev) of the same kind; or as CLASS/* alone; or, without labels, as train/* or * alone.";

  private Path folder;

  ImageFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] image(String format, int red) {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 6; x++) {
      for (int y = 0; y < 4; y++) {
        image.setRGB(x, y, red << 16);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.toByteArray();
  }

  /** Files 0.png, 1.png and so on, in which red is the number. */
  private void write(String classFolder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      DataFiles.write(folder, classFolder + "/" + i + ".png", image("png", i));
    }
  }

  private ClassData open(Cache cache) {
    return new ImageFolder()
        .create(
            new ImageFolder.Config(folder, Optional.empty(), 3, 0.1, 0.2, Optional.empty(), cache));
  }

  private ClassData open(int trainingExamples) {
    return new ImageFolder()
        .create(
            new ImageFolder.Config(
                folder, Optional.empty(), 3, 0.1, 0.2, Optional.of(trainingExamples), Cache.AUTO));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> open(Cache.AUTO))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
  }

  @Test
  void usesThePartsThatAreThere() throws IOException {
    write("train/cat", 4);
    write("train/dog", 3);
    write("val/cat", 1);
    write("test/dog", 2);
    DataFiles.write(folder, "train/cat/notes.txt", new byte[] {1});
    DataFiles.write(folder, "train/.cache/x.png", new byte[] {1});
    ClassData dataset = open(Cache.AUTO);
    assertThat(dataset.title()).isEqualTo(folder.getFileName().toString());
    assertThat(dataset.classes()).containsExactly("cat", "dog");
    assertThat(countsByClass(dataset, Split.TRAIN)).containsExactly(4, 3);
    assertThat(ids(dataset, Split.VALIDATION)).containsExactly("val/cat/0.png");
    assertThat(ids(dataset, Split.TEST))
        .containsExactlyInAnyOrder("test/dog/0.png", "test/dog/1.png");
    assertThat(dataset.split(Split.TEST).annotation(0)).hasValue(1);
  }

  @Test
  void cutsMissingPartsFromTrain() throws IOException {
    write("train/cat", 20);
    write("train/dog", 10);
    ClassData dataset = open(Cache.AUTO);
    assertThat(countsByClass(dataset, Split.TEST)).containsExactly(4, 2);
    assertThat(countsByClass(dataset, Split.VALIDATION)).containsExactly(2, 1);
    assertThat(countsByClass(dataset, Split.TRAIN)).containsExactly(14, 7);
    assertThat(ids(dataset, Split.TRAIN))
        .doesNotContainAnyElementsOf(ids(dataset, Split.VALIDATION))
        .doesNotContainAnyElementsOf(ids(dataset, Split.TEST));
    assertThat(ids(dataset, Split.VALIDATION))
        .doesNotContainAnyElementsOf(ids(dataset, Split.TEST));
    assertThat(dataset.findings().warnings())
        .containsExactly(
            folder
                + ": there is a training part and no test part, so that 6 test images were cut from training. Add the test part (a folder test) if the data have one.");
  }

  @Test
  void keepsAsManyTrainingExamplesAsAskedFor() throws IOException {
    write("train/cat", 20);
    write("train/dog", 10);
    ClassData all = open(Cache.AUTO);
    ClassData some = open(9);
    assertThat(countsByClass(some, Split.TRAIN)).containsExactly(6, 3);
    assertThat(ids(all, Split.TRAIN)).containsAll(ids(some, Split.TRAIN));
    assertThat(ids(some, Split.VALIDATION)).isEqualTo(ids(all, Split.VALIDATION));
    assertThat(ids(some, Split.TEST)).isEqualTo(ids(all, Split.TEST));
    assertThat(some.digest()).isNotEqualTo(all.digest()).isEqualTo(open(9).digest());
    assertThat(open(21).digest()).isEqualTo(all.digest());
  }

  @Test
  void refusesMoreTrainingExamplesThanThereAre() throws IOException {
    write("train/cat", 20);
    assertThatThrownBy(() -> open(15))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The option training-examples is 15, but "
                + folder
                + " has only 14 training examples. Choose at most as many.");
  }

  @Test
  void cutsFoldersWithoutParts() throws IOException {
    write("cat", 10);
    write("test", 10);
    ClassData dataset = open(Cache.AUTO);
    assertThat(dataset.classes()).containsExactly("cat", "test");
    assertThat(countsByClass(dataset, Split.TEST)).containsExactly(2, 2);
    assertThat(dataset.split(Split.TRAIN).id(0)).startsWith("cat/");
    assertThat(dataset.findings().warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readsTheSameWhateverIsKept(Cache cache) throws IOException {
    write("cat", 5);
    DataFiles.write(folder, "dog/a.JPEG", image("jpeg", 200));
    ClassData dataset = open(cache);
    assertThat(dataset.digest()).isEqualTo(open(Cache.AUTO).digest());
    Examples train = dataset.split(Split.TRAIN);
    assertThat(train.id(2)).isEqualTo("cat/4.png");
    assertThat(read(train, 2).spec()).isEqualTo(Image.spec(4, 6, 3));
    assertThat(read(train, 2).toArray()).startsWith(4 / 255f, 0, 0, 4 / 255f);
    assertThat(read(train, 3).values()[0] * 255).isBetween(197f, 203f);
  }

  @Test
  void keepsAsManyImagesAsThereIsRoomFor() throws IOException {
    write("cat", 5);
    ClassFolders folders = ClassFolders.of(new DataFolder(folder, ""), ImageFile.ENDINGS);
    AtomicLong room = new AtomicLong(2 * 6 * 4 * 3);
    ImageFiles images =
        new ImageFiles(folder, folders.files(Split.TRAIN), 3, room, FileIndex.NONE, List.of());
    assertThat(room.get()).isNegative();
    for (int i = 0; i < 5; i++) {
      assertThat(read(images, i).toArray()).startsWith(i / 255f, 0, 0);
    }
  }

  @Test
  void convertsToGray() throws IOException {
    DataFiles.write(folder, "cat/a.png", image("png", 100));
    ClassData dataset =
        new ImageFolder()
            .create(
                new ImageFolder.Config(
                    folder, Optional.of("Cats"), 1, 0, 0, Optional.empty(), Cache.AUTO));
    assertThat(dataset.title()).isEqualTo("Cats");
    assertThat(read(dataset.split(Split.TRAIN), 0).spec()).isEqualTo(Image.spec(4, 6, 1));
    assertThat(read(dataset.split(Split.TRAIN), 0).values()[0]).isEqualTo(30 / 255f);
    assertThat(dataset.digest()).isNotEqualTo(open(Cache.AUTO).digest());
  }

  @Test
  void digestChangesWithAByteAndAName() throws IOException {
    write("cat", 3);
    String digest = open(Cache.AUTO).digest();
    Files.move(folder.resolve("cat/2.png"), folder.resolve("cat/3.png"));
    assertThat(open(Cache.AUTO).digest()).isNotEqualTo(digest);
    Files.move(folder.resolve("cat/3.png"), folder.resolve("cat/2.png"));
    assertThat(open(Cache.AUTO).digest()).isEqualTo(digest);
    DataFiles.write(folder, "cat/2.png", image("png", 77));
    assertThat(open(Cache.AUTO).digest()).isNotEqualTo(digest);
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    folder = folder.resolve("nowhere");
    assertRefused("The data folder " + folder + " does not exist." + CONTENTS);
  }

  @Test
  void refusesAFolderWithoutImages() throws IOException {
    DataFiles.write(folder, "notes.txt", new byte[1]);
    assertRefused("The data folder " + folder + " has no class folders and no images." + CONTENTS);
  }

  @Test
  void refusesAnEmptyPart() throws IOException {
    write("train/cat", 1);
    Files.createDirectory(folder.resolve("test"));
    assertRefused(
        "The data folder " + folder.resolve("test") + " has no class folders." + CONTENTS);
  }

  @Test
  void refusesAnEmptyClassFolder() throws IOException {
    write("train/cat", 1);
    Files.createDirectory(folder.resolve("train/dog"));
    assertRefused(
        "The class folder "
            + folder.resolve("train/dog")
            + " holds no JPEG, PNG, WebP, BMP or TIFF files. Fill it or remove it.");
  }

  @Test
  void refusesAClassThatTrainDoesNotKnow() throws IOException {
    write("train/cat", 1);
    write("test/dog", 1);
    assertRefused(
        "The class folder "
            + folder.resolve("test/dog")
            + " has no counterpart in "
            + folder.resolve("train")
            + ". Rename it to one of the classes there, or remove it.");
  }

  @Test
  void refusesTwoValidationParts() throws IOException {
    write("train/cat", 1);
    write("validation/cat", 1);
    write("val/cat", 1);
    assertRefused("The data folder " + folder + " has both val and validation. Keep one of them.");
  }

  @Test
  void refusesTwoChannels() {
    assertThatThrownBy(
            () ->
                new ImageFolder()
                    .create(
                        new ImageFolder.Config(
                            folder, Optional.empty(), 2, 0.1, 0.1, Optional.empty(), Cache.AUTO)))
        .hasMessage("The option channels is 2. Choose 1 for gray or 3 for colour.");
  }

  @Test
  void namesACorruptImage() throws IOException {
    write("cat", 3);
    byte[] jpeg = image("jpeg", 9);
    Path corrupt = DataFiles.write(folder, "cat/b.jpg", Arrays.copyOf(jpeg, jpeg.length - 30));
    assertRefused(
        "The image "
            + corrupt
            + " cannot be read: the JPEG file is truncated. Replace the file or remove it.");
  }

  @Test
  void namesAllCorruptImagesInOneMessage() throws IOException {
    write("cat", 3);
    Path first = DataFiles.write(folder, "cat/a.png", Arrays.copyOf(image("png", 9), 40));
    Path second = DataFiles.write(folder, "cat/b.jpg", new byte[0]);
    assertRefused(
        "2 examples cannot be read, among them:\n"
            + "The image "
            + first
            + " cannot be read: the PNG file is truncated. Replace the file or remove it.\n"
            + "The image "
            + second
            + " cannot be read: it is empty. Replace the file or remove it.");
  }

  @Test
  void whatBecomesCorruptReachesTheCallerOfThePipeline() throws IOException {
    write("cat", 10);
    byte[] jpeg = image("jpeg", 9);
    DataFiles.write(folder, "cat/b.jpg", jpeg);
    Examples train =
        new ImageFolder()
            .create(
                new ImageFolder.Config(
                    folder, Optional.empty(), 3, 0, 0, Optional.empty(), Cache.NONE))
            .split(Split.TRAIN);
    Path corrupt = DataFiles.write(folder, "cat/b.jpg", Arrays.copyOf(jpeg, jpeg.length - 30));
    try (BatchPipeline pipeline =
        BatchPipeline.evaluation(train, List.of(), new Batching(11, 2, 1))) {
      assertThatThrownBy(pipeline::take)
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "The image "
                  + corrupt
                  + " cannot be read: the JPEG file is truncated. Replace the file or remove it.");
    }
  }
}
