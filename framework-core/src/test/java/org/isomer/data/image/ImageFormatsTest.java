package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.isomer.data.shard.Selection;
import org.isomer.data.shard.ShardWriter;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.ImageFormat;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a format that is one byte, the only pixel. */
class ImageFormatsTest {
  @TempDir private Path folder;

  /** Of the name that its decoder has. */
  private record OneByte(String name) implements ImageFormat {
    @Override
    public List<String> endings() {
      return List.of(".one");
    }

    @Override
    public BufferedImage decode(byte[] file) {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, file[0]);
      return image;
    }
  }

  private record Index(Set<ImageFormat> imageFormats) implements FileIndex {
    @Override
    public List<Optional<FileFacts>> of(List<Path> files, IntFunction<Optional<FileFacts>> read) {
      return NONE.of(files, read);
    }
  }

  private static Index index(String name) {
    return new Index(Set.of(new OneByte(name)));
  }

  private Dataset open(FileIndex index) {
    return new ImageFolder()
        .open(
            new ImageFolder.Config(
                folder, Optional.empty(), 1, 0.5, 0, Optional.empty(), Cache.NONE),
            index);
  }

  @Test
  void theNameOfTheDecoderBelongsToTheDigest() throws IOException {
    Files.createDirectories(folder.resolve("cat"));
    Files.write(folder.resolve("cat/a.one"), new byte[] {51});
    Files.write(folder.resolve("cat/b.one"), new byte[] {51});

    Dataset data = open(index("one"));
    Image image = new Image();
    data.split(Split.TRAIN).read(0, image);
    assertThat(image.toArray()).containsExactly(51 / 255f);
    assertThat(open(index("one")).digest()).isEqualTo(data.digest());
    assertThat(open(index("two")).digest()).isNotEqualTo(data.digest());
  }

  @Test
  void whatIsKnownOfIsomersOwnFilesStaysAsItIs() throws IOException {
    Path png = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
    Path one = Files.write(folder.resolve("b.ONE"), new byte[] {7});

    List<KnownImage> known = KnownImage.of(List.of(png, one), index("one"));
    assertThat(known.get(0).sha256()).isEqualTo(Sha256.of(png));
    assertThat(known.get(1).sha256()).isEqualTo(Sha256.of("one\n" + Sha256.hex(new byte[] {7})));
    assertThat(known.get(1).header()).isEqualTo(new ImageHeader(1, 1, Orientation.UPRIGHT));
    Image image = new Image();
    known.get(1).readStored(3, image);
    assertThat(image.toArray()).containsOnly(7 / 255f);
  }

  @Test
  void shardsThatHoldSuchFilesNameThem() throws IOException {
    Selection images = Selection.of("images", List.of("npy"), Optional.of("one"), Optional.empty());
    try (ShardWriter writer = new ShardWriter(folder, images, 1 << 20)) {
      writer.begin(Split.TRAIN);
      writer.add("one", new byte[] {51}, OptionalInt.empty());
      writer.finish(List.of());
    }
    Image image = new Image();
    Dataset data = shards(index("one"));
    data.split(Split.TRAIN).read(0, image);

    assertThat(image.toArray()).containsExactly(51 / 255f);
    assertThat(shards(index("two")).digest()).isNotEqualTo(data.digest());
    assertThatThrownBy(() -> shards(FileIndex.NONE).split(Split.TRAIN).read(0, image))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("it is no JPEG, PNG, WebP, BMP or TIFF file");
  }

  private Dataset shards(FileIndex index) {
    return new ImageShards()
        .open(
            new ImageShards.Config(
                Optional.of(folder),
                Optional.empty(),
                Optional.of("one"),
                Optional.empty(),
                Optional.empty(),
                1,
                0,
                0,
                Optional.empty(),
                64,
                false),
            index);
  }
}
