package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.DataFiles.countsByClass;
import static org.isomer.data.image.DataFiles.gzip;
import static org.isomer.data.image.DataFiles.ids;
import static org.isomer.data.image.DataFiles.idxImages;
import static org.isomer.data.image.DataFiles.idxLabels;
import static org.isomer.data.image.DataFiles.read;
import static org.isomer.data.image.DataFiles.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.file.Sha256;
import org.isomer.spi.ClassData;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FashionMnistTest {
  private static ClassData bundled;

  @BeforeAll
  static void open() {
    bundled = new FashionMnist().create(new FashionMnist.Config(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte.gz, 8e6599a337c9c9a128ebf21d744a8a30419264be1079d2710ea8231b172d1ea3",
    "train-labels-idx1-ubyte.gz, b55fb8357f23698475457d10155864303769c142b30333dfde4340a4768169f2",
    "t10k-images-idx3-ubyte.gz, 8997630ac4585631f0846fc4246863ce395636fdf5648498e260f6c2f8fca77a",
    "t10k-labels-idx1-ubyte.gz, afd1c0f16dd7bc3a74dd0587a2d6436c699aeb14f852ad97fbd0de8eb1efaf0f",
  })
  void bundlesTheseFiles(String file, String sha256) throws IOException {
    String name = "/org/isomer/data/fashion-mnist/" + file;
    try (InputStream in = FashionMnist.class.getResourceAsStream(name)) {
      byte[] content = Objects.requireNonNull(in).readAllBytes();
      assertThat(Sha256.hex(content)).isEqualTo(sha256);
    }
  }

  @ParameterizedTest
  @CsvSource({"TRAIN, 900", "VALIDATION, 100", "TEST, 200"})
  void holdsEveryClassEquallyOften(Split split, int count) {
    int[] expected = new int[10];
    Arrays.fill(expected, count);
    assertThat(countsByClass(bundled, split)).isEqualTo(expected);
  }

  /** The digest was computed in Python from the official files by the rule in the README. */
  @Test
  void isTheSubsetThatTheRuleSays() {
    assertThat(bundled.digest())
        .isEqualTo("52b56d478c303fc7af353071e620c458ad828f35bcfeb3e6196b4f0fbbd67dce");
    assertThat(bundled.title()).isEqualTo("Fashion-MNIST (bundled subset)");
    assertThat(bundled.classes()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
  }

  @Test
  void splitsAreDisjoint() {
    assertThat(ids(bundled, Split.TRAIN))
        .hasSize(9000)
        .doesNotContainAnyElementsOf(ids(bundled, Split.VALIDATION))
        .doesNotContainAnyElementsOf(ids(bundled, Split.TEST));
    assertThat(ids(bundled, Split.VALIDATION))
        .hasSize(1000)
        .doesNotContainAnyElementsOf(ids(bundled, Split.TEST));
  }

  @Test
  void imagesAreFloatsBetween0And1() {
    Image image = read(bundled.split(Split.TRAIN), 0);
    assertThat(image.spec()).isEqualTo(Image.spec(28, 28, 1));
    double sum = IntStream.range(0, image.size()).mapToDouble(i -> image.values()[i] * 255).sum();
    assertThat(Math.round(sum)).isEqualTo(76247);
    assertThat(bundled.split(Split.TRAIN).annotation(0)).hasValue(9);
  }

  @Test
  void readsTheOfficialFilesFromAFolder(@TempDir Path folder) throws IOException {
    write(folder, "train-images-idx3-ubyte.gz", gzip(idxImages(20, 28, 28)));
    int[] labels = IntStream.range(0, 20).map(i -> i / 2).toArray();
    write(folder, "train-labels-idx1-ubyte.gz", gzip(idxLabels(labels)));
    write(folder, "t10k-images-idx3-ubyte.gz", gzip(idxImages(1, 28, 28)));
    write(folder, "t10k-labels-idx1-ubyte.gz", gzip(idxLabels(9)));
    ClassData official = new FashionMnist().create(new FashionMnist.Config(Optional.of(folder)));
    assertThat(official.title()).isEqualTo("Fashion-MNIST");
    assertThat(official.split(Split.TRAIN).size()).isEqualTo(10);
    assertThat(official.split(Split.VALIDATION).size()).isEqualTo(10);
    assertThat(official.split(Split.TEST).size()).isEqualTo(1);
  }

  @Test
  void saysWhereToGetTheOfficialFiles(@TempDir Path folder) {
    Path missing = folder.resolve("fashion");
    assertThatThrownBy(
            () -> new FashionMnist().create(new FashionMnist.Config(Optional.of(missing))))
        .hasMessage(
            "The data folder "
                + missing
                + " does not exist. It must hold the four files of MNIST's layout, plain or compressed with the ending .gz: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte. Get them from https://github.com/zalandoresearch/fashion-mnist.");
  }
}
