package org.isomer.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.isomer.file.AtomicFiles;
import org.isomer.plugin.InterfaceVersion;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/**
 * A Maven project of one plugin.
 *
 * @param kind the interface of its kind
 * @param name its name in configurations
 * @param packageName the package of its class
 */
record Project(Class<?> kind, String name, String packageName) {
  private static final String FIRST_VERSION = "0.1.0";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
  private static final String ENDING = ".template";
  private static final String TEST = "Test.java";

  /**
   * Checks the names.
   *
   * @throws BadInputException if one cannot be used
   */
  Project {
    if (!NAME.matcher(name).matches()) {
      throw new BadInputException(
          "--name: \"%s\" cannot be a plugin's name; give words of small letters and digits with hyphens between them, such as circle-loss"
              .formatted(name));
    }
    if (!PACKAGE.matcher(packageName).matches() || hasKeyword(packageName)) {
      throw new BadInputException(
          "--package: \"%s\" cannot be a package; give words of small letters with dots between them, such as org.example.losses"
              .formatted(packageName));
    }
    if (packageName.equals("org.isomer") || packageName.startsWith("org.isomer.")) {
      throw new BadInputException(
          "--package: the packages of org.isomer are Isomer's own; choose one of yours, such as"
              + " org.example.losses");
    }
  }

  private static boolean hasKeyword(String packageName) {
    return !SourceVersion.isName(packageName);
  }

  /**
   * {@code circle-loss} as {@code CircleLoss}; {@code MyCircleLoss} if its code uses another class
   * of that name.
   */
  String className() {
    StringBuilder className = new StringBuilder();
    for (String word : name.split("-", -1)) {
      className.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return uses(className.toString()) ? "My" + className : className.toString();
  }

  private boolean uses(String className) {
    Pattern word = Pattern.compile("\\b" + className + "\\b");
    return Stream.of(template(), text(Project.class, TEST))
        .anyMatch(code -> word.matcher(code).find());
  }

  private String template() {
    return text(kind, kind.getSimpleName());
  }

  /** The texts of its files by their paths, with the package as its group. */
  Map<String, String> files() {
    return files(packageName, FIRST_VERSION);
  }

  /** The texts of its files by their paths. */
  Map<String, String> files(String groupId, String version) {
    String folder = packageName.replace('.', '/');
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "pom.xml",
        shared("pom.xml").replace("__groupId__", groupId).replace("__version__", version));
    files.put("README.md", shared("README.md"));
    files.put(".gitignore", shared("gitignore"));
    files.put(".github/workflows/build.yml", shared("build.yml"));
    files.put("src/main/java/%s/%s.java".formatted(folder, className()), filled(template()));
    files.put(
        "src/main/resources/META-INF/services/" + Plugin.class.getName(),
        packageName + "." + className() + "\n");
    files.put("src/test/java/%s/%sTest.java".formatted(folder, className()), shared(TEST));
    return files;
  }

  /**
   * Writes it.
   *
   * @throws BadInputException if the folder exists or cannot be written
   */
  void write(Path folder) {
    AtomicFiles.writeFolder(
        folder,
        fresh -> {
          for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
          }
        });
  }

  private String shared(String template) {
    return filled(text(Project.class, template));
  }

  private String filled(String template) {
    return template
        .replace("__package__", packageName)
        .replace("__Class__", className())
        .replace("__name__", name)
        .replace("__kind__", kind.getAnnotation(Kind.class).value())
        .replace("__interface__", String.valueOf(InterfaceVersion.CURRENT));
  }

  private String text(Class<?> beside, String template) {
    try (InputStream in = beside.getResourceAsStream(template + ENDING)) {
      if (in == null) {
        throw new BadInputException(
            "there is no template for plugins of this kind: %s%s does not lie beside %s. Start from a plugin of another kind."
                .formatted(template, ENDING, beside.getName()));
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the template " + template, e);
    }
  }
}
