package org.isomer.embedding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.file.AtomicFiles;
import org.isomer.file.Sha256;
import org.isomer.spi.Extensible;

/**
 * Writes vectors into files of one ending, for {@code isomer embed}. {@link VectorFormat} has those
 * of Isomer; a module in a JAR adds another one to the set.
 */
@Extensible
public interface VectorWriter {
  /** What its files end in, with the dot and in small letters, such as {@code .csv}. */
  String ending();

  /** What such a file holds, as a few words. */
  String summary();

  /**
   * Lines of Python that read a file into {@code vectors} and {@code ids}, or whatever is usual. In
   * them NAME stands for the file's name, and STEM for the name without the ending.
   */
  String snippet();

  /**
   * Writes a file.
   *
   * @param ids the names of the examples
   * @param vectors a row for each of them, all of one length; there is at least one
   * @param out where to; it stays open
   */
  void write(List<String> ids, float[][] vectors, OutputStream out) throws IOException;

  /** Writes a file in one step. */
  default void write(Path file, List<String> ids, float[][] vectors) throws IOException {
    AtomicFiles.write(file, out -> write(ids, vectors, out));
  }

  /** SHA-256 in hexadecimal of the file that {@link #write} would write. */
  default String digest(List<String> ids, float[][] vectors) throws IOException {
    MessageDigest sha = Sha256.start();
    write(ids, vectors, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
    return Sha256.hex(sha);
  }

  /** Lines of Python that read a file, in its folder. */
  default List<String> python(Path file) {
    String name = String.valueOf(file.getFileName()).replace("\\", "\\\\").replace("\"", "\\\"");
    String stem = name.substring(0, name.length() - ending().length());
    return Pattern.compile("NAME|STEM")
        .matcher(snippet())
        .replaceAll(place -> Matcher.quoteReplacement(place.group().equals("NAME") ? name : stem))
        .lines()
        .toList();
  }
}
