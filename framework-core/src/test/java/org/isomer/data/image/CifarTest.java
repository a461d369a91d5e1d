package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.DataFiles.read;
import static org.isomer.data.image.DataFiles.write;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  private static final int RECORD = 1 + 3072;

  private final Path folder;

  CifarTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Records whose label is their number and whose planes are filled with 10, 20 and 30. */
  private static byte[] records(int labelBytes, int... labels) {
    byte[] content = new byte[labels.length / labelBytes * (labelBytes + 3072)];
    for (int record = 0; record < labels.length / labelBytes; record++) {
      int start = record * (labelBytes + 3072);
      for (int i = 0; i < labelBytes; i++) {
        content[start + i] = (byte) labels[record * labelBytes + i];
      }
      for (int i = 0; i < 3072; i++) {
        content[start + labelBytes + i] = (byte) (10 * (1 + i / 1024));
      }
      content[start + labelBytes + 1024 + 33] = 99;
    }
    return content;
  }

  private void sparse(String file, long bytes) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
      out.setLength(bytes);
    }
  }

  private void names(String file, int count) throws IOException {
    String lines =
        IntStream.range(0, count).mapToObj(i -> "name" + i).collect(Collectors.joining("\n"));
    write(folder, file, (lines + "\n\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void turnsPlanesIntoPixels() throws IOException {
    Path file = write(folder, "batch.bin", records(1, 3, 7));
    MemoryImages images = new CifarReader(1, 0, 10).read("train", List.of(file, file), 2);
    assertThat(images.size()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).map(i -> images.annotation(i).orElseThrow()))
        .containsExactly(3, 7, 3, 7);
    assertThat(images.id(3)).isEqualTo("train/3");
    Image image = read(images, 2);
    assertThat(image.spec()).isEqualTo(Image.spec(32, 32, 3));
    assertThat(image.toArray()).startsWith(10 / 255f, 20 / 255f, 30 / 255f, 10 / 255f);
    assertThat(image.values()[image.offset(1, 1) + 1]).isEqualTo(99 / 255f);
  }

  @Test
  void usesTheFineOrTheCoarseLabel() throws IOException {
    Path file = write(folder, "train.bin", records(2, 19, 88, 4, 0));
    MemoryImages fine = new CifarReader(2, 1, 100).read("train", List.of(file), 2);
    MemoryImages coarse = new CifarReader(2, 0, 20).read("train", List.of(file), 2);
    assertThat(IntStream.range(0, 2).map(i -> fine.annotation(i).orElseThrow()))
        .containsExactly(88, 0);
    assertThat(IntStream.range(0, 2).map(i -> coarse.annotation(i).orElseThrow()))
        .containsExactly(19, 4);
  }

  @Test
  void refusesALabelOutOfRange() throws IOException {
    Path file = write(folder, "batch.bin", records(1, 3, 12));
    assertThatThrownBy(() -> new CifarReader(1, 0, 10).read("train", List.of(file), 2))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Record 1 of the file "
                + file
                + " has the label 12, but there are only the classes 0 to 9. Download the file again.");
  }

  @Test
  void opensCifar10() throws IOException {
    for (int i = 1; i <= 5; i++) {
      sparse("data_batch_" + i + ".bin", 10_000L * RECORD);
    }
    sparse("test_batch.bin", 10_000L * RECORD);
    names("batches.meta.txt", 10);
    ClassData dataset = new Cifar10().create(new Cifar10.Config(folder, 0.1));
    assertThat(dataset.title()).isEqualTo("CIFAR-10");
    assertThat(dataset.classes()).hasSize(10).endsWith("name9");
    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(45_000);
    assertThat(dataset.split(Split.VALIDATION).size()).isEqualTo(5_000);
    assertThat(dataset.split(Split.TEST).size()).isEqualTo(10_000);
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    for (int i = 1; i <= 5; i++) {
      sparse("data_batch_" + i + ".bin", 10_000L * RECORD - (i == 1 ? 1 : 0));
    }
    sparse("test_batch.bin", 0);
    names("batches.meta.txt", 10);
    assertThatThrownBy(() -> new Cifar10().create(new Cifar10.Config(folder, 0.1)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The file "
                + folder.resolve("data_batch_1.bin")
                + " is truncated: expected 30730000 bytes, found 30729999. Download it again.");
  }

  @Test
  void saysWhereToGetCifar10() {
    Path missing = folder.resolve("cifar-10-batches-bin");
    assertThatThrownBy(() -> new Cifar10().create(new Cifar10.Config(missing, 0.1)))
        .hasMessage(
            "The data folder "
                + missing
                + " does not exist. It must hold data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt: unpack cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html and give the unpacked folder as path.");
  }

  @Test
  void readsTheClassNamesOfCifar100ThatWereAskedFor() throws IOException {
    sparse("train.bin", 3);
    sparse("test.bin", 0);
    names("fine_label_names.txt", 99);
    names("coarse_label_names.txt", 20);
    assertThatThrownBy(
            () -> new Cifar100().create(new Cifar100.Config(folder, Cifar100.Labels.FINE, 0.1)))
        .hasMessage(
            "The file "
                + folder.resolve("fine_label_names.txt")
                + " has 99 class names instead of 100. Unpack the data again.");
    assertThatThrownBy(
            () -> new Cifar100().create(new Cifar100.Config(folder, Cifar100.Labels.COARSE, 0.1)))
        .hasMessage(
            "The file "
                + folder.resolve("train.bin")
                + " is truncated: expected 153700000 bytes, found 3. Download it again.");
  }
}
