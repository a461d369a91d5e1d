package org.isomer.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.isomer.file.Sha256;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.JarBuilder;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs schedules from files and from repositories, local ones and one behind HTTP. */
class InstallationTest {
  private static final String PATH = "org/example/even/%s/even-%s.jar";

  @TempDir private Path scratch;
  private Path folder;
  private Path repository;

  @BeforeEach
  void makeFolders() throws IOException {
    folder = Files.createDirectories(scratch.resolve("plugins"));
    repository = Files.createDirectories(scratch.resolve("repository"));
  }

  private static Path write(Path jar, String name, String factor) throws IOException {
    return new JarBuilder()
        .source(
            "acme.Even",
            """
            package acme;
            import org.isomer.spi.*;
            public final class Even implements SchedulePlugin<Even.Config> {
              public record Config() {}
              public String name() { return "%s"; }
              public String summary() { return "Stays as it is"; }
              public Class<Config> configType() { return Config.class; }
              public Schedule create(Config config) { return (step, steps, epoch) -> %s; }
            }
            """
                .formatted(name, factor))
        .plugin("acme.Even")
        .builtFor("1")
        .write(jar);
  }

  private Path publish(String version, String factor) throws IOException {
    Path jar = write(repository.resolve(PATH.formatted(version, version)), "even", factor);
    String metadata = "<metadata><versioning><release>%s</release></versioning></metadata>";
    for (String file : List.of("maven-metadata.xml", "maven-metadata-local.xml")) {
      Files.writeString(
          repository.resolve("org/example/even").resolve(file), metadata.formatted(version));
    }
    return jar;
  }

