package org.isomer.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/**
 * The libraries of CUDA and cuDNN: those of the system if all are there, else those of the {@link
 * CudaJar} if there is one, else what the system has.
 *
 * @param files the file of each library that was found, by its name, in the order of loading
 * @param jar where they come from, if not from the system
 * @param troubles what is wrong with them, a sentence each, with what to do
 */
public record Cuda(Map<String, Path> files, Optional<CudaJar> jar, List<String> troubles) {
  private static final Pattern VERSION = Pattern.compile("\\.so\\.([0-9]+)(?:\\.([0-9]+))?.*");
  private static final String REMEDY =
      "Install what is missing where the system finds it (LD_LIBRARY_PATH, /usr/local/cuda, ldconfig), or build with NVIDIA's libraries from Maven Central (2 GB): ISOMER_MAVEN_OPTS=\"-P gpu,cuda\".";

  /** Copies the collections. */
  public Cuda {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    troubles = List.copyOf(troubles);
  }

  /** Those that this process would use. Nothing is unpacked yet. */
  static Cuda find() {
    Cuda system = of(LibraryPath.ofSystem(), Optional.empty());
    return system.troubles().isEmpty()
        ? system
        : CudaJar.onClassPath()
            .map(jar -> new Cuda(jar.files(), Optional.of(jar), List.of()))
            .orElse(system);
  }

  static Cuda of(LibraryPath path, Optional<CudaJar> jar) {
    Map<String, Path> found = new LinkedHashMap<>();
    Map<String, List<String>> missing = new LinkedHashMap<>();
    List<String> troubles = new ArrayList<>();
    for (CudaLibrary library : CudaLibrary.ALL) {
      Optional<Path> file = path.find(library.name());
      file.ifPresent(each -> found.put(library.name(), each));
      if (file.isEmpty() && library.needed()) {
        missing
            .computeIfAbsent(library.part(), part -> new ArrayList<>())
            .add(library.name() + others(path, library));
      }
      file.flatMap(each -> tooOld(library, each)).ifPresent(troubles::add);
    }
    if (!missing.isEmpty()) {
      troubles.add(
          missing.entrySet().stream()
              .map(each -> "of %s %s".formatted(each.getKey(), String.join(", ", each.getValue())))
              .collect(Collectors.joining("; ", "Missing are ", ". " + REMEDY)));
    }
    return new Cuda(found, jar, troubles);
  }

  private static String others(LibraryPath path, CudaLibrary library) {
    List<Path> alike =
        path.alike(library.stem()).stream()
            .filter(each -> !each.getFileName().toString().equals(library.stem()))
            .toList();
    return alike.isEmpty() ? "" : " (there is %s, of another version)".formatted(alike.get(0));
  }

  private static Optional<String> tooOld(CudaLibrary library, Path file) {
    Matcher version = VERSION.matcher(real(file));
    boolean old =
        library.leastMinor().isPresent()
            && version.find()
            && version.group(2) != null
            && Integer.parseInt(version.group(2)) < library.leastMinor().get();
    return old
        ? Optional.of(
            "%s is version %s.%s, and TensorFlow needs %s. %s"
                .formatted(file, version.group(1), version.group(2), library.part(), REMEDY))
        : Optional.empty();
  }

  private static String real(Path file) {
    try {
      return file.toRealPath().getFileName().toString();
    } catch (IOException e) {
      return file.getFileName().toString();
    }
  }

  /** What there is to say of each library that is there: its name, and its version and place. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    files.forEach(
        (name, file) ->
            rows.add(
                List.of(
                    name,
                    jar.map(each -> file + ", from the JAR " + each.version())
                        .orElseGet(() -> version(real(file)) + file))));
    return rows;
  }

  private static String version(String name) {
    int at = name.indexOf(".so.");
    return at < 0 ? "" : name.substring(at + ".so.".length()) + ", ";
  }

  /** The versions that are known of CUDA's and cuDNN's libraries. */
  String versions() {
    return jar.map(CudaJar::version)
        .orElseGet(
            () ->
                "%s %s"
                    .formatted(
                        real(files.getOrDefault("libcudart.so.12", Path.of("none"))),
                        real(files.getOrDefault("libcudnn.so.9", Path.of("none")))));
  }

  /**
   * Loads them into this process, so that TensorFlow finds each by its name.
   *
   * @throws BadInputException if one cannot be loaded
   */
  void load() {
    jar.ifPresent(CudaJar::unpack);
    files.forEach(Cuda::load);
  }

  private static void load(String name, Path file) {
    try {
      System.load(file.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      throw new BadInputException(
          "%s, which computing on a GPU needs, cannot be loaded: %s. Install it anew, or compute without: --device cpu."
              .formatted(name, e.getMessage()),
          e);
    }
  }
}
