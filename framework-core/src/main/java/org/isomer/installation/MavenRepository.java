package org.isomer.installation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.file.RegularFile;
import org.isomer.http.BoundedBody;
import org.isomer.http.BoundedHttp;
import org.isomer.spi.BadInputException;

/**
 * A Maven repository: a folder, or an address of HTTPS. What comes over the network must agree with
 * the checksum that the repository publishes beside it.
 *
 * @param root the folder or the address, without a slash at its end
 */
record MavenRepository(String root) {
  /** Where Maven keeps what it has installed or downloaded, and Maven Central. */
  static final List<String> USUAL =
      List.of(
          Path.of(System.getProperty("user.home", ""), ".m2", "repository").toString(),
          "https://repo1.maven.org/maven2");

  private static final int LONGEST = 1 << 28;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int FOUND = 200;
  private static final int NOT_FOUND = 404;
  private static final Pattern RELEASE =
      Pattern.compile("<release>\\s*([\\w-]+(?:\\.[\\w-]+)*)\\s*</release>");

  /** Those of checksums, the best first; Maven Central has the last one of every file. */
  private static final List<String> ALGORITHMS = List.of("SHA-512", "SHA-256", "SHA-1");

  /**
   * A repository by what users write.
   *
   * @throws BadInputException if it is an address without encryption, of another machine
   */
  static MavenRepository of(String place) {
    String root = place.replaceFirst("/+$", "");
    if (root.startsWith("http://")
        && !root.matches("http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/.*)?")) {
      throw new BadInputException(
          "--repository %s: JARs are fetched by https only, since others could change them on the way. Give an address that starts with https://."
              .formatted(place));
    }
    return new MavenRepository(
        isRemote(root) ? root : Path.of(root).toAbsolutePath().normalize().toString());
  }

  private boolean isRemote() {
    return isRemote(root);
  }

  private static boolean isRemote(String root) {
    return root.startsWith("https://") || root.startsWith("http://");
  }

  /**
   * The bytes of an artefact's JAR; empty if the repository does not have it.
   *
   * @throws BadInputException if the repository cannot be read, or a checksum does not agree
   */
  Optional<byte[]> jar(Coordinates coordinates) {
    Optional<byte[]> jar = read(coordinates.path());
    jar.ifPresent(bytes -> check(coordinates.path(), bytes));
    return jar;
  }

  /** The newest release of an artefact, as the repository's metadata names it. */
  Optional<String> newest(Coordinates coordinates) {
    String file = coordinates.folder() + "/maven-metadata";
    Optional<byte[]> local = isRemote() ? Optional.empty() : read(file + "-local.xml");
    return local
        .or(() -> read(file + ".xml"))
        .map(bytes -> RELEASE.matcher(new String(bytes, UTF_8)))
        .filter(Matcher::find)
        .map(release -> release.group(1));
  }

  private void check(String path, byte[] bytes) {
    for (String algorithm : ALGORITHMS) {
      String ending = "." + algorithm.toLowerCase(Locale.ROOT).replace("-", "");
      Optional<String> stated =
          read(path + ending).map(text -> new String(text, US_ASCII).strip().split("\\s+", 2)[0]);
      if (stated.isPresent()) {
        String found = digest(algorithm, bytes);
        if (!stated.get().toLowerCase(Locale.ROOT).equals(found)) {
          throw new BadInputException(
              "%s/%s: is damaged or was changed: its %s is %s, and %s says %s. Nothing was installed; try again, or tell whoever keeps the repository."
                  .formatted(root, path, algorithm, found, ending, stated.get()));
        }
        return;
      }
    }
    if (isRemote()) {
      throw new BadInputException(
          "%s/%s: the repository has no checksum of it. Download it, check it, and install the file."
              .formatted(root, path));
    }
  }

  private static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private Optional<byte[]> read(String path) {
    if (isRemote()) {
      return fetch(URI.create(root + "/" + path));
    }
    Path file = Path.of(root).resolve(path);
    return Files.exists(file) ? Optional.of(new RegularFile(file).bytes()) : Optional.empty();
  }

  private static Optional<byte[]> fetch(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "isomer");
    try {
      HttpResponse<BoundedBody.Start> answer =
          BoundedHttp.following(PATIENCE).send(request, status -> status == FOUND ? LONGEST : 0);
      if (answer.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (answer.statusCode() != FOUND) {
        throw new BadInputException(
            "%s: the repository answers with the status %d. Try again later, or name another --repository."
                .formatted(address, answer.statusCode()));
      }
      if (!answer.body().whole()) {
        throw new BadInputException(
            "%s: has more than %d bytes. Is it the right artefact?".formatted(address, LONGEST));
      }
      return Optional.of(answer.body().bytes());
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be fetched: %s. Check the network, or name another --repository."
              .formatted(address, e),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInputException(address + ": the download was cut short.", e);
    }
  }
}
