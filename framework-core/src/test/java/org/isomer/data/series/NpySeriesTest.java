package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.isomer.data.numpy.NpyArray;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpySeriesTest {
  private final Path folder;

  NpySeriesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** An array as numpy.save writes it, version 1. */
  private static byte[] npy(String type, String shape, byte[] data) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    header += " ".repeat((64 - (header.length() + 11) % 64) % 64) + "\n";
    return ByteBuffer.allocate(10 + header.length() + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .put(data)
        .array();
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static ClassData open(Path train, Path labels, NpySeries.Axes axes) {
    return new NpySeries()
        .create(
            new NpySeries.Config(
                train,
                Optional.ofNullable(labels),
                Optional.empty(),
                Optional.empty(),
                axes,
                "x",
                "y",
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Normalization.NONE));
  }

  private static ClassData open(Path train) {
    return open(train, null, NpySeries.Axes.CHANNELS_FIRST);
  }

  @Test
  void readsBothOrdersOfAxes() throws IOException {
    byte[] data = doubles(1, 2, 3, 4, 5, 6);
    Path first = file("first.npy", npy("<f8", "(1, 2, 3)", data));
    Path last = file("last.npy", npy("<f8", "(1, 3, 2)", data));

    assertThat(Opened.values(open(first), Split.TRAIN, 0)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Opened.values(open(last, null, NpySeries.Axes.CHANNELS_LAST), Split.TRAIN, 0))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void readsOneChannelWithLabelsOfAnArchive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("y.npy"));
      ByteBuffer names = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
      for (char letter : "up\0no\0".toCharArray()) {
        names.putInt(letter);
      }
      zip.write(npy("<U3", "(2,)", names.array()));
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(npy(">i2", "(2, 2)", new byte[] {0, 1, 1, 0, (byte) 0xFF, (byte) 0xFF, 0, 7}));
    }
    Path file = file("set.npz", bytes.toByteArray());
    ClassData dataset = open(file, file, NpySeries.Axes.CHANNELS_FIRST);

    assertThat(dataset.classes()).containsExactly("no", "up");
    assertThat(Opened.classes(dataset, Split.TRAIN)).containsExactly("up", "no");
    assertThat(Opened.values(dataset, Split.TRAIN, 0)).containsExactly(1, 256);
    assertThat(Opened.values(dataset, Split.TRAIN, 1)).containsExactly(-1, 7);
    Path other = file("other.npz", Files.readAllBytes(file));
    Opened.assertRefused(
        () -> NpyArray.read(other, "z"),
        other + ": there is no array z in it. It holds y, x; choose one of them.");
  }

  @Test
  void whatIsNotANumberIsMissing() throws IOException {
    Path file = file("gaps.npy", npy("<f8", "(1, 4)", doubles(1, Double.NaN, 3, Double.NaN)));
    assertThat(Opened.values(open(file), Split.TRAIN, 0)).containsExactly(1, 0, 3);
    assertThat(Opened.tensors(open(file), Split.TRAIN, 0).get(1)).containsExactly(1, 0, 1);
  }

  @Test
  void wholeNumbersAreClasses() throws IOException {
    Path train = file("x.npy", npy("<f8", "(2, 1)", doubles(1, 2)));
    Path labels = file("y.npy", npy("<f8", "(2,)", doubles(10, 9)));
    assertThat(open(train, labels, NpySeries.Axes.CHANNELS_FIRST).classes())
        .containsExactly("9", "10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <f8 | (2, 3)                  | : its header says that it has the shape [2, 3], so 48 bytes, but there are 16. Write it again.
          <f8 | (999999999, 999999999, 999999999) | : its header says that it has the shape [999999999, 999999999, 999999999], so 7999999976000000023999999992 bytes, but there are 16. Write it again.
          <f8 | (2,)                    | : its shape is [2], and series are an array of two or three dimensions, none of them 0. Reshape it.
          <f2 | (2, 4)                  | : numbers of the type f2 are not read. Convert it with astype('float32').
          <c8 | (1, 2)                  | : its elements are neither numbers nor texts, or its header is damaged. Convert it with astype('float32') and write it again.
          """)
  void refusesAHeaderThatLies(String type, String shape, String message) throws IOException {
    Path file = file("bad.npy", npy(type, shape, doubles(1, 2)));
    Opened.assertRefused(() -> open(file), file + message);
  }

  @Test
  void refusesWhatIsNoArrayAndWhatIsInfinite() throws IOException {
    Path text = file("text.npy", "1,2,3".getBytes(StandardCharsets.US_ASCII));
    Opened.assertRefused(
        () -> open(text),
        text + ": does not begin as an array of NumPy does. Write it with numpy.save.");
    Path cut = file("cut.npy", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 90, 0});
    Opened.assertRefused(
        () -> open(cut), cut + ": its header is cut off or too long. Write the array again.");
    Path infinite = file("inf.npy", npy("<f8", "(1, 1, 2)", doubles(1, Double.POSITIVE_INFINITY)));
    Opened.assertRefused(
        () -> open(infinite),
        infinite
            + ", element [0, 0, 1]: Infinity is no finite number that a float can hold. Correct it, or write NaN where a value is missing.");
  }

  @Test
  void refusesLabelsOfOtherSeries() throws IOException {
    Path train = file("x.npy", npy("<f8", "(1, 2)", doubles(1, 2)));
    Path labels = file("y.npy", npy("<f8", "(2,)", doubles(1, 2)));
    Opened.assertRefused(
        () -> open(train, labels, NpySeries.Axes.CHANNELS_FIRST),
        "%s: its shape is [2], and there are 1 series in %s. Give one class for each."
            .formatted(labels, train));
  }
}
