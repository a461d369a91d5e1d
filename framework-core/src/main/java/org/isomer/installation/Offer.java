package org.isomer.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.RegularFile;
import org.isomer.installation.InstalledList.Source;
import org.isomer.spi.BadInputException;

/**
 * What can be installed.
 *
 * @param name the name that it gets in a plugin folder: of a JAR, or of a folder of JARs
 * @param source where it came from
 * @param jars the bytes of its JARs: one of its own name, or those of the folder by their names
 */
record Offer(String name, Source source, SortedMap<String, byte[]> jars) {
  private static final String JAR = ".jar";

  /**
   * What a user names: a JAR, a folder of JARs, or Maven coordinates.
   *
   * @param repositories where to look for coordinates, the first before the others
   * @throws BadInputException if it is not there
   */
  static Offer of(String source, List<String> repositories) {
    Optional<Coordinates> coordinates = Coordinates.of(source);
    return coordinates.isPresent()
        ? of(coordinates.get(), repositories)
        : of(Path.of(source).toAbsolutePath().normalize());
  }

  private static Offer of(Coordinates coordinates, List<String> repositories) {
    for (MavenRepository repository : repositories.stream().map(MavenRepository::of).toList()) {
      Optional<byte[]> jar = repository.jar(coordinates);
      if (jar.isPresent()) {
        Source source =
            new Source(
                coordinates.toString(),
                Optional.of(repository.root())
                    .filter(root -> !MavenRepository.USUAL.contains(root)));
        return ofJar(coordinates.artifact() + JAR, source, jar.get());
      }
    }
    throw new BadInputException(
        "%s: no repository has it: %s. Check the coordinates, or name another --repository."
            .formatted(coordinates, String.join(", ", repositories)));
  }

  private static Offer of(Path path) {
    String name = String.valueOf(path.getFileName());
    Source source = new Source(path.toString(), Optional.empty());
    if (!Files.isDirectory(path)) {
      if (!FileListing.ending(path).equals(JAR)) {
        throw new BadInputException(
            "%s: is no JAR. Name a JAR, a folder of JARs, or Maven coordinates as group:artifact:version."
                .formatted(path));
      }
      return ofJar(name, source, new RegularFile(path).bytes());
    }
    SortedMap<String, byte[]> jars = new TreeMap<>();
    for (Path jar : FileListing.of(path).files(List.of(JAR))) {
      jars.put(String.valueOf(jar.getFileName()), new RegularFile(jar).bytes());
    }
    if (jars.isEmpty()) {
      throw new BadInputException(path + ": holds no JAR. Name a folder that does, or a JAR.");
    }
    return new Offer(name, source, jars);
  }

  private static Offer ofJar(String name, Source source, byte[] bytes) {
    SortedMap<String, byte[]> jars = new TreeMap<>();
    jars.put(name, bytes);
    return new Offer(name, source, jars);
  }

  private boolean isOneJar() {
    return jars.size() == 1 && jars.containsKey(name);
  }

  /** Puts it into a folder: a JAR, or a new folder of JARs, in one step. */
  void writeTo(Path folder) throws IOException {
    if (isOneJar()) {
      AtomicFiles.write(folder.resolve(name), jars.values().iterator().next());
      return;
    }
    AtomicFiles.remove(folder.resolve(name));
    AtomicFiles.makeFolder(
        folder.resolve(name),
        fresh -> {
          for (Map.Entry<String, byte[]> jar : jars.entrySet()) {
            Files.write(fresh.resolve(jar.getKey()), jar.getValue());
          }
        });
  }
}
