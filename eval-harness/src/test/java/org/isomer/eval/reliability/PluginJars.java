package org.isomer.eval.reliability;

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
import org.isomer.file.AtomicFiles;

/** Plugin JARs that have something wrong with them, each in a folder of its own. */
final class PluginJars {
  private static final String METRIC =
      """
      package acme;
      import java.util.List;
      import org.isomer.eval.spi.*;
      import org.isomer.reports.record.*;
      import org.isomer.spi.Option;
      public %s class Cost implements MetricPlugin<Cost.Config> {
        public record Config(@Option(help = "Price", value = "2") double price) {}
        %s
        public String name() { return "%s"; }
        public String summary() { return "Mean price"; }
        public Class<Config> configType() { return Config.class; }
        public PredictionMetric create(Config config) { %s }
      }
      """;

  private PluginJars() {}

  /** Writes them all. */
  static void write(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    String fails = "throw new IllegalStateException(\"no licence\");";
    sources.put("create", METRIC.formatted("final", "", "cost", fails));
    sources.put(
        "static",
        METRIC.formatted("final", "static int x = Integer.parseInt(\"none\");", "cost", fails));
    sources.put(
        "constructor", METRIC.formatted("final", "public Cost(int argument) {}", "cost", fails));
    sources.put(
        "throwing",
        METRIC.formatted(
            "final",
            "public Cost() { throw new IllegalStateException(\"out of order\"); }",
            "cost",
            fails));
    sources.put("abstract", METRIC.formatted("abstract", "", "cost", fails));
    sources.put("nameless", METRIC.formatted("final", "", "", fails));
    sources.put("shouting", METRIC.formatted("final", "", "Cost of it", fails));
    sources.put("taken", METRIC.formatted("final", "", "cohen-kappa", fails));
    for (Map.Entry<String, String> each : sources.entrySet()) {
      jar(folder.resolve(each.getKey()), each.getValue(), "acme.Cost\n");
    }
    jar(folder.resolve("lost"), sources.get("create"), "acme.Price\n");
    jar(folder.resolve("stranger"), sources.get("create"), "java.lang.String\n");
    jar(folder.resolve("silent"), sources.get("create"), "");
  }

  private static void jar(Path folder, String source, String services) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(messages, null, null, options, null, List.of(new Source(source)))
            .call();
    if (!compiled) {
      throw new IllegalStateException(messages.toString());
    }
    if (!services.isEmpty()) {
      Path place = Files.createDirectories(classes.resolve("META-INF/services"));
      Files.writeString(place.resolve("org.isomer.spi.Plugin"), services);
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(classes)) {
      tree.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    try (JarOutputStream out =
        new JarOutputStream(Files.newOutputStream(folder.resolve("acme.jar")))) {
      for (Path file : files) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(file));
      }
    }
    AtomicFiles.deleteRecursively(classes);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///acme/Cost.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
