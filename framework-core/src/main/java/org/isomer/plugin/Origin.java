package org.isomer.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;

/**
 * Where a plugin's class came from.
 *
 * @param path the JAR, or a folder of classes in development
 * @param source the JAR, or the folder that it lies in with the JARs that it needs
 * @param version the JAR's implementation version, if its manifest tells
 */
public record Origin(Path path, Path source, Optional<String> version) {
  public static Origin of(Class<?> type) {
    CodeSource code = type.getProtectionDomain().getCodeSource();
    try {
      Path path = Path.of(code.getLocation().toURI());
      boolean several =
          type.getClassLoader() instanceof PluginClassLoader loader && loader.getURLs().length > 1;
      return new Origin(
          path,
          several ? Objects.requireNonNull(path.getParent()) : path,
          Optional.ofNullable(type.getPackage().getImplementationVersion()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot tell where " + type + " was loaded from", e);
    }
  }

  /**
   * SHA-256 in hexadecimal of the source: of the JAR, or of the names and contents of all files of
   * the folder. Reads the files at each call.
   */
  public String digest() {
    return digest(source);
  }

  /** That of a JAR or folder before it is loaded. A folder that holds one JAR alone is that JAR. */
  public static String digest(Path given) {
    List<Path> parts = PluginFolder.parts(given);
    Path source = parts.size() == 1 ? parts.get(0) : given;
    try (Stream<Path> tree = Files.walk(source)) {
      List<Path> files = tree.filter(Files::isRegularFile).sorted().toList();
      MessageDigest digest = Sha256.start();
      for (Path file : files) {
        if (!file.equals(source)) {
          digest.update(source.relativize(file).toString().getBytes(UTF_8));
        }
        try (InputStream in = new RegularFile(file).open()) {
          in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
      }
      return Sha256.hex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + source, e);
    }
  }

  /**
   * What it is built from: the JAR's name without its version, or the name of the project that
   * compiled into the folder.
   */
  public String project() {
    Path built = path.endsWith(Path.of("target", "classes")) ? path.resolve("../..") : path;
    return String.valueOf(built.normalize().getFileName())
        .replaceFirst("(-[0-9][^/]*)?\\.jar$", "");
  }

  /** The JAR's or folder's name. */
  public String name() {
    return String.valueOf(path.getFileName());
  }
}
