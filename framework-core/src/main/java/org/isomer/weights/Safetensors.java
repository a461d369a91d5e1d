package org.isomer.weights;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/**
 * Tensors in the safetensors format: an eight-byte length, a JSON header of names, shapes and
 * offsets, then little-endian scalars. Written as float32; equal tensors give equal bytes. Other
 * {@linkplain NumberFormat formats} are read too, rounded to the nearest float32.
 */
public final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A tensor of the file: its shape and its row-major scalars. */
  public record Tensor(List<Long> shape, float[] scalars) {
    /** Copies the shape. */
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  private Safetensors() {}

  /**
   * Writes a file and forces it to the disk.
   *
   * @return the SHA-256 of the file in hexadecimal
   */
  public static String write(Path file, Map<String, Tensor> tensors) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", "F32");
      entry.getValue().shape().forEach(tensor.withArray("shape")::add);
      long end = offset + 4L * entry.getValue().scalars().length;
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = padded(JSON.writeValueAsBytes(header));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      DigestOutputStream out =
          new DigestOutputStream(Channels.newOutputStream(channel), Sha256.start());
      out.write(little(8).putLong(json.length).array());
      out.write(json);
      for (Tensor tensor : tensors.values()) {
        writeScalars(out, tensor.scalars());
      }
      channel.force(true);
      return Sha256.hex(out.getMessageDigest());
    }
  }

  /**
   * Reads all tensors of a file.
   *
   * @throws BadInputException if it is not complete and well-formed
   */
  public static Map<String, Tensor> read(Path file) {
    SafetensorsFile opened = SafetensorsFile.open(file);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    opened.shapes().keySet().forEach(name -> tensors.put(name, opened.read(name)));
    return tensors;
  }

  private static void writeScalars(OutputStream out, float[] scalars) throws IOException {
    int chunk = 1 << 16;
    byte[] bytes = new byte[4 * Math.min(chunk, scalars.length)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < scalars.length; start += chunk) {
      int count = Math.min(chunk, scalars.length - start);
      buffer.asFloatBuffer().put(scalars, start, count);
      out.write(bytes, 0, 4 * count);
    }
  }

  /** The header padded with blanks, so that scalars are aligned to eight bytes. */
  private static byte[] padded(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    int blanks = (8 - json.length % 8) % 8;
    return (text + " ".repeat(blanks)).getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
