package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir private Path folder;
  private Path file;
  private String digest;

  @BeforeEach
  void writeTwoTensors() throws IOException {
    file = folder.resolve("two.safetensors");
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    tensors.put(
        "a.weight", new Safetensors.Tensor(List.of(2L, 3L), new float[] {1, 2, 3, 4, 5, 6}));
    tensors.put("scalar", new Safetensors.Tensor(List.of(), new float[] {-0.5f}));
    digest = Safetensors.write(file, tensors);
  }

  @Test
  void readsWhatItWrote() {
    Map<String, Safetensors.Tensor> tensors = Safetensors.read(file);
    assertThat(tensors).containsOnlyKeys("a.weight", "scalar");
    assertThat(tensors.get("a.weight").shape()).containsExactly(2L, 3L);
    assertThat(tensors.get("a.weight").scalars()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(tensors.get("scalar").scalars()).containsExactly(-0.5f);
  }

  @Test
  void hasTheLayoutOfTheFormat() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String header =
        "{\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
            + "\"scalar\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}}";
    int length = (header.length() + 7) / 8 * 8;
    assertThat(bytes[0]).isEqualTo((byte) length);
    assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).strip()).isEqualTo(header);
    assertThat(bytes).hasSize(8 + length + 28);
    assertThat(digest).isEqualTo(Sha256.hex(bytes));
  }

  @Test
  void aHalfThatIsInfiniteIsRefused() throws IOException {
    String header = "{\"half\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,2]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    bytes.putShort((short) 0x7c00);
    Files.write(file, bytes.array());
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": tensor half holds Infinity, so nothing can be computed with it. Use a checkpoint from before training diverged, or get the file again.");
  }

  @Test
  void otherNumberFormatsBecomeFloats() throws IOException {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"half\":{\"dtype\":\"F16\",\"shape\":[6],\"data_offsets\":[0,12]},"
            + "\"brain\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[12,16]},"
            + "\"counter\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[16,24]},"
            + "\"double\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[24,32]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 32).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    for (int half : new int[] {0x3c00, 0xc000, 0x7bff, 0x0001, 0x8400, 0x3555}) {
      bytes.putShort((short) half);
    }
    bytes.putShort((short) 0x3f80).putShort((short) 0xc049).putLong(12_000).putDouble(0.1);
    Files.write(file, bytes.array());
    Map<String, Safetensors.Tensor> tensors = Safetensors.read(file);
    assertThat(tensors).containsOnlyKeys("half", "brain", "counter", "double");
    assertThat(tensors.get("half").scalars())
        .containsExactly(1, -2, 65504, 0x1p-24f, -0x1p-14f, 0x1.554p-2f);
    assertThat(tensors.get("brain").scalars()).containsExactly(1, -3.140625f);
    assertThat(tensors.get("counter").scalars()).containsExactly(12_000);
    assertThat(tensors.get("double").scalars()).containsExactly(0.1f);
  }
}
