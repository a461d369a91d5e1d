package org.isomer.eval.reliability;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.isomer.file.AtomicFiles;

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
      case "replace" -> replace(file, rest.substring(words[0].length() + 1), folder);
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

  private static void replace(Path file, String change, Path folder) throws IOException {
    String[] sides = change.replace("@/", folder + "/").split(" => ?", 2);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String old = escaped(sides[0]);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(file + " has no " + sides[0] + ":\n" + text);
    }
    Files.writeString(file, text.replace(old, escaped(sides[1])), StandardCharsets.ISO_8859_1);
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
