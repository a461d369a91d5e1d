package org.isomer.data.image;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.isomer.file.FileListing;
import org.isomer.spi.Findings;

/** What a reader of a data folder has met and not read: how many of each kind, and the first. */
public final class PassedOver {
  private static final Set<String> PICTURES =
      Set.of(
          ".avif", ".dcm", ".gif", ".heic", ".heif", ".ico", ".j2k", ".jfif", ".jp2", ".jpe",
          ".jxl", ".pbm", ".pcx", ".pgm", ".pnm", ".ppm", ".psd", ".svg", ".tga");

  private final Path root;
  private final Map<String, Group> doubtful = new TreeMap<>();
  private final Map<String, Group> harmless = new TreeMap<>();

  private record Group(int count, String first) {}

  /**
   * Begins with nothing.
   *
   * @param root the folder that paths in messages start from
   */
  public PassedOver(Path root) {
    this.root = root;
  }

  /**
   * Counts the files of a folder of images that are not read: a user may miss other images.
   *
   * @param endings of the files that are read
   */
  public void files(FileListing listing, Collection<String> endings) {
    files(
        listing,
        file -> endings.contains(FileListing.ending(file)),
        file -> PICTURES.contains(FileListing.ending(file)));
  }

  /**
   * Counts the files of a folder that are not read, by their endings, and what is no file at all.
   *
   * @param read whether a file is
   * @param missed whether a user may miss one that is not
   */
  public void files(FileListing listing, Predicate<Path> read, Predicate<Path> missed) {
    for (Path entry : listing.entries()) {
      if (Files.isRegularFile(entry)) {
        if (!read.test(entry)) {
          String ending = FileListing.ending(entry);
          String kind = ending.isEmpty() ? "files without an ending" : ending + " files";
          count(missed.test(entry) ? doubtful : harmless, kind, entry);
        }
      } else if (!Files.isDirectory(entry)) {
        boolean link = Files.exists(entry, LinkOption.NOFOLLOW_LINKS) && !Files.exists(entry);
        count(doubtful, link ? "broken links" : "pipes, sockets or devices", entry);
      }
    }
  }

  /**
   * Counts something else that a user may miss.
   *
   * @param kind what it is, in the plural
   */
  public void add(String kind, Path entry) {
    count(doubtful, kind, entry);
  }

  private void count(Map<String, Group> groups, String kind, Path entry) {
    groups.merge(
        kind,
        new Group(1, root.relativize(entry).toString()),
        (old, more) -> new Group(old.count() + 1, old.first()));
  }

  /** Warnings of what a user may miss, facts of the rest. */
  public Findings findings() {
    return new Findings(lines(harmless, ""), lines(doubtful, ". Are they meant to be read?"));
  }

  private List<String> lines(Map<String, Group> groups, String end) {
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (kind, group) ->
            lines.add(
                "%s: passed over %s (%d), such as %s%s"
                    .formatted(root, kind, group.count(), group.first(), end)));
    return lines;
  }
}
