package org.isomer.eval.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.data.image.ImageFormats;
import org.isomer.data.image.PassedOver;
import org.isomer.file.FileListing;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;

/** The files of a folder by their names without ending, in their order. */
public final class FilesByStem {
  private final FileListing listing;
  private final Collection<String> endings;
  private final List<Path> files;
  private final Map<String, List<Path>> byStem = new TreeMap<>();

  private FilesByStem(FileListing listing, Collection<String> endings) {
    this.listing = listing;
    this.endings = endings;
    files = listing.files(endings);
    files.forEach(
        file ->
            byStem.computeIfAbsent(FileListing.stem(file), stem -> new ArrayList<>()).add(file));
  }

  /**
   * The files with some endings; hidden ones are passed over.
   *
   * @param endings in lower case, such as {@code .txt}; files may have them in any case
   * @throws BadInputException if the folder cannot be read
   */
  public static FilesByStem of(Path folder, Collection<String> endings) {
    return new FilesByStem(FileListing.of(folder), endings);
  }

  /** The images of a folder, of Isomer's own formats. */
  public static FilesByStem images(Path folder) {
    return images(folder, FileIndex.NONE);
  }

  /** The images of a folder, of every format that is read. */
  public static FilesByStem images(Path folder, FileIndex index) {
    return of(folder, ImageFormats.of(index).endings());
  }

  /**
   * All files, in the order of their whole names.
   *
   * @throws BadInputException if two differ in their ending alone
   */
  public List<Path> files() {
    stems().forEach(this::find);
    return files;
  }

  /** The names without endings, in their order. */
  public List<String> stems() {
    return List.copyOf(byStem.keySet());
  }

  /** Notes what is in the folder and is not among these. */
  public void remarkOthers(Remarks remarks) {
    PassedOver others = new PassedOver(listing.folder());
    others.files(listing, endings);
    remarks.add(others.findings());
  }

  /**
   * The file of a name; empty if there is none.
   *
   * @throws BadInputException if there are two, since nothing says which is meant
   */
  public Optional<Path> find(String stem) {
    List<Path> found = byStem.getOrDefault(stem, List.of());
    if (found.size() > 1) {
      throw new BadInputException(
          "The files %s and %s differ in their ending alone. Remove one."
              .formatted(found.get(0), found.get(1)));
    }
    return found.stream().findFirst();
  }

  /**
   * The file of a name in a list.
   *
   * @param list the file that asks for it
   * @param ending what messages call the missing file
   */
  public Path required(String stem, Path list, String ending) {
    return find(stem)
        .orElseThrow(
            () ->
                new BadInputException(
                    "The list %s asks for %s, which does not exist. Add the file or remove it from the list."
                        .formatted(list, listing.folder().resolve(stem + ending))));
  }
}
