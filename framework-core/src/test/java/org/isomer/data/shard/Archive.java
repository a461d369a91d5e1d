package org.isomer.data.shard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A tar archive that is made by hand, so that it may be wrong. */
final class Archive {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Archive add(String name, String content) {
    return add(name, '0', content.getBytes(StandardCharsets.UTF_8));
  }

  Archive add(String name, char type, byte[] content) {
    return add(name, type, content, "%011o".formatted(content.length));
  }

  /** A member whose header says what it likes. */
  Archive add(String name, char type, byte[] content, String size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, size);
    header[156] = (byte) type;
    put(header, 257, "ustar");
    put(header, 148, "        ");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xFF;
    }
    put(header, 148, "%06o".formatted(sum));
    header[154] = 0;
    bytes.writeBytes(header);
    bytes.writeBytes(content);
    bytes.writeBytes(new byte[Math.floorMod(-content.length, 512)]);
    return this;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** Without the empty blocks that end it. */
  byte[] open() {
    return bytes.toByteArray();
  }

  byte[] closed() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(new byte[1024]);
    return all.toByteArray();
  }
}
