package org.isomer.eval.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.isomer.file.AtomicFiles;
import org.isomer.file.Sha256;
import org.isomer.reports.record.RecordDigest;

/**
 * One change to the folder of a case.
 *
 * <ul>
 *   <li>{@code copy FIXTURE}: a whole fixture, under its name, with its configuration beside it
 *   <li>{@code write FILE}, and the text below it, indented by two blanks
 *   <li>{@code bytes FILE HEX}: a file of these bytes
 *   <li>{@code delete FILE}, a folder with all it holds too
 *   <li>{@code mkdir FOLDER}
 *   <li>{@code move FILE FILE}
 *   <li>{@code link FILE FILE}: a symbolic link at the first place to the second
 *   <li>{@code replace FILE OLD => NEW}: a text that must be there, everywhere it is
 *   <li>{@code within FILE OLD => NEW}: the same in what a gzip file holds
 *   <li>{@code seal FILE}: the record beside it is given the digest that the file has now, and
 *       keeps none of its own
 *   <li>{@code poke FILE OFFSET HEX}: bytes in place of others; a negative offset counts from the
 *       end
 *   <li>{@code append FILE HEX}
 *   <li>{@code cut FILE LENGTH}: to this length; a negative one counts from the end
 *   <li>{@code fill FILE LENGTH}: zeros that need no room on the disk
 * </ul>
 *
 * @param word what is done
 * @param rest what it is done with
 * @param block the indented lines below
 */
record Edit(String word, String rest, String block) {
  private static final HexFormat HEX = HexFormat.of();

  void apply(Path folder, Fixtures fixtures) throws IOException {
    String[] words = rest.split(" ", -1);
    Path file = folder.resolve(words[0]);
    switch (word) {
      case "copy" -> fixtures.copy(words[0], folder);
      case "write" -> {
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.replace("@/", folder + "/"));
      }
      case "bytes" -> {
        Files.createDirectories(file.getParent());
        Files.write(file, HEX.parseHex(words.length > 1 ? words[1] : ""));
      }
      case "delete" -> {
        require(file);
        AtomicFiles.deleteRecursively(file);
      }
      case "mkdir" -> Files.createDirectories(file);
      case "move" -> Files.move(file, folder.resolve(words[1]));
      case "link" -> Files.createSymbolicLink(file, folder.resolve(words[1]));
      case "replace" -> Files.write(file, replaced(Files.readAllBytes(file), folder));
      case "within" -> Files.write(file, packed(replaced(unpacked(file), folder)));
      case "seal" -> seal(file);
      case "poke" -> poke(file, Integer.parseInt(words[1]), HEX.parseHex(words[2]));
      case "append" -> poke(file, Math.toIntExact(Files.size(file)), HEX.parseHex(words[1]));
      case "cut" -> {
        byte[] bytes = Files.readAllBytes(file);
        int length = Integer.parseInt(words[1]);
        Files.write(file, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
      }
      case "fill" -> {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          open.setLength(Long.parseLong(words[1]));
        }
      }
      default -> throw new IllegalArgumentException("no such change: " + word);
    }
  }

  private static void require(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + " is not there");
    }
  }

  /** Bytes, one a character, with the change that is asked for. */
  private byte[] replaced(byte[] bytes, Path folder) {
    String change = rest.substring(rest.indexOf(' ') + 1).replace("@/", folder + "/");
    String[] sides = change.split(" => ?", 2);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String old = escaped(sides[0]);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(rest + ": there is no such text:\n" + text);
    }
    return text.replace(old, escaped(sides[1])).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static void seal(Path file) throws IOException {
    Path record = file.resolveSibling("result.json");
    String entry = "(\"file\" : \"%s\",\\s*\"sha256\" : \")\\w+".formatted(file.getFileName());
    String sealed = Files.readString(record).replaceFirst(entry, "$1" + Sha256.hex(file));
    Files.writeString(record, sealed);
    Files.delete(record.resolveSibling(RecordDigest.FILE));
  }

  private static String escaped(String text) {
    return text.translateEscapes();
  }

  private static void poke(Path file, int offset, byte[] bytes) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(offset < 0 ? open.length() + offset : offset);
      open.write(bytes);
    }
  }
}
