package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;

/**
 * Somebody else's plugin: a class of the package {@code acme}.
 *
 * @param name the class's name
 * @param source its source
 */
public record PluginJar(String name, String source) {
  /** Compiles it into a JAR of a plugin folder, which is made, and loads all plugins. */
  public Catalog in(Path folder) throws IOException {
    Path classes =
        Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-classes"));
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, List.of(new Source()))
                .call())
        .as(messages.toString())
        .isTrue();
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("org.isomer.spi.Plugin"), "acme." + name + "\n");
    Path jar = Files.createDirectories(folder).resolve("acme.jar");
    try (Stream<Path> files = Files.walk(classes);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return PluginLoader.load(List.of(new PluginFolder(folder, true)));
  }

  private final class Source extends SimpleJavaFileObject {
    Source() {
      super(URI.create("string:///acme/" + name + ".java"), JavaFileObject.Kind.SOURCE);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
