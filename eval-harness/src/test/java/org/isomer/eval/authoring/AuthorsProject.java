package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.isomer.plugin.InterfaceVersion;

/** The Maven project of a plugin, built without Maven. */
record AuthorsProject(Path folder) {
  /** Compiles it, its test included, and returns the folder of its classes. */
  Path compile() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(folder.resolve("src"))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options = new ArrayList<>(processing());
      options.addAll(
          List.of(
              "-d",
              classes.toString(),
              "-Xlint:all,-classfile,-processing,-path",
              "-Werror",
              "-cp",
              System.getProperty("java.class.path")));
      assertThat(
              compiler
                  .getTask(
                      messages,
                      manager,
                      null,
                      options,
                      null,
                      manager.getJavaFileObjectsFromPaths(java))
                  .call())
          .as(messages.toString())
          .isTrue();
    }
    copy(folder.resolve("src/main/resources"), classes);
    copy(folder.resolve("src/main/java"), classes.resolve("META-INF/sources"));
    return classes;
  }

  /** The processor that its POM names, where it has one. */
  private List<String> processing() throws IOException {
    return Files.exists(folder.resolve("pom.xml"))
        ? List.of("-processor", stated("annotationProcessor"))
        : List.of("-proc:none");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        Path copied = to.resolve(from.relativize(file));
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Compiles it and makes the JAR that its POM asks for. */
  Path pack() throws IOException {
    Path classes = compile();
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, stated("version"));
    attributes.putValue(InterfaceVersion.ATTRIBUTE, stated(InterfaceVersion.ATTRIBUTE));
    Path plugin = folder.resolve("target/plugins").resolve(stated("artifactId"));
    Path jar =
        Files.createDirectories(plugin)
            .resolve("%s-%s.jar".formatted(stated("artifactId"), stated("version")));
    try (Stream<Path> tree = Files.walk(classes);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    return jar;
  }

  /** What the POM says first of something. */
  private String stated(String element) throws IOException {
    Matcher matcher =
        Pattern.compile("<%s>([^<]*)<".formatted(element))
            .matcher(Files.readString(folder.resolve("pom.xml")));
    assertThat(matcher.find()).as(element).isTrue();
    return matcher.group(1);
  }
}
