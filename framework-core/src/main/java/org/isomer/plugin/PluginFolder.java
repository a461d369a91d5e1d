package org.isomer.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.isomer.file.FileListing;

/**
 * A folder of plugin JARs and of folders that each hold one plugin's JARs; or, while a plugin is
 * being written, the folder that the compiler puts its classes into, one JAR, or the folder of one
 * JAR and the libraries that it needs.
 *
 * @param required whether it must hold a plugin, since the command line names it; what is not
 *     required may be empty, as a folder is into which nothing has been installed yet
 */
public record PluginFolder(Path path, boolean required) {
  private static final String JAR = ".jar";

  /**
   * The folders to look into, each once: {@code plugins} in the working directory if it exists,
   * those of an environment variable, and those of an option.
   *
   * @param variable a path list, if the variable is set
   */
  public static List<PluginFolder> of(
      Path workingDirectory, Optional<String> variable, List<Path> option) {
    Path implied = workingDirectory.resolve("plugins");
    Stream<Path> ofVariable =
        variable.stream()
            .flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of);
    Map<Path, PluginFolder> folders = new LinkedHashMap<>();
    ofVariable
        .map(folder -> workingDirectory.resolve(folder).normalize())
        .forEach(folder -> folders.put(folder, new PluginFolder(folder, false)));
    option.stream()
        .map(folder -> workingDirectory.resolve(folder).normalize())
        .forEach(folder -> folders.put(folder, new PluginFolder(folder, true)));
    if (Files.isDirectory(implied)) {
      folders.putIfAbsent(implied, new PluginFolder(implied, false));
    }
    return List.copyOf(folders.values());
  }

  /**
   * The JARs and the folders of JARs in it, sorted by name; hidden ones are left out. A JAR, or a
   * folder of classes, is one source itself, and so is the folder of a plugin and its libraries if
   * the command line names it.
   */
  List<Path> sources() {
    if (isJar(path) || isClasses(path) || (required && isPlugin())) {
      return List.of(path);
    }
    return FileListing.of(path).entries().stream()
        .filter(entry -> Files.isDirectory(entry) ? !parts(entry).isEmpty() : isJar(entry))
        .toList();
  }

  /** What the classes of a source lie in: itself, or the JARs in the folder that it is. */
  static List<Path> parts(Path source) {
    return isJar(source) || isClasses(source)
        ? List.of(source)
        : FileListing.of(source).files(List.of(JAR));
  }

  static boolean isJar(Path file) {
    return Files.isRegularFile(file) && FileListing.ending(file).equals(JAR);
  }

  /** Whether one of its JARs is a plugin and the others are not, so that they are its libraries. */
  private boolean isPlugin() {
    List<Path> jars = FileListing.of(path).files(List.of(JAR));
    return jars.size() > 1
        && jars.stream().filter(PluginFolder::holdsPlugin).count() == 1
        && FileListing.of(path).entries().stream().filter(Files::isDirectory).count() == 0;
  }

  private static boolean holdsPlugin(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return PluginCheck.SERVICES_FILES.stream().anyMatch(each -> file.getEntry(each) != null);
    } catch (IOException e) {
      return false; // whoever opens it next says that it is damaged
    }
  }

  /** Whether a folder holds classes and says which of them are plugins. */
  private static boolean isClasses(Path folder) {
    return PluginCheck.SERVICES_FILES.stream()
        .anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }
}
