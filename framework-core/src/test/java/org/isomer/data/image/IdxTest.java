package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.DataFiles.gzip;
import static org.isomer.data.image.DataFiles.idxImages;
import static org.isomer.data.image.DataFiles.idxLabels;
import static org.isomer.data.image.DataFiles.read;
import static org.isomer.data.image.DataFiles.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final String CONTENTS =
      " It must hold the four files of MNIST's layout, plain or compressed with the ending .gz: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte.";

  private final Path folder;

  IdxTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeFiles() throws IOException {
    write(folder, TRAIN_IMAGES, idxImages(4, 2, 3));
    write(folder, TRAIN_LABELS, idxLabels(0, 1, 0, 1));
    write(folder, TEST_IMAGES + ".gz", gzip(idxImages(2, 2, 3)));
    write(folder, TEST_LABELS + ".gz", gzip(idxLabels(1, 0)));
  }

  private Dataset open() {
    return new Idx().create(new Idx.Config(folder, Optional.of("Digits"), List.of(), 0.5));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(this::open).isInstanceOf(BadInputException.class);
  }

  @Test
  void readsPlainAndCompressedFiles() {
    Dataset dataset = open();
    assertThat(dataset.title()).isEqualTo("Digits");
    assertThat(dataset.classes()).containsExactly("0", "1");
    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(2);
    assertThat(dataset.split(Split.VALIDATION).size()).isEqualTo(2);
    assertThat(dataset.split(Split.TEST).label(0)).isEqualTo(1);
    assertThat(dataset.split(Split.TEST).id(1)).isEqualTo("test/1");
    Image image = read(dataset.split(Split.TEST), 1);
    assertThat(image.spec()).isEqualTo(Image.spec(2, 3, 1));
    assertThat(image.toArray())
        .containsExactly(22 / 255f, 23 / 255f, 24 / 255f, 25 / 255f, 26 / 255f, 27 / 255f);
  }

  @Test
  void namesClassesAndTitleAsAsked() {
    Dataset dataset =
        new Idx().create(new Idx.Config(folder, Optional.empty(), List.of("a", "b", "c"), 0.5));
    assertThat(dataset.classes()).containsExactly("a", "b", "c");
    assertThat(dataset.title()).isEqualTo(folder.getFileName().toString());
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(
            () -> new Idx().create(new Idx.Config(missing, Optional.empty(), List.of(), 0.1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The data folder " + missing + " does not exist." + CONTENTS);
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() {
    Path file = folder.resolve(TRAIN_IMAGES);
    assertThatThrownBy(
            () -> new Idx().create(new Idx.Config(file, Optional.empty(), List.of(), 0.1)))
        .hasMessage("The data folder " + file + " is not a folder." + CONTENTS);
  }

  @Test
  void refusesAFolderWithoutAFile() throws IOException {
    Files.delete(folder.resolve(TRAIN_LABELS));
    assertRefused()
        .hasMessage(
            "The data folder "
                + folder
                + " has no file train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz."
                + CONTENTS);
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    Path file = write(folder, TRAIN_IMAGES, Arrays.copyOf(idxImages(4, 2, 3), 30));
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is truncated: expected 40 bytes, found 30 (uncompressed). Download it again.");
  }

  @Test
  void refusesATruncatedHeader() throws IOException {
    Path file = write(folder, TRAIN_IMAGES, Arrays.copyOf(idxImages(4, 2, 3), 10));
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is truncated: expected 16 bytes, found 10 (uncompressed). Download it again.");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = write(folder, TRAIN_LABELS, new byte[0]);
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is truncated: expected 8 bytes, found 0 (uncompressed). Download it again.");
  }

  @Test
  void refusesATruncatedCompressedFile() throws IOException {
    byte[] whole = gzip(idxImages(2, 2, 3));
    Path file = write(folder, TEST_IMAGES + ".gz", Arrays.copyOf(whole, whole.length - 12));
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is truncated: expected 28 bytes, found 24 (uncompressed). Download it again.");
  }

  @Test
  void refusesACompressedFileWithoutItsEnd() throws IOException {
    byte[] whole = gzip(idxImages(2, 2, 3));
    Path file = write(folder, TEST_IMAGES + ".gz", Arrays.copyOf(whole, whole.length - 1));
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is truncated: the check sum at its end is missing. Download it again.");
  }

  @Test
  void refusesACorruptCompressedFile() throws IOException {
    byte[] corrupt = gzip(idxImages(2, 2, 3));
    corrupt[corrupt.length - 6] ^= 1;
    Path file = write(folder, TEST_IMAGES + ".gz", corrupt);
    assertRefused()
        .hasMessage("The file " + file + " is corrupt: Corrupt GZIP trailer. Download it again.");
  }

  @Test
  void refusesBytesBehindTheEndOfACompressedFile() throws IOException {
    ByteArrayOutputStream followed = new ByteArrayOutputStream();
    followed.writeBytes(gzip(idxImages(2, 2, 3)));
    followed.write(0);
    Path file = write(folder, TEST_IMAGES + ".gz", followed.toByteArray());
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is damaged: more bytes follow the end of its gzip stream. Download it again.");
  }

  @Test
  void refusesAFileThatIsTooLong() throws IOException {
    Path file = write(folder, TRAIN_LABELS, Arrays.copyOf(idxLabels(0, 1, 0, 1), 14));
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is too long: expected 12 bytes, found more (uncompressed). Download it again.");
  }

  @Test
  void refusesAWrongMagicNumber() throws IOException {
    Path file = write(folder, TRAIN_IMAGES, idxLabels(0, 1, 0, 1));
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " starts with the magic number 0x00000801, but an IDX file of images starts with 0x00000803. Check that it is the file that its name says.");
  }

  @Test
  void refusesALabelOutOfRange() throws IOException {
    write(folder, TEST_LABELS + ".gz", gzip(idxLabels(1, 7)));
    assertRefused()
        .hasMessage(
            "Label 1 of the file "
                + folder.resolve(TEST_LABELS + ".gz")
                + " is 7, but there are only the classes 0 to 1. Correct the file or the option classes.");
  }

  @Test
  void refusesMoreLabelsThanImages() throws IOException {
    write(folder, TRAIN_LABELS, idxLabels(0, 1, 0, 1, 1));
    assertRefused()
        .hasMessage(
            "The file "
                + folder.resolve(TRAIN_IMAGES)
                + " has 4 images, but "
                + folder.resolve(TRAIN_LABELS)
                + " has 5 labels. Take both from the same source.");
  }

  @ParameterizedTest
  @CsvSource({"1000000000, 1000000000, 28", "-1, 2, 3", "2147483647, 1, 1", "4, -1, -1"})
  void refusesAHeaderThatStatesMoreThanMemoryHolds(int count, int rows, int columns)
      throws IOException {
    byte[] lie = idxImages(4, 2, 3);
    ByteBuffer.wrap(lie).putInt(4, count).putInt(8, rows).putInt(12, columns);
    Path file = write(folder, TRAIN_IMAGES, lie);
    assertRefused()
        .hasMessage(
            "The header of the file %s states %s × %s × %s bytes, too many for Java's heap of %d MB. Check that the file is what its name says."
                .formatted(
                    file,
                    Integer.toUnsignedString(count),
                    Integer.toUnsignedString(rows),
                    Integer.toUnsignedString(columns),
                    Runtime.getRuntime().maxMemory() >> 20));
  }

  @Test
  void inflatesNoMoreThanTheHeaderStates() throws IOException {
    byte[] much = new byte[50_000_000];
    System.arraycopy(idxLabels(1, 0), 0, much, 0, 10);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write(much);
    }
    Path file = write(folder, TEST_LABELS + ".gz", bomb.toByteArray());
    assertRefused()
        .hasMessage(
            "The file "
                + file
                + " is too long: expected 10 bytes, found more (uncompressed). Download it again.");
  }

  @Test
  void everyDamagedByteGivesDataOrOneMessage() throws IOException {
    for (String name : List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES + ".gz")) {
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      for (int i = 0; i < whole.length; i++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) 0x81;
        write(folder, name, damaged);
        try {
          assertThat(open().split(Split.TEST).size()).isEqualTo(2);
        } catch (BadInputException e) {
          assertThat(e).hasMessageContaining(folder.toString());
        }
      }
      write(folder, name, whole);
    }
  }
}