  private static void writeChecksum(Path jar) throws Exception {
    byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(jar));
    Files.writeString(
        jar.resolveSibling(jar.getFileName() + ".sha1"),
        HexFormat.of().formatHex(sha1) + "  even.jar\n");
  }

  private Installation installation(String from) {
    return new Installation(folder, List.of(from), catalog());
  }

  private Installation installation() {
    return installation(repository.toString());
  }

  private Catalog catalog() {
    return PluginLoader.load(List.of(new PluginFolder(folder, false)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void aFileIsInstalledUpdatedAndRemoved() throws Exception {
    Path jar = write(scratch.resolve("even.jar"), "even", "1");
    assertThat(installation().install(jar.toString()))
        .isEqualTo(
            new Installation.Placed(folder.resolve("even.jar"), jar.toString(), Sha256.hex(jar)));
    assertThat(catalog().entry("schedule", "even").bundled()).isFalse();
    assertThat(installation().source(folder.resolve("even.jar"))).hasValue(jar.toString());

    write(jar, "even", "2");
    assertThat(installation().update("even").digest()).isEqualTo(Sha256.hex(jar));
    assertThat(folder.resolve("even.jar")).hasSameBinaryContentAs(jar);

    assertThat(installation().remove("even")).isEqualTo(folder.resolve("even.jar"));
    assertThat(names()).isEmpty();
    assertThat(installation().installed()).isEmpty();
  }

  @Test
  void aFolderOfJarsStaysTogether() throws Exception {
    Path own = Files.createDirectories(scratch.resolve("even"));
    write(own.resolve("even.jar"), "even", "1");
    new JarBuilder()
        .source("org.example.Library", "package org.example; public class Library {}")
        .write(own.resolve("library.jar"));

    installation().install(own.toString());
    assertThat(catalog().entry("schedule", "even").origin().source())
        .isEqualTo(folder.resolve("even"));
    installation().update("even");
    assertThat(names()).containsExactly("even");
  }

  @Test
  void aJarAloneInAFolderIsThatJar() throws Exception {
    Path own = Files.createDirectories(scratch.resolve("even"));
    Path jar = write(own.resolve("even.jar"), "even", "1");
    assertThat(installation().install(own.toString()).digest())
        .isEqualTo(Sha256.hex(jar))
        .isEqualTo(catalog().entry("schedule", "even").origin().digest());
    assertThat(installation().source(folder.resolve("even/even.jar"))).hasValue(own.toString());
    assertThat(catalog().repeated()).isEmpty();
    Path twin = Files.copy(jar, folder.resolve("other.jar"));
    assertThat(catalog().repeated()).containsExactly(Map.entry(twin, folder.resolve("even")));
  }

  @Test
  void coordinatesAreFoundInALocalRepositoryAndTheirNewestReleaseReplacesThem() throws Exception {
    publish("0.1.0", "1");
    assertThat(installation().install("org.example:even:0.1.0").source())
        .isEqualTo("org.example:even:0.1.0");
    Path newer = publish("0.2.0", "2");
    assertThat(installation().update("even.jar").source()).isEqualTo("org.example:even:0.2.0");
    assertThat(folder.resolve("even.jar")).hasSameBinaryContentAs(newer);
    installation().install("org.example:even:0.1.0");
    assertThat(names()).containsExactly("even.jar");

    Path metadata = repository.resolve("org/example/even/maven-metadata-local.xml");
    Files.delete(metadata); // as in a folder that Maven deploys to
    Installation plain = new Installation(folder, List.of(), catalog());
    assertThat(plain.update("even").source()).isEqualTo("org.example:even:0.2.0");

    refuses(
        "org.example:even:9",
        "org.example:even:9: no repository has it: %s. Check the coordinates, or name another --repository."
            .formatted(repository));
  }

  private void refuses(String source, String message) {
    assertThatThrownBy(() -> installation().install(source))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
  }

  @Test
  void whatCannotBeUsedIsNotInstalled() throws Exception {
    Path broken = new JarBuilder().plugin("acme.Absent").write(scratch.resolve("broken.jar"));
    refuses(
        broken.toString(),
        """
        %s: nothing was installed:
        broken.jar: META-INF/services/org.isomer.spi.Plugin names acme.Absent, but there is no such class"""
            .formatted(broken));
    Path text = Files.writeString(scratch.resolve("even.txt"), "no JAR");
    refuses(
        text.toString(),
        text
            + ": is no JAR. Name a JAR, a folder of JARs, or Maven coordinates as"
            + " group:artifact:version.");

    Path jar = write(scratch.resolve("even.jar"), "even", "1");
    installation().install(jar.toString());
    Path rival = write(scratch.resolve("rival.jar"), "even", "2");
    refuses(
        rival.toString(),
        "rival.jar: nothing was installed: schedule/even is there already, in %s. Remove that one first."
            .formatted(folder.resolve("even.jar")));
    Path other = write(scratch.resolve("other/even.jar"), "other", "2");
    refuses(
        other.toString(),
        "%s: is there already, and did not come from %s; nothing was changed. Remove it first: isomer plugin remove even.jar"
            .formatted(folder.resolve("even.jar"), other));
    assertThat(names()).containsExactly("even.jar");
  }

  @Test
  void whatWasPutThereByHandCanBeRemovedButNotUpdated() throws Exception {
    Path jar = write(folder.resolve("even.jar"), "even", "1");
    assertThatThrownBy(() -> installation().update("even"))
        .hasMessageStartingWith(jar + ": nobody knows where it came from");
    assertThatThrownBy(() -> installation().remove("evn.jar"))
        .hasMessage(
            folder
                + " holds no evn.jar, did you mean even.jar?; isomer plugin list shows what is there.");
    installation().remove("even.jar");
    assertThat(names()).isEmpty();
  }

  /** Serves the repository while something is done. */
  private void served(Consumer<String> work) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = repository.resolve(exchange.getRequestURI().getPath().substring(1));
          if (Files.isRegularFile(file)) {
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    server.start();
    try {
      work.accept("http://127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatComesOverTheNetworkMustAgreeWithItsChecksum() throws Exception {
    Path jar = publish("0.1.0", "1");
    served(
        address ->
            assertThatThrownBy(() -> installation(address).install("org.example:even:0.1.0"))
                .hasMessageEndingWith(
                    "the repository has no checksum of it. Download it, check it, and install the"
                        + " file."));
    writeChecksum(jar);
    served(
        address -> {
          installation(address).install("org.example:even:0.1.0");
          assertThat(installation(address).update("even").source())
              .isEqualTo("org.example:even:0.1.0");
        });
    assertThat(folder.resolve("even.jar")).hasSameBinaryContentAs(jar);

    write(jar, "even", "3");
    served(
        address ->
            assertThatThrownBy(() -> installation(address).update("even"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(": is damaged or was changed: its SHA-1 is "));
    assertThatThrownBy(
            () -> installation("http://example.org/maven").install("org.example:even:0.1.0"))
        .hasMessageStartingWith(
            "--repository http://example.org/maven: JARs are fetched by https only");
  }
}
