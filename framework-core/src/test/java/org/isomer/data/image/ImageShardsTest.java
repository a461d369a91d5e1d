package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.shard.Selection;
import org.isomer.data.shard.ShardWriter;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageShardsTest {
  @TempDir private Path scratch;
  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(scratch.resolve("shards"));
  }

  private void write(byte[]... arrays) throws IOException {
    Selection images =
        Selection.of("images", List.of("npy", "jpg"), Optional.empty(), Optional.empty());
    try (ShardWriter writer = new ShardWriter(folder, images, 1 << 20)) {
      writer.begin(Split.TRAIN);
      for (byte[] array : arrays) {
        writer.add("npy", array, OptionalInt.empty());
      }
      writer.finish(List.of());
    }
    Files.delete(folder.resolve("images.isomer-index"));
  }

  private ClassData open(int channels, Optional<Integer> count) {
    return new ImageShards()
        .create(
            new ImageShards.Config(
                Optional.of(folder),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                channels,
                0,
                0,
                count,
                64,
                false));
  }

  private static Image read(ClassData data, int index) {
    Image image = new Image();
    data.split(Split.TRAIN).read(index, image);
    return image;
  }

  @Test
  void anArrayOfBytesIsAnImage() throws IOException {
    write(
        NpyArray.ofBytes(List.of(1, 2, 3), new byte[] {0, 51, (byte) 255, 0, 0, 0}),
        NpyArray.ofBytes(List.of(2, 1), new byte[] {51, 102}));
    ClassData data = open(3, Optional.empty());
    assertThat(read(data, 0).toArray()).containsExactly(0, 0.2f, 1, 0, 0, 0);
    assertThat(read(data, 1).toArray()).containsExactly(0.2f, 0.2f, 0.2f, 0.4f, 0.4f, 0.4f);
    assertThat(read(open(1, Optional.empty()), 1).toArray()).containsExactly(0.2f, 0.4f);
    assertThat(open(1, Optional.empty()).digest()).isNotEqualTo(data.digest());
  }

  @Test
  void whatIsNoImageIsRefusedWhereItLies() throws IOException {
    write(
        NpyArray.ofBytes(List.of(2), new byte[2]),
        NpyArray.ofRows(new float[][] {{1}}),
        new byte[] {1, 2, 3});
    ClassData data = open(3, Optional.empty());
    Path shard = folder.resolve("train-000000.tar");
    assertThatThrownBy(() -> read(data, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s, byte 512, sample 000000000: an array of the shape [2] and the type u1 is no image. Write bytes (uint8) of the shape (height, width) or (height, width, 3)."
                .formatted(shard));
    assertThatThrownBy(() -> read(data, 1)).hasMessageContaining("shape [1, 1] and the type f4");
    assertThatThrownBy(() -> read(data, 2))
        .hasMessage(
            "The image %s, byte 2560, sample 000000002 cannot be read: it is no JPEG, PNG, WebP, BMP or TIFF file. Replace the file or remove it."
                .formatted(shard));
  }

  @Test
  void aPartOfTheExamplesMayBeAskedFor() throws IOException {
    byte[] image = NpyArray.ofBytes(List.of(1, 1), new byte[1]);
    write(image, image, image);
    assertThat(open(3, Optional.of(2)).split(Split.TRAIN).size()).isEqualTo(2);
    assertThatThrownBy(() -> open(3, Optional.of(4)))
        .hasMessage(
            "The option training-examples is 4, but %s has only 3 training examples. Choose at most as many."
                .formatted(folder));
    assertThatThrownBy(() -> open(2, Optional.empty()))
        .hasMessage("The option channels is 2. Choose 1 for gray or 3 for colour.");
  }

  @Test
  void aPlaceIsGivenOnce() {
    assertThatThrownBy(
            () ->
                new ImageShards()
                    .create(
                        new ImageShards.Config(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            3,
                            0,
                            0,
                            Optional.empty(),
                            64,
                            false)))
        .hasMessage(
            "image-shards: neither the option path nor url says where the shards are. Give one of the two.");
  }
}
