package org.isomer.data.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.isomer.data.image.ImageFiles.LabelledFile;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * Folders of images, one for each class, once or for each part of a data set; or images without
 * classes.
 */
final class ClassFolders {
  private final DataFolder folder;
  private final List<String> endings;
  private final PartFolders parts;
  private final List<String> classes;
  private final PassedOver passedOver;
  private final List<String> sameStems = new ArrayList<>();

  private ClassFolders(
      DataFolder folder,
      List<String> endings,
      PartFolders parts,
      List<String> classes,
      PassedOver passedOver) {
    this.folder = folder;
    this.endings = endings;
    this.parts = parts;
    this.classes = classes;
    this.passedOver = passedOver;
  }

  /**
   * Looks into a folder.
   *
   * @param endings of image files
   */
  static ClassFolders of(DataFolder folder, List<String> endings) {
    FileListing root = FileListing.of(folder.path());
    PartFolders parts = PartFolders.of(folder, root, endings);
    PassedOver passedOver = new PassedOver(folder.path());
    Path train = parts.folder(Split.TRAIN);
    if (!folder.path().equals(train)) {
      passedOver.files(root, endings);
      root.files(endings).forEach(each -> passedOver.add("images beside parts", each));
      parts.others().forEach(each -> passedOver.add("folders beside parts", each));
    }
    FileListing listing = FileListing.of(train);
    return new ClassFolders(
        folder,
        endings,
        parts,
        isFlat(listing, endings) ? List.of() : names(listing.folders()),
        passedOver);
  }

  /** The class names; empty if the images have none. */
  List<String> classes() {
    return classes;
  }

  boolean has(Split part) {
    return parts.has(part);
  }

  /** Whether the folder holds parts, of which {@code train} is one. */
  boolean divided() {
    return !folder.path().equals(parts.folder(Split.TRAIN));
  }

  /** What was noticed about the parts whose files were asked for. */
  Findings findings() {
    Findings found = passedOver.findings();
    return sameStems.isEmpty()
        ? found
        : found.and(
            new Findings(
                List.of(),
                List.of(
                    "%s: images that differ from another in the ending only (%d), such as %s. Remove one of each if they show the same picture."
                        .formatted(folder.path(), sameStems.size(), sameStems.get(0)))));
  }

  /** The images of a part, by class and then by name. */
  List<LabelledFile> files(Split part) {
    Path parent = parts.folder(part);
    FileListing listing = FileListing.of(parent);
    passedOver.files(listing, endings);
    boolean flat = isFlat(listing, endings);
    if (!flat && listing.folders().isEmpty()) {
      throw new BadInputException(
          "The data folder %s has no class folders%s. %s"
              .formatted(parent, part == Split.TRAIN ? " and no images" : "", folder.contents()));
    }
    if (flat != classes.isEmpty()) {
      throw new BadInputException(
          "The data folder %s has %s, but %s has %s. Divide both into class folders, or none."
              .formatted(
                  parent,
                  flat ? "images alone" : "class folders",
                  parts.folder(Split.TRAIN),
                  flat ? "class folders" : "images alone"));
    }
    return flat ? flatFiles(parent, listing) : labelledFiles(listing);
  }

  /** Whether images stand in a folder and in none of its folders. */
  private static boolean isFlat(FileListing listing, List<String> endings) {
    return !listing.files(endings).isEmpty()
        && listing.folders().stream()
            .allMatch(each -> FileListing.of(each).files(endings).isEmpty());
  }

  private List<LabelledFile> flatFiles(Path parent, FileListing listing) {
    listing.folders().forEach(each -> passedOver.add("folders beside images", each));
    return labelled(parent, listing, OptionalInt.empty());
  }

  private List<LabelledFile> labelledFiles(FileListing listing) {
    listing.files(endings).forEach(each -> passedOver.add("images beside class folders", each));
    List<LabelledFile> files = new ArrayList<>();
    List<FileListing> inside = listing.folders().parallelStream().map(FileListing::of).toList();
    for (int i = 0; i < inside.size(); i++) {
      addClass(listing.folders().get(i), inside.get(i), files);
    }
    return files;
  }

  private void addClass(Path classFolder, FileListing inside, List<LabelledFile> files) {
    int label = classes.indexOf(classFolder.getFileName().toString());
    if (label < 0) {
      throw new BadInputException(
          "The class folder %s has no counterpart in %s. Rename it to one of the classes there, or remove it."
              .formatted(classFolder, parts.folder(Split.TRAIN)));
    }
    passedOver.files(inside, endings);
    List<Path> nested = inside.folders().stream().flatMap(this::imagesBelow).toList();
    List<LabelledFile> images = labelled(classFolder, inside, OptionalInt.of(label));
    if (images.isEmpty()) {
      throw new BadInputException(
          "The class folder %s holds no JPEG, PNG, WebP, BMP or TIFF files%s. Fill it or remove it."
              .formatted(
                  classFolder,
                  nested.isEmpty()
                      ? ""
                      : " itself; the %d below it, such as %s, are not read"
                          .formatted(nested.size(), nested.get(0))));
    }
    nested.forEach(each -> passedOver.add("images in folders of a class folder", each));
    files.addAll(images);
  }

  private List<LabelledFile> labelled(Path parent, FileListing listing, OptionalInt label) {
    String start = parent.equals(folder.path()) ? "" : id(parent) + "/";
    Map<String, Path> stems = new HashMap<>();
    List<LabelledFile> images = new ArrayList<>();
    for (Path image : listing.files(endings)) {
      Path other = stems.putIfAbsent(FileListing.stem(image), image);
      if (other != null) {
        sameStems.add("%s and %s".formatted(id(other), id(image)));
      }
      images.add(new LabelledFile(start + image.getFileName(), label));
    }
    return images;
  }

  private String id(Path image) {
    return FileListing.relative(folder.path(), image);
  }

  private Stream<Path> imagesBelow(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(file -> endings.contains(FileListing.ending(file)))
          .filter(FileListing::isVisible)
          .filter(Files::isRegularFile)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(folder, e), e);
    } catch (UncheckedIOException e) {
      throw new BadInputException(
          FileTrouble.reading(folder, new IOException(e.getMessage(), e)), e);
    }
  }

  private static List<String> names(List<Path> folders) {
    return folders.stream().map(each -> String.valueOf(each.getFileName())).toList();
  }
}
