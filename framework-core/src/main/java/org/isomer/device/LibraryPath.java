package org.isomer.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where shared libraries lie.
 *
 * @param folders are looked through first, in order
 * @param known the paths of others by their names, as the system's cache has them
 */
record LibraryPath(List<Path> folders, Map<String, Path> known) {
  private static final Path LOCAL = Path.of("/usr/local");
  private static final int PATIENCE_SECONDS = 20;

  /** Copies the collections. */
  LibraryPath {
    folders = List.copyOf(folders);
    known = Map.copyOf(known);
  }

  /**
   * Those of the system: {@code LD_LIBRARY_PATH}, {@code CUDA_HOME}, {@code CUDA_PATH}, {@code
   * /usr/local/cuda} and its versions, then what {@code ldconfig} knows.
   */
  static LibraryPath ofSystem() {
    Map<String, String> environment = System.getenv();
    List<Path> folders = new ArrayList<>();
    Arrays.stream(environment.getOrDefault("LD_LIBRARY_PATH", "").split(":"))
        .filter(each -> !each.isBlank())
        .map(Path::of)
        .forEach(folders::add);
    Stream.of("CUDA_HOME", "CUDA_PATH")
        .map(environment::get)
        .filter(each -> each != null && !each.isBlank())
        .map(each -> Path.of(each, "lib64"))
        .forEach(folders::add);
    installed().stream().map(each -> each.resolve("lib64")).forEach(folders::add);
    return new LibraryPath(folders, cache());
  }

  private static List<Path> installed() {
    try (Stream<Path> all = Files.list(LOCAL)) {
      return all.filter(each -> each.getFileName().toString().matches("cuda(-[0-9.]+)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Lines such as {@code libcudnn.so.9 (libc6,x86-64) => /lib/x86_64-linux-gnu/libcudnn.so.9}. */
  private static Map<String, Path> cache() {
    String tool = Files.isExecutable(Path.of("/sbin/ldconfig")) ? "/sbin/ldconfig" : "ldconfig";
    try {
      Process process =
          new ProcessBuilder(tool, "-p").redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return answer
          .lines()
          .filter(line -> line.contains("x86-64") && line.contains(" => "))
          .collect(
              Collectors.toMap(
                  line -> line.strip().split(" ", 2)[0],
                  line -> Path.of(line.substring(line.indexOf(" => ") + " => ".length()).strip()),
                  (first, second) -> first));
    } catch (IOException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  /** The file of a library, by its exact name. */
  Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .or(() -> Optional.ofNullable(known.get(name)).filter(Files::isRegularFile));
  }

  /** Libraries whose names begin alike, such as other versions of one; for messages. */
  List<Path> alike(String beginning) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> file.getFileName().toString().startsWith(beginning))
            .forEach(found::add);
      } catch (IOException e) {
        // A folder of the path that is not there holds nothing.
      }
    }
    known.forEach(
        (name, path) -> {
          if (name.startsWith(beginning)) {
            found.add(path);
          }
        });
    return found.stream().sorted().distinct().toList();
  }
}
