package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.example.Library;
import org.isomer.config.ConfigReader;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;
import org.isomer.spi.SchedulePlugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  record Pipeline(@Option(help = "Step") Choice<org.isomer.spi.Step> step) {}

  @TempDir private Path scratch;
  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createDirectory(scratch.resolve("plugins"));
  }

  /** Source of an augmentation that fills images with {@code value}. */
  private static String fill(String className, String pluginName, String value) {
    int dot = className.lastIndexOf('.');
    return """
    package %s;
    import org.isomer.spi.*;
    public final class %s implements AugmentationPlugin<%s.Config> {
      public record Config(@Option(help = "Factor", value = "2", min = 0) double factor) {}
      public String name() { return "%s"; }
      public String summary() { return "Fills"; }
      public Class<Config> configType() { return Config.class; }
      public Augmentation create(Config config) {
        return (ImageAugmentation) (image, random) ->
            image.values()[0] = (float) config.factor() * %s;
      }
    }
    """
        .formatted(
            className.substring(0, dot),
            className.substring(dot + 1),
            className.substring(dot + 1),
            pluginName,
            value);
  }

  private Catalog load() {
    return PluginLoader.load(List.of(new PluginFolder(folder, true)));
  }

  private void refuses(String... lines) {
    assertThatThrownBy(this::load)
        .isInstanceOf(BadInputException.class)
        .hasMessage(String.join("\n", lines));
  }

  private static float firstPixel(Catalog catalog, String yaml) {
    Pipeline pipeline =
        new ConfigReader(catalog).bind(Pipeline.class, "test", "step: " + yaml, List.of());
    Image image = new Image().reshape(1, 1, 1);
    ImageAugmentation step = (ImageAugmentation) pipeline.step().create();
    step.apply(image, CounterRandom.of(0, "test"));
    return image.values()[0];
  }

  @Test
  void findsThePluginsOfTheClassPath() {
    Catalog catalog = PluginLoader.classPath();
    assertThat(catalog.kinds()).contains("command", "optimizer", "schedule");
    assertThat(catalog.entry("schedule", "cosine").plugin()).isInstanceOf(SchedulePlugin.class);
    assertThatThrownBy(() -> catalog.entry("schedule", "cosin"))
        .hasMessageStartingWith("unknown schedule \"cosin\", did you mean cosine? There are: ");
    assertThatThrownBy(() -> catalog.entry("schedul", "cosine"))
        .hasMessageStartingWith("unknown kind \"schedul\", did you mean schedule? There are: ");
    assertThat(catalog.folders()).isEmpty();
  }

  @Test
  void loadsAPluginApartFromTheClassPath() throws Exception {
    Path jar =
        new JarBuilder()
            .source("acme.Fill", fill("acme.Fill", "fill", "org.example.Library.answer()"))
            .source("org.example.Library", library(21))
            .plugin("acme.Fill")
            .write(folder.resolve("fill.jar"));
    Catalog catalog = load();
    assertThat(Library.answer()).isEqualTo(1);
    assertThat(firstPixel(catalog, "fill")).isEqualTo(42);
    assertThat(firstPixel(catalog, "{name: fill, factor: 3}")).isEqualTo(63);
    Catalog.Entry entry = catalog.entry("augmentation", "fill");
    assertThat(entry.plugin()).isInstanceOf(AugmentationPlugin.class);
    assertThat(entry.plugin().getClass().getClassLoader().getName()).isEqualTo("fill.jar");
    assertThat(entry.origin()).isEqualTo(new Origin(jar, jar, Optional.empty()));
    assertThat(entry.origin().digest()).isEqualTo(sha256(jar));
    assertThat(catalog.folders()).containsExactly(new PluginFolder(folder, true));
  }

  private static String library(int answer) {
    return """
    package org.example;
    public class Library { public static float answer() { return %d; } }
    """
        .formatted(answer);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void givesEachFolderOfJarsItsOwnLibraries() throws Exception {
    for (int answer : List.of(5, 6)) {
      Path own = folder.resolve("fill-" + answer);
      new JarBuilder().source("org.example.Library", library(answer)).write(own.resolve("lib.jar"));
      new JarBuilder()
          .source("acme.Fill", fill("acme.Fill", "fill-" + answer, "org.example.Library.answer()"))
          .plugin("acme.Fill")
          .write(own.resolve("fill.jar"));
    }
    Catalog catalog = load();
    assertThat(firstPixel(catalog, "fill-5")).isEqualTo(10);
    assertThat(firstPixel(catalog, "fill-6")).isEqualTo(12);

    String digest = catalog.entry("augmentation", "fill-5").origin().digest();
    new JarBuilder()
        .source("org.example.Library", library(7))
        .write(folder.resolve("fill-5").resolve("lib.jar"));
    assertThat(load().entry("augmentation", "fill-5").origin().digest()).isNotEqualTo(digest);
  }

  @Test
  void takesTheFolderOfOnePluginWithItsLibraries() throws Exception {
    new JarBuilder().source("org.example.Library", library(5)).write(folder.resolve("lib.jar"));
    new JarBuilder()
        .source("acme.Fill", fill("acme.Fill", "fill", "org.example.Library.answer()"))
        .plugin("acme.Fill")
        .write(folder.resolve("fill.jar"));
    assertThat(firstPixel(load(), "fill")).isEqualTo(10);
    assertThatThrownBy(() -> PluginLoader.load(List.of(new PluginFolder(folder, false))))
        .hasMessageContaining("lib.jar: holds no plugin");
  }

  @Test
  void findsModulesOfServicesBesidePlugins() throws Exception {
    Path jar =
        new JarBuilder()
            .source(
                "acme.Services",
                """
                package acme;
                public final class Services extends com.google.inject.AbstractModule {
                  public Services() {}
                }
                """)
            .module("acme.Services")
            .write(folder.resolve("services.jar"));

    assertThat(load().modules())
        .filteredOn(module -> !module.bundled())
        .extracting(module -> module.origin().path())
        .containsExactly(jar);

    Path absent = new JarBuilder().module("acme.Absent").write(folder.resolve("services.jar"));
    refuses(
        absent
            + ": META-INF/services/com.google.inject.Module names acme.Absent, but there is no such"
            + " class");
  }

  private Path writeFill(String file, String className, String pluginName) throws Exception {
    return new JarBuilder()
        .source(className, fill(className, pluginName, "1"))
        .plugin(className)
        .write(folder.resolve(file));
  }

  @Test
  void aClosedCatalogHasGivenItsJarsBack() throws Exception {
    writeFill("fill.jar", "acme.Fill", "fill");
    Catalog catalog = load();
    ClassLoader loader = catalog.entry("augmentation", "fill").plugin().getClass().getClassLoader();
    assertThat(loader.getResource("acme/Fill.class")).isNotNull();
    catalog.close();
    assertThat(loader.getResource("acme/Fill.class")).isNull();
  }

  @Test
  void refusesTwoPluginsOfOneName() throws Exception {
    Path first = writeFill("a.jar", "acme.Fill", "fill");
    Path second = writeFill("b.jar", "other.Fill", "fill");
    refuses(
        "augmentation/fill is there twice: acme.Fill in %s and other.Fill in %s; remove or rename one"
            .formatted(first, second));
  }

  @Test
  void equalJarsInTwoFoldersAreOne() throws Exception {
    Path first = writeFill("a.jar", "acme.Fill", "fill");
    Path other = Files.createDirectory(scratch.resolve("other"));
    Path second = Files.copy(first, other.resolve("b.jar"));
    Catalog catalog =
        PluginLoader.load(List.of(new PluginFolder(folder, true), new PluginFolder(other, true)));
    assertThat(catalog.entry("augmentation", "fill").origin().path()).isEqualTo(first);
    assertThat(catalog.repeated()).containsExactly(Map.entry(second, first));
  }

  @Test
  void tellsEveryProblemAtOnce() throws Exception {
    Path badName = writeFill("a.jar", "acme.Fill", "Fill It");
    Path empty =
        new JarBuilder()
            .source("acme.Lonely", "package acme; class Lonely {}")
            .write(folder.resolve("b.jar"));
    Path absent = new JarBuilder().plugin("acme.Absent").write(folder.resolve("c.jar"));
    Path late = writeFill("d.jar", "acme.Late", "late");
    JarBuilder.age(late, "acme/Late.class", 99);
    Path nonsense = folder.resolve("e.jar");
    Files.writeString(nonsense, "no archive");
    int here = Runtime.version().feature();
    refuses(
        badName + ": acme.Fill has the name \"Fill It\"; a name must match [a-z][a-z0-9-]*",
        empty
            + ": holds no plugin: no META-INF/services/org.isomer.spi.Plugin in it. Put a plugin"
            + " and the JARs that it needs into one folder",
        absent
            + ": META-INF/services/org.isomer.spi.Plugin names acme.Absent, but there is no such"
            + " class",
        late
            + ": acme.Late is compiled for Java 99, and this is Java %d; compile it with --release"
                .formatted(here)
            + " %d or run Isomer with Java 99".formatted(here),
        nonsense + ": not a JAR, or a damaged one (zip END header not found); replace it");
  }

  /** The message about a plugin that is a schedule but for what is changed in its source. */
  private void refusesSource(String from, String to, String message) throws Exception {
    String source =
        """
        package acme;
        import org.isomer.spi.*;
        public final class Odd implements Plugin<Odd.Config, Schedule> {
          public record Config(@Option(help = "Factor", value = "2") double factor) {}
          public Odd() {}
          public String name() { return "odd"; }
          public String summary() { return "Odd"; }
          public Class<Config> configType() { return Config.class; }
          public Schedule create(Config config) { return null; }
        }
        @Kind(value = "other", makes = Schedule.class)
        interface OtherPlugin {}
        """;
    assertThat(source).contains(from);
    Path jar =
        new JarBuilder()
            .source("acme.Odd", source.replace(from, to))
            .plugin("acme.Odd")
            .write(folder.resolve("odd.jar"));
    refuses(jar + ": " + message);
  }

  @Test
  void refusesAPluginWithoutAKind() throws Exception {
    refusesSource(
        "Odd\"",
        "Odd\"",
        "acme.Odd has no kind; implement an interface with @Kind, such as AugmentationPlugin");
  }

  @Test
  void refusesAPluginOfTwoKinds() throws Exception {
    refusesSource(
        "Plugin<Odd.Config, Schedule>",
        "SchedulePlugin<Odd.Config>, OtherPlugin",
        "acme.Odd has several kinds; implement only one of SchedulePlugin, OtherPlugin");
  }

  @Test
  void refusesAComponentWithoutDescription() throws Exception {
    refusesSource(
        "Plugin<Odd.Config, Schedule> {\n  public record Config(@Option(help = \"Factor\", value ="
            + " \"2\") ",
        "SchedulePlugin<Odd.Config> {\n  public record Config(",
        "acme.Odd has a bad configuration record: component factor of acme.Odd$Config lacks"
            + " @Option; describe it with one");
  }

  @Test
  void refusesAComponentCalledName() throws Exception {
    refusesSource(
        "Plugin<Odd.Config, Schedule> {\n  public record Config(@Option(help = \"Factor\", value ="
            + " \"2\") double factor",
        "SchedulePlugin<Odd.Config> {\n  public record Config(@Option(help = \"n\") String name",
        "acme.Odd has a bad configuration record: component name of acme.Odd$Config takes the place"
            + " of the plugin's name; rename it");
  }

  @Test
  void refusesAKindWhoseAdditionsCannotBeLeftOut() throws Exception {
    String source =
        """
        package acme;
        import org.isomer.spi.*;
        public final class Odd implements OddPlugin {
          public record Config() {}
          public String name() { return "odd"; }
          public String summary() { return "Odd"; }
          public Class<Config> configType() { return Config.class; }
          public Runnable create(Config config) { return () -> {}; }
        }
        @Kind(value = "odd", makes = Runnable.class, additions = More.class)
        interface OddPlugin extends Plugin<Odd.Config, Runnable> {}
        record More(@Option(help = "How often", value = "1", min = 1, max = 9) int times)
            implements Additions<Runnable> {
          public Runnable addTo(Runnable made) { return made; }
        }
        """;
    Path jar =
        new JarBuilder()
            .source("acme.Odd", source)
            .plugin("acme.Odd")
            .write(folder.resolve("odd.jar"));
    refuses(
        jar
            + ": acme.Odd has the kind \"odd\" with bad additions: int times is not Optional, as"
            + " all of them have to be");
  }

  @Test
  void refusesAPluginThatCannotBeMade() throws Exception {
    refusesSource(
        "public Odd()",
        "private Odd()",
        "acme.Odd has no public constructor without arguments; add one");
  }

  @Test
  void refusesAPluginThatLacksALibrary() throws Exception {
    refusesSource(
        "class Odd implements",
        "class Odd extends org.example.Library implements",
        "needs the class org.example.Library, which is neither in its JARs nor shared by Isomer;"
            + " put the JAR that has it and the plugin's into one folder");
  }

  @Test
  void refusesAPluginThatFailsWhenItIsLoaded() throws Exception {
    refusesSource(
        "public Odd() {}",
        "static final int N = Integer.parseInt(\"n\");",
        "a static initialiser has failed: java.lang.NumberFormatException: For input string: \"n\""
            + " in acme.Odd (Odd.java, line 5)");
  }

  @Test
  void refusesAPluginThatCannotTellItsName() throws Exception {
    refusesSource(
        "return \"odd\"; }\n  public String summary() { return \"Odd\"",
        "return null; }\n  public String summary() { throw new IllegalStateException(\"no\")",
        "acme.Odd cannot tell its name and options: java.lang.IllegalStateException: no");
    refusesSource(
        "return \"odd\"; }",
        "throw new java.lang.annotation.AnnotationFormatError(\"damaged\"); }",
        "acme.Odd cannot tell its name and options: damaged");
  }

  @Test
  void refusesFoldersWithoutPlugins() {
    refuses(
        folder
            + ": holds no plugin; put plugin JARs, or folders of them, into it, or name a folder of"
            + " classes that has META-INF/services/org.isomer.spi.Plugin");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> PluginLoader.load(List.of(new PluginFolder(absent, true))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(absent + ": no such plugin folder or JAR; check the path");
    assertThat(PluginLoader.load(List.of(new PluginFolder(folder, false))).entries()).isNotEmpty();
  }

  @Test
  void loadsAFolderOfClassesAsTheJarThatItWillBe() throws Exception {
    JarBuilder plugin =
        new JarBuilder().source("acme.Fill", fill("acme.Fill", "fill", "3")).plugin("acme.Fill");
    Path classes = plugin.writeClasses(Files.createDirectory(scratch.resolve("classes")));
    Catalog.Entry entry =
        PluginLoader.load(List.of(new PluginFolder(classes, true))).entry("augmentation", "fill");
    assertThat(entry.bundled()).isFalse();
    assertThat(entry.origin().path()).isEqualTo(classes);
    assertThat(entry.origin().source()).isEqualTo(classes);
    String digest = entry.origin().digest();
    Files.writeString(classes.resolve("notes.txt"), "one more file");
    assertThat(entry.origin().digest()).isNotEqualTo(digest);
  }

  @Test
  void looksIntoEachFolderOnce() {
    assertThat(PluginFolder.of(folder, Optional.empty(), List.of())).isEmpty();
    assertThat(
            PluginFolder.of(
                scratch,
                Optional.of("one" + File.pathSeparator + scratch.resolve("two")),
                List.of(Path.of("two"), Path.of("./plugins"))))
        .containsExactly(
            new PluginFolder(scratch.resolve("one"), false),
            new PluginFolder(scratch.resolve("two"), true),
            new PluginFolder(folder, true));
    assertThat(PluginFolder.of(scratch, Optional.empty(), List.of()))
        .containsExactly(new PluginFolder(folder, false));
  }
}
