package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are large, foreign, cut short or damaged. */
class SafetensorsFileTest {
  private static final String AGAIN = ". Copy or download it again.";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("some.safetensors");
  }

  /** Writes a file with this header and a number of zeros behind it. */
  private void write(String header, long zeros) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer start = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(json.length).put(json).flip();
    Files.deleteIfExists(file);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      channel.write(start);
      if (zeros > 0) {
        channel.write(ByteBuffer.allocate(1), 8 + json.length + zeros - 1);
      }
    }
  }

  private AbstractThrowableAssert<?, ?> assertOpening() {
    return assertThatThrownBy(() -> SafetensorsFile.open(file))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void aTensorBehindThreeGigabytesIsRead() throws IOException {
    long large = 3_000_000_000L;
    write(
        "{\"large\":{\"dtype\":\"U8\",\"shape\":[%1$d],\"data_offsets\":[0,%1$d]},\"small\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%1$d,%2$d]}}"
            .formatted(large, large + 8),
        large + 8);
    ByteBuffer numbers = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putFloat(1.5f).putFloat(-2).flip();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(numbers, channel.size() - 8);
    }
    SafetensorsFile opened = SafetensorsFile.open(file);
    assertThat(opened.shapes()).containsEntry("large", List.of(large));
    assertThat(opened.read("small").scalars()).containsExactly(1.5f, -2);
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() throws IOException {
    write("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 8);
    ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(number.putFloat(0, Float.NaN), channel.size() - 4);
    }
    SafetensorsFile opened = SafetensorsFile.open(file);
    assertThatThrownBy(() -> opened.read("w"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": tensor w holds NaN, so nothing can be computed with it. Use a checkpoint from before training diverged, or get the file again.");
  }

  @Test
  void onlyATensorThatIsAskedForHasToBeReadable() throws IOException {
    write(
        "{\"mask\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[0,1]},\"eighth\":{\"dtype\":\"F8_E4M3\",\"shape\":[3],\"data_offsets\":[1,4]},\"w\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[4,6]}}",
        6);
    SafetensorsFile opened = SafetensorsFile.open(file);
    assertThat(opened.read("w").scalars()).containsExactly(0);
    assertThatThrownBy(() -> opened.read("mask"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": tensor mask is BOOL; only F64, F32, F16, BF16, I64, I32 are read here. Convert it before saving the file.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32 | [2,2] | [0,12] | F32 of shape [2, 2] needs 16 bytes, its data_offsets give 12",
        "F32 | [3] | [-4,8] | -4 is no size or offset",
        "F32 | [-1,-3] | [0,12] | -1 is no size or offset",
        "F32 | [1.5] | [0,12] | 1.5 is no size or offset",
        "F32 | [3] | [12,0] | it ends at byte 0, before it begins",
        "F32 | [4294967296,4294967296] | [0,12] | its shape has more numbers than can be counted",
        "F32 | [4611686018427387904] | [0,12] | its shape has more numbers than can be counted",
        "F32 | [99999999999999999999] | [0,12] | 99999999999999999999 is no size or offset",
        "F32 | [4] | [0,16] | it ends at byte 16 of the data, which has 12",
        "F32 | [2] | [4,12] | it begins at byte 4 of the data, but the tensors before it end at 0",
        "U8 | [12] | [0,9223372036854775807] | it ends at byte 9223372036854775807 of the data, which has 12",
        "F32 | 3 | [0,12] | 'its entry lacks dtype, shape or two data_offsets'",
        "F32 | [3] | [0] | 'its entry lacks dtype, shape or two data_offsets'",
      })
  void anEntryThatCannotBeIsNamed(String dtype, String shape, String offsets, String problem)
      throws IOException {
    write(
        "{\"w\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
            .formatted(dtype, shape, offsets),
        12);
    assertOpening()
        .hasMessage(file + ": the file is cut short or damaged at tensor w: " + problem + AGAIN);
  }

  @Test
  void tensorsThatOverlapAreNamed() throws IOException {
    write(
        "{\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
        12);
    assertOpening()
        .hasMessage(
            file
                + ": the file is cut short or damaged at tensor b: it begins at byte 4 of the data, but the tensors before it end at 8"
                + AGAIN);
  }

  @Test
  void aNameThatStandsTwiceIsRefused() throws IOException {
    String entry = "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
    write("{" + entry + "," + entry + "}", 4);
    assertOpening()
        .hasMessage(
            file
                + ": not a safetensors file, or damaged: its header is no JSON: Duplicate field 'w'"
                + AGAIN);
  }

  @Test
  void bytesOfNoTensorAreRefused() throws IOException {
    write("{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", 7);
    assertOpening()
        .hasMessage(file + ": the file is damaged: 3 bytes at its end belong to no tensor" + AGAIN);
  }

  @Test
  void whateverIsCutOffIsNoticed() throws IOException {
    write("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}   ", 8);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertOpening().hasMessageStartingWith(file + ": ").hasMessageEndingWith(".");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "504b0304000008080000000000000000000000000000000000000d0015006d6f64656c2f646174612e706b6c | a PyTorch file | torch.load(",
        "80028a0a6cfc9c46f9206aa85019 | a PyTorch file | torch.load(",
        "504b03042d000000000000002100e01676a3ffffffffffffffff05001400782e6e7079 | an archive of NumPy arrays | numpy.load(",
        "894844460d0a1a0a00000000 | an HDF5 file | h5py.File(",
        "934e554d5059010076007b | one NumPy array | numpy.load(",
        "080812077079746f7263681a05312e31332e | an ONNX graph | onnx.load(",
      })
  void weightsOfOtherProgramsGetTheLineThatConvertsThem(String start, String title, String call)
      throws IOException {
    Files.write(file, HexFormat.of().parseHex(start));
    assertOpening()
        .hasMessageStartingWith(file + ": is " + title)
        .hasMessageContaining("Convert it to safetensors with this line of Python")
        .hasMessageContaining(call + "'" + file + "'")
        .hasMessageEndingWith("'" + folder.resolve("some-converted.safetensors") + "')");
  }

  @Test
  void aPartOfATensorFlowCheckpointIsNamed() throws IOException {
    file = folder.resolve("model's.ckpt.data-00000-of-00001");
    Files.write(file, new byte[100]);
    assertOpening()
        .hasMessageStartingWith(file + ": is a part of a TensorFlow checkpoint; ")
        .hasMessageContaining("load_checkpoint('" + folder.resolve("model\\'s.ckpt") + "')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"version https://git-lfs.github.com/spec/v1\n", "<!DOCTYPE html>", "ab", ""})
  void whatIsNoWeightsAtAllIsSaid(String text) throws IOException {
    Files.writeString(file, text);
    assertOpening().hasMessageStartingWith(file + ": is ");
  }

  @Test
  void aHeaderBeyondTheFormatsLimitIsNotAskedMemoryFor() throws IOException {
    write("{}", 0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[4] = 1;
    Files.write(file, bytes);
    assertOpening()
        .hasMessage(
            file
                + ": is no safetensors file, or damaged: its first eight bytes give a header of 4294967298 bytes, and at most 100000000 are allowed. Copy or download it again, or name the right file.");
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws IOException {
    assertOpening().hasMessage(file + ": no such file. Check the path.");
    Files.createDirectory(file);
    assertOpening().hasMessage(file + ": is no regular file. Name a safetensors file.");
  }
}
