package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source text into a JAR, or into a folder of classes. */
public final class JarBuilder {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> plugins = new ArrayList<>();
  private final List<String> modules = new ArrayList<>();
  private String manifest = "";

  /** Adds a class. */
  public JarBuilder source(String className, String text) {
    sources.put(className, text);
    return this;
  }

  /** Replaces a piece of a class's source. */
  public JarBuilder replacing(String className, String from, String to) {
    sources.computeIfPresent(className, (name, text) -> text.replace(from, to));
    return this;
  }

  /** Adds a line to the services file of plugins. */
  public JarBuilder plugin(String className) {
    plugins.add(className);
    return this;
  }

  /** Adds a line to the services file of Guice modules. */
  public JarBuilder module(String className) {
    modules.add(className);
    return this;
  }

  /** States a version of the plugin interface in the manifest. */
  public JarBuilder builtFor(String interfaceVersion) {
    manifest = "Manifest-Version: 1.0\nIsomer-Interface: %s\n".formatted(interfaceVersion);
    return this;
  }

  /** Writes the JAR. */
  public Path write(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Path classes = writeClasses(Files.createTempDirectory("isomer-classes"));
    try (Stream<Path> tree = Files.walk(classes);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }

  /** Writes what the JAR would hold into a folder that is there. */
  public Path writeClasses(Path classes) throws IOException {
    compile(classes);
    writeServices(classes.resolve(PluginCheck.SERVICES), plugins);
    writeServices(classes.resolve("META-INF/services/com.google.inject.Module"), modules);
    if (!manifest.isEmpty()) {
      Files.createDirectories(classes.resolve("META-INF"));
      Files.writeString(classes.resolve("META-INF/MANIFEST.MF"), manifest);
    }
    return classes;
  }

  private static void writeServices(Path file, List<String> names) throws IOException {
    if (!names.isEmpty()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\n", names));
    }
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    assertThat(compiler.getTask(messages, null, null, options, null, files).call())
        .as(messages.toString())
        .isTrue();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Takes a file out of a JAR. */
  static void remove(Path jar, String file) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Files.delete(files.getPath(file));
    }
  }

  /** Makes a class look compiled for a later Java. */
  static void age(Path jar, String classFile, int javaVersion) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path file = files.getPath(classFile);
      byte[] bytes = Files.readAllBytes(file);
      bytes[7] = (byte) (44 + javaVersion);
      Files.write(file, bytes);
    }
  }
}
