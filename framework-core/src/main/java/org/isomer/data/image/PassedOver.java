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
   * Counts the files of a folder that are not read, by their endings, and what is no file at all.
   *
   * @param endings of the files that are read
   */
  public void files(FileListing listing, Collection<String> endings) {
    for (Path entry : listing.entries()) {
      if (Files.isRegularFile(entry)) {
        String ending = FileListing.ending(entry);
        if (!endings.contains(ending)) {
          String kind = ending.isEmpty() ? "files without an ending" : ending + " files";
          count(PICTURES.contains(ending) ? doubtful : harmless, kind, entry);
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

  /** Warnings of what looks like images, facts of the rest. */
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
