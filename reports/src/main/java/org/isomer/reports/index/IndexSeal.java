package org.isomer.reports.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.isomer.file.AtomicFiles;
import org.isomer.file.RegularFile;
import org.isomer.file.TextFile;

/**
 * A check sum of an index beside it. SQLite has none of its own: without it a damaged byte would be
 * an answer.
 *
 * @param index the file of the index
 */
record IndexSeal(Path index) {
  private static final int BLOCK = 1 << 20;

  /** Whether the index is as it was when it was sealed last. */
  boolean fits() {
    try {
      return Files.exists(file()) && new TextFile(file()).text().equals(sum());
    } catch (IOException e) {
      return false;
    }
  }

  /** Seals the index as it is. */
  void set() throws IOException {
    AtomicFiles.write(file(), sum());
  }

  private Path file() {
    return index.resolveSibling(index.getFileName() + ".sum");
  }

  private String sum() throws IOException {
    CRC32C sum = new CRC32C();
    byte[] block = new byte[BLOCK];
    try (InputStream in = new RegularFile(index).open()) {
      for (int count = in.read(block); count >= 0; count = in.read(block)) {
        sum.update(block, 0, count);
      }
    }
    return HexFormat.of().toHexDigits(sum.getValue()) + "\n";
  }
}
