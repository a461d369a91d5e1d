package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Somebody else's plugins: classes of the package {@code acme}.
 *
 * @param sources the classes' sources by their names
 * @param plugins the names of those that are plugins; those that are Guice modules are told by
 *     their text
 */
public record PluginJar(Map<String, String> sources, List<String> plugins) {
  /** A plugin of one class. */
  public PluginJar(String name, String source) {
    this(Map.of(name, source), List.of(name));
  }

  /** All sources of a folder; those that have a constructor without arguments are plugins. */
  public static PluginJar ofFolder(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    List<String> plugins = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.put(name, Files.readString(file));
        if (sources.get(name).contains("Plugin<" + name + ".Config>")
            || sources.get(name).contains("Plugin<Part.None> {")) {
          plugins.add(name);
        }
      }
    }
    return new PluginJar(sources, plugins);
  }

  /** Compiles them into a JAR of a plugin folder, which is made, and loads all plugins. */
  public Catalog in(Path folder) throws IOException {
    Path classes =
        Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-classes"));
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    List<Source> files =
        sources.entrySet().stream()
            .map(each -> new Source(each.getKey(), each.getValue()))
            .toList();
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, files)
                .call())
        .as(messages.toString())
        .isTrue();
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.write(
        services.resolve("org.isomer.spi.Plugin"),
        plugins.stream().map(name -> "acme." + name).toList());
    Files.write(
        services.resolve("com.google.inject.Module"),
        sources.keySet().stream()
            .filter(name -> sources.get(name).contains("extends AbstractModule"))
            .map(name -> "acme." + name)
            .toList());
    Path jar = Files.createDirectories(folder).resolve("acme.jar");
    try (Stream<Path> tree = Files.walk(classes);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return PluginLoader.load(List.of(new PluginFolder(folder, true)));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///acme/" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
