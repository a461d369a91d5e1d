package org.isomer.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.isomer.file.AtomicFiles;
import org.isomer.file.CacheFolder;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;

/**
 * The JAR in which bytedeco hands on NVIDIA's libraries ({@code
 * org.bytedeco:cuda:…:linux-x86_64-redist}). They are unpacked once for a user, in one step.
 *
 * @param jar the file
 * @param version that of CUDA, cuDNN and the JAR, such as {@code 12.6-9.5-1.5.11}
 * @param folder where its libraries are, or will be, unpacked
 */
record CudaJar(Path jar, String version, Path folder) {
  private static final String LIBRARIES = "org/bytedeco/cuda/linux-x86_64/";
  private static final String VERSION = "META-INF/maven/org.bytedeco/cuda/pom.properties";

  /** That of the class path. */
  static Optional<CudaJar> onClassPath() {
    URL library = CudaJar.class.getResource("/" + LIBRARIES + CudaLibrary.ALL.get(0).name());
    if (library == null) {
      return Optional.empty();
    }
    try {
      URLConnection connection = library.openConnection();
      return connection instanceof JarURLConnection inside
          ? Optional.of(of(Path.of(inside.getJarFileURL().toURI()), CacheFolder.of("cuda")))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * A JAR, whose libraries belong into a folder of their version in a cache.
   *
   * @throws IOException if it cannot be read
   */
  static CudaJar of(Path jar, Path cache) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Properties stated = new Properties();
      ZipEntry entry = file.getEntry(VERSION);
      if (entry != null) {
        try (InputStream in = file.getInputStream(entry)) {
          stated.load(in);
        }
      }
      String version = stated.getProperty("version", "unknown").replaceAll("[^0-9A-Za-z.-]", "");
      return new CudaJar(jar, version, cache.resolve(version));
    }
  }

  /** Where each library is, or will be, by its name. */
  Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    CudaLibrary.ALL.forEach(each -> files.put(each.name(), folder.resolve(each.name())));
    return files;
  }

  /** Whether somebody has unpacked the libraries. */
  boolean isUnpacked() {
    return Files.isDirectory(folder);
  }

  /**
   * Unpacks the libraries, if nobody has.
   *
   * @throws BadInputException if they cannot be read or written
   */
  void unpack() {
    if (isUnpacked()) {
      return;
    }
    try {
      AtomicFiles.makeFolder(folder, this::unpackInto);
    } catch (FileAlreadyExistsException e) {
      // Another process has unpacked them meanwhile.
    } catch (IOException e) {
      if (!isUnpacked()) {
        throw new BadInputException(
            "NVIDIA's libraries (2.4 GB) cannot be unpacked from %s: %s"
                .formatted(jar, FileTrouble.writing(folder, e)),
            e);
      }
    }
  }

  private void unpackInto(Path fresh) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (CudaLibrary library : CudaLibrary.ALL) {
        ZipEntry entry = file.getEntry(LIBRARIES + library.name());
        if (entry == null) {
          throw new BadInputException(
              "%s: holds no %s. Take the JAR of org.bytedeco:cuda:12.6-9.5-1.5.11 with the classifier linux-x86_64-redist."
                  .formatted(jar, library.name()));
        }
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, fresh.resolve(library.name()));
        }
      }
    }
  }
}
