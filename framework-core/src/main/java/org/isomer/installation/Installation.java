package org.isomer.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.config.Spelling;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.installation.InstalledList.Source;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Origin;
import org.isomer.spi.BadInputException;
import org.isomer.text.ShellCommand;
import org.jspecify.annotations.Nullable;

/**
 * Changes one plugin folder. What is put there has been loaded and checked before, and comes in one
 * step; where a step fails, nothing has changed.
 */
public final class Installation {
  private final Path folder;
  private final List<String> repositories;
  private final Catalog catalog;

  /**
   * Of a plugin folder, which is made where it is missing.
   *
   * @param repositories where to look for Maven coordinates; none stands for where they came from,
   *     or else the local repository of Maven and Maven Central
   * @param catalog the plugins that are there
   */
  public Installation(Path folder, List<String> repositories, Catalog catalog) {
    this.folder = folder.toAbsolutePath().normalize();
    this.repositories = List.copyOf(repositories);
    this.catalog = catalog;
  }

  /**
   * Installs a JAR, a folder of JARs or an artefact of a Maven repository. What was installed from
   * the same file, or is the same artefact in another version, is replaced.
   *
   * @return what is there now
   * @throws BadInputException if it cannot be had or used, or would take the place of another
   */
  public Placed install(String source) {
    Offer offer = Offer.of(source, places(Optional.empty()));
    makeFolder();
    try (FolderLock lock = FolderLock.ofFile(InstalledList.file(folder))) {
      InstalledList list = InstalledList.of(folder);
      Path target = folder.resolve(offer.name());
      if (Files.exists(target)
          && !isSame(list.sources().get(offer.name()), offer.source().text())) {
        throw new BadInputException(
            "%s: is there already, and did not come from %s; nothing was changed. Remove it first: %s"
                .formatted(
                    target,
                    offer.source().text(),
                    ShellCommand.of("plugin", "remove", offer.name())));
      }
      return put(offer, list);
    }
  }

  /**
   * Installs what was installed once more, from where it came from: a file as it is now, an
   * artefact in its newest release.
   *
   * @throws BadInputException if it was not installed, or cannot be had or used
   */
  public Placed update(String given) {
    String name = there(given);
    try (FolderLock lock = FolderLock.ofFile(InstalledList.file(folder))) {
      InstalledList list = InstalledList.of(folder);
      Source source = list.sources().get(name);
      if (source == null) {
        throw new BadInputException(
            "%s: nobody knows where it came from, since it was not put there by isomer plugin install. Remove it, and install the other one."
                .formatted(folder.resolve(name)));
      }
      List<String> places = places(source.repository());
      return put(Offer.of(newest(source.text(), places), places), list);
    }
  }

  /** What was installed, by name. */
  public List<String> installed() {
    return List.copyOf(InstalledList.of(folder).sources().keySet());
  }

  /**
   * Removes a JAR, or a folder of JARs, in one step.
   *
   * @throws BadInputException if it is not there
   */
  public Path remove(String given) {
    Path target = folder.resolve(there(given));
    try (FolderLock lock = FolderLock.ofFile(InstalledList.file(folder))) {
      AtomicFiles.remove(target);
      InstalledList.of(folder).write();
      return target;
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(target, e), e);
    }
  }

  /** Where a JAR in the folder, or in a folder within it, came from, if that is known. */
  public Optional<String> source(Path jar) {
    return Optional.ofNullable(
            InstalledList.of(folder).sources().get(folder.relativize(jar).getName(0).toString()))
        .map(Source::text);
  }

  /** Where to look for coordinates. */
  private List<String> places(Optional<String> before) {
    return repositories.isEmpty()
        ? before.map(List::of).orElse(MavenRepository.USUAL)
        : repositories;
  }

  private Placed put(Offer offer, InstalledList list) {
    Trial.of(offer, folder.resolve(offer.name()), catalog);
    try {
      offer.writeTo(folder);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder.resolve(offer.name()), e), e);
    }
    list.with(offer.name(), offer.source()).write();
    Path placed = folder.resolve(offer.name());
    return new Placed(placed, offer.source().text(), Origin.digest(placed));
  }

  /**
   * What is installed.
   *
   * @param path the JAR, or the folder of JARs
   * @param source Maven coordinates, or an absolute path
   * @param digest the SHA-256 that runs record
   */
  public record Placed(Path path, String source, String digest) {
    /** What has happened, as a message. */
    public String message() {
      return "%s is now what came from %s; SHA-256 %s".formatted(path, source, digest);
    }
  }

  private static String newest(String source, List<String> repositories) {
    Optional<Coordinates> installed = Coordinates.of(source);
    return installed
        .map(
            coordinates ->
                repositories.stream()
                    .map(MavenRepository::of)
                    .flatMap(repository -> repository.newest(coordinates).stream())
                    .findFirst()
                    .map(coordinates::withVersion)
                    .orElseThrow(
                        () ->
                            new BadInputException(
                                "%s: no repository names a newest release: %s. Install the version that you want, or name another --repository."
                                    .formatted(coordinates, String.join(", ", repositories))))
                    .toString())
        .orElse(source);
  }

  private static boolean isSame(@Nullable Source before, String now) {
    if (before == null) {
      return false;
    }
    String was = before.text();
    return was.equals(now)
        || Coordinates.of(was)
            .flatMap(one -> Coordinates.of(now).map(one::sameArtifact))
            .orElse(false);
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }

  /** The name of something in the folder, of which users may leave out the ending. */
  private String there(String given) {
    List<String> names =
        Files.isDirectory(folder)
            ? FileListing.of(folder).entries().stream()
                .map(entry -> String.valueOf(entry.getFileName()))
                .toList()
            : List.of();
    return names.stream()
        .filter(name -> name.equals(given) || name.equals(given + ".jar"))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s holds no %s%s; isomer plugin list shows what is there."
                        .formatted(folder, given, Spelling.didYouMean(given, names))));
  }
}
