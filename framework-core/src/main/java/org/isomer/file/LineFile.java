package org.isomer.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file to which lines are only added. Where a kill cut the last line short, that line is none,
 * and the next one takes its place.
 *
 * @param path where it is; it may be missing
 * @param isWhole tells a line that only lacks its line break from one that was cut
 */
public record LineFile(Path path, Predicate<String> isWhole) {
  /** What the file holds: the whole lines with their line breaks, and how long they are in it. */
  private record Content(String lines, long bytes) {}

  /**
   * The whole lines; none if the file is missing.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be read, or is not UTF-8
   */
  public List<String> lines() {
    return Files.exists(path) ? content().lines().lines().toList() : List.of();
  }

  /**
   * Adds a line, which is on the disk when this returns. Only one process may do so at a time.
   *
   * @throws org.isomer.spi.BadInputException if the lines that are there cannot be read
   */
  public void add(String line) throws IOException {
    Content there = Files.exists(path) ? content() : new Content("", 0);
    boolean open = !there.lines().isEmpty() && !there.lines().endsWith("\n");
    if (Files.exists(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(there.bytes());
      }
    }
    try (AppendedFile file = AppendedFile.open(path)) {
      file.append((open ? "\n" : "") + line + "\n");
      file.sync();
    }
  }

  private Content content() {
    TextFile text = new TextFile(path);
    byte[] bytes = text.bytes();
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    // A cut line may end within a character, so it is decoded leniently.
    boolean whole =
        isWhole.test(new String(bytes, end, bytes.length - end, StandardCharsets.UTF_8));
    int kept = whole ? bytes.length : end;
    return new Content(text.decode(Arrays.copyOf(bytes, kept)), kept);
  }
}
