package org.isomer.data.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** Small files in the formats of the data sets, and what their tests ask of every data set. */
final class DataFiles {
  private DataFiles() {}

  static byte[] idxImages(int count, int rows, int columns) {
    ByteBuffer file = ByteBuffer.allocate(16 + count * rows * columns);
    file.putInt(0x803).putInt(count).putInt(rows).putInt(columns);
    while (file.hasRemaining()) {
      file.put((byte) file.position());
    }
    return file.array();
  }

  static byte[] idxLabels(int... labels) {
    ByteBuffer file = ByteBuffer.allocate(8 + labels.length);
    file.putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      file.put((byte) label);
    }
    return file.array();
  }

  /** Stored by gzip without compression, so that every byte has its place. */
  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new StoredGzip(stored)) {
      out.write(content);
    }
    return stored.toByteArray();
  }

  private static final class StoredGzip extends GZIPOutputStream {
    StoredGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.NO_COMPRESSION);
    }
  }

  static Path write(Path folder, String file, byte[] content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    return Files.write(path, content);
  }

  static Set<String> ids(Dataset dataset, Split split) {
    Examples examples = dataset.split(split);
    Set<String> ids = new HashSet<>();
    LongStream.range(0, examples.size()).forEach(i -> ids.add(examples.id(i)));
    return ids;
  }

  static int[] countsByClass(Dataset dataset, Split split) {
    Examples examples = dataset.split(split);
    int[] counts = new int[dataset.classes().size()];
    LongStream.range(0, examples.size()).forEach(i -> counts[examples.label(i)]++);
    return counts;
  }

  static Image read(Examples examples, int index) {
    Image image = (Image) examples.buffer();
    examples.read(index, image);
    return image;
  }
}
