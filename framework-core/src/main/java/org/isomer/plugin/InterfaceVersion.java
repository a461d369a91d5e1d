package org.isomer.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.isomer.file.RegularFile;

/**
 * Which plugin interface a JAR was built for, as its manifest says: {@code Isomer-Interface: 1}.
 * The plugin interface is all that plugins see of Isomer. A JAR for another version is refused
 * before a class of it is loaded; one that does not say is tried.
 */
public final class InterfaceVersion {
  /**
   * The version of this Isomer. Raised with every change that plugins which were built before it do
   * not outlive; what is only added leaves it as it is.
   */
  public static final int CURRENT = 1;

  /** The attribute of a manifest that states it. */
  public static final String ATTRIBUTE = "Isomer-Interface";

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final int MOST_SHOWN = 5;

  private InterfaceVersion() {}

  /**
   * What a JAR, or a folder of classes, states.
   *
   * @throws IOException if it cannot be read, or its manifest is damaged
   */
  public static Optional<String> stated(Path part) throws IOException {
    return manifest(part)
        .map(manifest -> manifest.getMainAttributes().getValue(ATTRIBUTE))
        .map(String::strip);
  }

  private static Optional<Manifest> manifest(Path part) throws IOException {
    if (!Files.isDirectory(part)) {
      try (JarFile jar = new JarFile(part.toFile())) {
        return Optional.ofNullable(jar.getManifest());
      }
    }
    Path file = part.resolve(MANIFEST);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (InputStream in = new RegularFile(file).open()) {
      return Optional.of(new Manifest(in));
    }
  }

  /**
   * Why a JAR, or a folder of classes, does not fit this Isomer, as a sentence that continues its
   * name; empty if it fits, or does not say.
   */
  static Optional<String> misfit(Path part) throws IOException {
    Optional<String> stated = stated(part).filter(version -> !version.equals("" + CURRENT));
    if (stated.isEmpty()) {
      return Optional.empty();
    }
    String version = stated.get();
    if (!version.matches("[1-9][0-9]{0,5}")) {
      return Optional.of(
          "its manifest says \"%s: %s\", which is no version; this Isomer has version %d of the plugin interface. Tell its author"
              .formatted(ATTRIBUTE, version, CURRENT));
    }
    boolean newer = Integer.parseInt(version) > CURRENT;
    return Optional.of(
        "built for version %s of the plugin interface, and this Isomer has %d%s. %s"
            .formatted(
                version,
                CURRENT,
                lacks(Members.missing(part)),
                newer
                    ? "Take a newer Isomer, or a JAR that is built for " + CURRENT
                    : "Take a JAR that is built for " + CURRENT + ", or tell its author"));
  }

  private static String lacks(List<String> missing) {
    if (missing.isEmpty()) {
      return "";
    }
    int left = missing.size() - MOST_SHOWN;
    return ", which lacks "
        + String.join("; ", missing.subList(0, Math.min(MOST_SHOWN, missing.size())))
        + (left > 0 ? "; and %d more".formatted(left) : "");
  }
}
