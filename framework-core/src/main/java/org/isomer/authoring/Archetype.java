package org.isomer.authoring;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.config.Spelling;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Kind;

/**
 * What the Maven archetype writes: the same as {@code isomer plugin new}. The archetype is the JAR
 * of eval-harness, whose script calls this from within Maven. There Isomer's JARs are without their
 * libraries, so nothing that is used here may need one.
 */
public final class Archetype {
  private static final String TEMPLATE = ".template";

  private Archetype() {}

  /**
   * Writes the project of a plugin into a folder, over what is there.
   *
   * @param jars those of Isomer that kinds lie in, or folders of classes
   * @param kind as {@code isomer plugins} names it
   * @param groupId the project's in Maven; its artifact is the plugin's name
   * @throws BadInputException if there is no such kind, or a name cannot be used
   */
  public static void write(
      List<Path> jars,
      Path folder,
      String kind,
      String groupId,
      String name,
      String version,
      String packageName)
      throws IOException {
    SortedMap<String, Class<?>> kinds = kinds(jars);
    Class<?> type =
        Optional.<Class<?>>ofNullable(kinds.get(kind))
            .orElseThrow(
                () ->
                    new BadInputException(
                        Spelling.unknown("kind", kind, List.copyOf(kinds.keySet()))));
    Map<String, String> files = new Project(type, name, packageName).files(groupId, version);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** The interfaces that have a template beside them, by the names of their kinds. */
  private static SortedMap<String, Class<?>> kinds(List<Path> jars) throws IOException {
    SortedMap<String, Class<?>> kinds = new TreeMap<>();
    for (Path jar : jars) {
      if (Files.isDirectory(jar)) {
        addKinds(jar, kinds);
      } else {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
          addKinds(files.getPath("/"), kinds);
        }
      }
    }
    return kinds;
  }

  private static void addKinds(Path root, SortedMap<String, Class<?>> kinds) throws IOException {
    List<Path> templates;
    try (Stream<Path> files = Files.walk(root.resolve("org/isomer"))) {
      templates = files.filter(file -> file.toString().endsWith("Plugin" + TEMPLATE)).toList();
    }
    for (Path template : templates) {
      String name = root.relativize(template).toString().replace(TEMPLATE, "");
      Class<?> type = interfaceNamed(name.replaceAll("[/\\\\]", "."));
      kinds.put(type.getAnnotation(Kind.class).value(), type);
    }
  }

  private static Class<?> interfaceNamed(String name) {
    try {
      return Class.forName(name, false, Archetype.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a template lies beside its interface", e);
    }
  }
}
