package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.isomer.data.image.DataFiles.countsByClass;
import static org.isomer.data.image.DataFiles.ids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which folders of a data folder are parts, which are classes, and what is passed over. */
class ImageLayoutTest {
  private final Path folder;

  ImageLayoutTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ClassData open() {
    return new ImageFolder()
        .create(
            new ImageFolder.Config(
                folder, Optional.empty(), 3, 0.1, 0.2, Optional.empty(), Cache.AUTO));
  }

  private void write(String... files) throws IOException {
    for (String file : files) {
      DataFiles.write(folder, file, Pillow.bytes("rgb.png"));
    }
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::open).isInstanceOf(BadInputException.class).hasMessage(message);
  }

  private void assertWarned(String... warnings) {
    assertThat(open().findings().warnings()).containsExactly(warnings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"validation", "valid", "Val", "dev"})
  void usesTheValidationPartWhateverItsName(String name) throws IOException {
    write("train/cat/0.png", "train/dog/0.png", name + "/cat/1.png", "Test/dog/2.png");
    ClassData dataset = open();
    assertThat(dataset.classes()).containsExactly("cat", "dog");
    assertThat(ids(dataset, Split.TRAIN))
        .containsExactlyInAnyOrder("train/cat/0.png", "train/dog/0.png");
    assertThat(ids(dataset, Split.VALIDATION)).containsExactly(name + "/cat/1.png");
    assertThat(ids(dataset, Split.TEST)).containsExactly("Test/dog/2.png");
    assertThat(dataset.findings()).isEqualTo(Findings.NONE);
  }

  @Test
  void aFolderOfImagesCalledTrainIsAClassAmongClasses() throws IOException {
    for (int i = 0; i < 10; i++) {
      write("bus/" + i + ".png", "car/" + i + ".png", "train/" + i + ".png", "test/" + i + ".png");
    }
    ClassData dataset = open();
    assertThat(dataset.classes()).containsExactly("bus", "car", "test", "train");
    assertThat(countsByClass(dataset, Split.TEST)).containsExactly(2, 2, 2, 2);
  }

  @Test
  void foldersBesidePartsAreNamed() throws IOException {
    write("train/cat/0.png", "train/dog/0.png", "spare/cat/0.png", "0.png");
    assertThat(open().classes()).containsExactly("cat", "dog");
    assertWarned(
        folder
            + ": passed over folders beside parts (1), such as spare. Are they meant to be read?",
        folder
            + ": passed over images beside parts (1), such as 0.png. Are they meant to be read?");
  }

  @Test
  void refusesATrainFolderThatMayBeBoth() throws IOException {
    write("bus/0.png", "train/0.png", "train/cat/0.png");
    assertRefused(
        "The folder "
            + folder.resolve("train")
            + " holds images and folders and stands beside folders that are no parts: it may be a class or the training part. Move its images into class folders, or its folders away.");
  }

  @Test
  void refusesPartsWithoutTrain() throws IOException {
    write("val/cat/0.png", "test/cat/0.png");
    assertRefused(
        "The data folder "
            + folder
            + " has val and test, but no train. Name the folder of the training images train.");
  }

  @Test
  void imagesWithoutClassFoldersHaveNoLabels() throws IOException {
    for (int i = 0; i < 10; i++) {
      write(i + ".png");
    }
    ClassData dataset = open();
    assertThat(dataset.classes()).isEmpty();
    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(7);
    assertThat(dataset.split(Split.VALIDATION).size()).isEqualTo(1);
    assertThat(dataset.split(Split.TEST).size()).isEqualTo(2);
    assertThat(dataset.split(Split.TRAIN).annotation(0)).isEmpty();
    assertThat(ids(dataset, Split.TRAIN)).contains("0.png");
  }

  @Test
  void partsWithoutClassFoldersHaveNoLabels() throws IOException {
    write("train/0.png", "train/1.png", "train/2.png", "test/3.png");
    ClassData dataset = open();
    assertThat(dataset.classes()).isEmpty();
    assertThat(ids(dataset, Split.TEST)).containsExactly("test/3.png");
  }

  @Test
  void refusesPartsWithAndWithoutClassFolders() throws IOException {
    write("train/cat/0.png", "test/1.png");
    assertRefused(
        "The data folder %s has images alone, but %s has class folders. Divide both into class folders, or none."
            .formatted(folder.resolve("test"), folder.resolve("train")));
  }

  @Test
  void namesWhatItPassesOver() throws IOException {
    write(
        "cat/0.png", "cat/sub/1.png", "cat/sub/2.PNG", "cat/.hidden.png", "cat/Thumbs.db", "9.png");
    write("cat/a.gif", "cat/b.GIF", "cat/notes.txt", "cat/README", "cat/._0.png");
    Files.createSymbolicLink(folder.resolve("cat/gone.png"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("cat/linked.png"), folder.resolve("9.png"));
    assertThat(open().findings())
        .isEqualTo(
            new Findings(
                List.of(
                    folder + ": passed over .txt files (1), such as cat/notes.txt",
                    folder + ": passed over files without an ending (1), such as cat/README"),
                List.of(
                    folder
                        + ": passed over .gif files (2), such as cat/a.gif. Are they meant to be read?",
                    folder
                        + ": passed over broken links (1), such as cat/gone.png. Are they meant to be read?",
                    folder
                        + ": passed over images beside class folders (1), such as 9.png. Are they meant to be read?",
                    folder
                        + ": passed over images in folders of a class folder (2), such as cat/sub/1.png. Are they meant to be read?")));
    assertThat(Stream.of(Split.values()).flatMap(split -> ids(open(), split).stream()))
        .containsExactlyInAnyOrder("cat/0.png", "cat/linked.png");
  }

  @Test
  void namesTheImagesBelowAClassFolderWithoutImages() throws IOException {
    write("cat/0.png", "dog/big/1.png", "dog/big/2.png");
    assertRefused(
        "The class folder %s holds no JPEG, PNG, WebP, BMP or TIFF files itself; the 2 below it, such as %s, are not read. Fill it or remove it."
            .formatted(folder.resolve("dog"), folder.resolve("dog/big/1.png")));
  }

  @Test
  void namesImagesThatDifferInTheEndingOnly() throws IOException {
    write("cat/0.jpg", "cat/0.png", "dog/0.png");
    assertWarned(
        folder
            + ": images that differ from another in the ending only (1), such as cat/0.jpg and cat/0.png. Remove one of each if they show the same picture.");
  }

  @Test
  void aPipeAmongTheImagesStopsNothing() throws Exception {
    write("cat/0.png", "dog/0.png");
    Process pipe = new ProcessBuilder("mkfifo", folder.resolve("cat/1.png").toString()).start();
    assumeThat(pipe.waitFor()).isZero();
    assertWarned(
        folder
            + ": passed over pipes, sockets or devices (1), such as cat/1.png. Are they meant to be read?");
  }

  @Test
  void refusesANameThatTheSystemCannotExpress() throws Exception {
    write("cat/0.png", "dog/0.png");
    Process latin =
        new ProcessBuilder("sh", "-c", "cp cat/0.png \"$(printf 'cat/\\344.png')\"")
            .directory(folder.toFile())
            .start();
    assumeThat(latin.waitFor()).isZero();
    assertRefused(
        folder.resolve("cat")
            + "/\uFFFD.png: the name has characters that cannot be told here. Set the environment variable LC_ALL to C.UTF-8; if that does not help, rename it.");
  }
}
