package org.isomer.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.text.ShellCommand;

/**
 * Which JARs plugin folders may hold. As a file it has the lines that {@code sha256sum} writes and
 * checks, and comments that start with {@code #}:
 *
 * <pre>
 * # JARs of plugins; isomer --plugin-lock FILE refuses any other.
 * 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef  circle-loss.jar
 * 9b74c9897bac770ffc029102a200c5de2bfa2d3d4a1d5a4a8e6a5e8f9d7c6b5a  parquet/carpet.jar
 * </pre>
 *
 * @param digests the SHA-256 of each JAR by its path in its plugin folder
 */
public record PluginLock(SortedMap<String, String> digests) {
  private static final String HEADER =
      "# JARs of plugins; isomer --plugin-lock FILE refuses any other.\n";
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S.*)");

  /**
   * The lock of the JARs that are there. Reads them all and loads none.
   *
   * @throws BadInputException if there is a folder of classes, or two folders have different JARs
   *     of one name
   */
  public static PluginLock of(List<PluginFolder> folders) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (PluginFolder folder : folders) {
      if (!Files.exists(folder.path())) {
        continue; // whoever loads plugins says so
      }
      for (Path source : folder.sources()) {
        for (Path part : PluginFolder.parts(source)) {
          if (!PluginFolder.isJar(part)) {
            throw new BadInputException(
                part + ": a folder of classes cannot be locked. Package it as a JAR.");
          }
          String digest = Sha256.hex(part);
          String other = digests.put(name(folder.path(), part), digest);
          if (other != null && !other.equals(digest)) {
            throw new BadInputException(
                "%s: another plugin folder has a different JAR of this name, and a lock tells JARs apart by their names. Rename one."
                    .formatted(part));
          }
        }
      }
    }
    return new PluginLock(digests);
  }

  private static String name(Path folder, Path part) {
    Path name = folder.equals(part) ? part.getFileName() : folder.relativize(part);
    return String.valueOf(name).replace('\\', '/');
  }

  /**
   * Reads a lock file.
   *
   * @throws BadInputException if it is none
   */
  public static PluginLock read(Path file) {
    SortedMap<String, String> digests = new TreeMap<>();
    TextFile text = new TextFile(file);
    List<String> lines = text.lines();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (line.matches()) {
        digests.put(line.group(2), line.group(1));
      } else if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        throw text.wrong(
            "line " + (i + 1),
            "expected a SHA-256 in hexadecimal, two blanks and the name of a JAR. Write the lock anew with isomer plugin lock");
      }
    }
    return new PluginLock(digests);
  }

  /**
   * Writes it as a file, in one step, in place of an older lock if there is one.
   *
   * @throws BadInputException if it cannot be written, or another file is there
   */
  public void write(Path file) {
    if (Files.exists(file) && !isLock(file)) {
      throw new BadInputException(
          file + ": exists already and is no lock; nothing was changed. Choose another --out.");
    }
    StringBuilder text = new StringBuilder(HEADER);
    digests.forEach((name, digest) -> text.append(digest).append("  ").append(name).append("\n"));
    try {
      AtomicFiles.write(file, text.toString());
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file, e), e);
    }
  }

  private static boolean isLock(Path file) {
    try {
      read(file);
      return true;
    } catch (BadInputException e) {
      return false;
    }
  }

  /**
   * Makes sure that the JARs of plugin folders are those of a lock file, before one is loaded.
   *
   * @throws BadInputException naming each that is not there, not in the lock, or has changed
   */
  public static void require(Path file, List<PluginFolder> folders) {
    Map<String, String> locked = read(file).digests();
    Map<String, String> found = of(folders).digests();
    List<String> differences = new ArrayList<>();
    locked.forEach(
        (name, digest) -> {
          String now = found.get(name);
          if (now == null) {
            differences.add(name + " is not there");
          } else if (!now.equals(digest)) {
            differences.add(
                "%s has changed: its SHA-256 was %s, now it is %s"
                    .formatted(name, Sha256.brief(digest), Sha256.brief(now)));
          }
        });
    found.keySet().stream()
        .filter(name -> !locked.containsKey(name))
        .forEach(name -> differences.add(name + " is not in the lock"));
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "%s: the JARs of plugins are not those of this lock:\n  %s\nRestore them; or, where the change is meant, write the lock anew: %s"
              .formatted(
                  file,
                  String.join("\n  ", differences),
                  ShellCommand.of("plugin", "lock", "--out", file)));
    }
  }
}
