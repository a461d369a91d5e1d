package org.isomer.data.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.isomer.data.series.SeriesShards;
import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

class RecordShardsTest {

  @TempDir private Path folder;

  private static byte[] file(Example... examples) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Stream.of(examples).forEach(each -> file.writeBytes(record(each.toByteArray())));
    return file.toByteArray();
  }

  private static byte[] record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(8 + 4 + data.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length).putInt(masked(Arrays.copyOf(record.array(), 8)));
    return record.put(data).putInt(masked(data)).array();
  }

  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  private static Feature bytes(String... values) {
    BytesList.Builder list = BytesList.newBuilder();
    Stream.of(values).forEach(value -> list.addValue(ByteString.copyFromUtf8(value)));
    return Feature.newBuilder().setBytesList(list).build();
  }

  private static Feature numbers(long... values) {
    Int64List.Builder list = Int64List.newBuilder();
    Arrays.stream(values).forEach(list::addValue);
    return Feature.newBuilder().setInt64List(list).build();
  }

  private static Feature floats(float... values) {
    FloatList.Builder list = FloatList.newBuilder();
    for (float value : values) {
      list.addValue(value);
    }
    return Feature.newBuilder().setFloatList(list).build();
  }

  private static Example example(Object... features) {
    Features.Builder all = Features.newBuilder();
    for (int i = 0; i < features.length; i += 2) {
      all.putFeature((String) features[i], (Feature) features[i + 1]);
    }
    return Example.newBuilder().setFeatures(all).build();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void aSampleIsARecord() throws IOException {
    write(
        "x.tfrecord",
        file(
            example("text", bytes("one"), "label", numbers(2), "other", floats(1, 2)),
            example("width", numbers(300), "label", numbers(0), "text", bytes("zwei: ä"))));
    write("y.tfrecord-00000-of-00001", file(example("text", bytes("three"), "label", numbers(1))));
    ClassData data = TextSets.open(folder);
    assertThat(TextSets.texts(data, Split.TRAIN)).containsExactly("one 2", "zwei: ä 0", "three 1");
    assertThat(data.split(Split.TRAIN).id(1)).isEqualTo("x.tfrecord/000000001");
  }

  @Test
  void labelsMayBeNamesInAnyFeature() throws IOException {
    write(
        "x.tfrecords",
        file(
            example("text", bytes("one"), "kind", bytes("b")),
            example("text", bytes("two"), "kind", bytes("a"))));
    assertThat(TextSets.open(folder).classes()).isEmpty();
    ClassData data =
        new org.isomer.data.text.TextShards().create(TextSets.labelled(folder, "kind"));
    assertThat(TextSets.texts(data, Split.TRAIN)).containsExactly("one b", "two a");
  }

  @Test
  void aListOfFloatsIsASeries() throws IOException {
    write(
        "x.tfrecord",
        file(example("series", floats(1, 2, 3)), example("series", floats(4, Float.NaN))));
    ClassData data =
        new SeriesShards()
            .create(
                new SeriesShards.Config(
                    Optional.of(folder),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    64,
                    false));
    Series series = new Series();
    data.split(Split.TRAIN).read(1, series);
    assertThat(series.positions()).isEqualTo(3);
    assertThat(series.length()).isEqualTo(2);
    assertThat(series.measured()).isDeepEqualTo(new float[][] {{4}});
    data.split(Split.TRAIN).read(0, series);
    assertThat(series.measured()).isDeepEqualTo(new float[][] {{1, 2, 3}});
  }

  static List<Arguments> badFiles() {
    byte[] whole = file(example("text", bytes("one")), example("text", bytes("two")));
    int second = whole.length / 2;
    byte[] torn = whole.clone();
    torn[second - 8] ^= 1;
    byte[] length = whole.clone();
    length[second] ^= 1;
    return List.of(
        Arguments.of(
            "no records at all".getBytes(StandardCharsets.UTF_8),
            ", byte 0: it does not begin as a file of TFRecords does; a compressed one has to be unpacked."),
        Arguments.of(
            Arrays.copyOf(whole, second + 20),
            ", byte %d: record 1 has %d bytes, and the file ends before. Copy or write it again."
                .formatted(second, second - 16)),
        Arguments.of(
            torn,
            ", byte 0: the check sum of record 0 is wrong. The file is damaged; write it again."),
        Arguments.of(
            length,
            ", byte %d: no record begins here: the check sum of its length is wrong. The file is damaged; write it again."
                .formatted(second)),
        Arguments.of(
            record(new byte[] {10, 100}),
            ", byte 0: record 0 is no tf.train.Example. Write the file again."),
        Arguments.of(
            file(example("text", bytes("one", "two"))),
            ", byte 0: the sample 000000000 has the member text twice. Write the shard again with one of them."),
        Arguments.of(
            file(example("text", numbers(1))),
            ", byte 0: the feature text of record 000000000 holds whole numbers. Write bytes or floats."),
        Arguments.of(
            file(example("text", bytes("one"), "label", floats(1))),
            ", byte 0: the feature label of record 000000000 holds floats, and a label is a whole number or a name."));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void aFileThatCannotBeReadIsRefusedWithThePlace(byte[] file, String message) throws IOException {
    Path shard = write("x.tfrecord", file);
    assertThatThrownBy(() -> TextSets.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(shard + message);
  }
}
