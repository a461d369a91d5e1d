package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.framework.Branch;
import org.isomer.framework.PositionFeatures;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.isomer.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;

/** Schedules from a JAR that fail when they are made or when they are used. */
class PluginFaultTest {
  record Course(@Option(help = "Schedule") Choice<Schedule> schedule) {}

  @TempDir private Path folder;

  private Catalog catalog(String create, String used) throws Exception {
    new JarBuilder()
        .source(
            "acme.Odd",
            """
            package acme;
            import java.util.*;
            import org.isomer.spi.*;
            public final class Odd implements SchedulePlugin<Odd.Config> {
              public record Config() {}
              static final class Late { static final int N = Integer.parseInt("n"); }
              public String name() { return "odd"; }
              public String summary() { return "Odd"; }
              public Class<Config> configType() { return Config.class; }
              public Schedule create(Config config) {
                %s
                return (step, steps, stepsPerEpoch) -> { %s };
              }
            }
            """
                .formatted(create, used))
        .source("acme.Library", "package acme; public class Library { public static int n; }")
        .plugin("acme.Odd")
        .write(folder.resolve("odd.jar"));
    return PluginLoader.load(List.of(new PluginFolder(folder, true)));
  }

  private static Schedule made(Catalog catalog) {
    return new ConfigReader(catalog)
        .bind(Course.class, "test", "schedule: odd", List.of())
        .schedule()
        .create();
  }

  private Optional<PluginFault> fault(Throwable error, Catalog catalog) {
    assertThat(error).isNotNull();
    return PluginFault.in(new IllegalStateException("while training", error), catalog);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (true) throw new IllegalStateException(\"no\"); | java.lang.IllegalStateException: no in acme.Odd.create (Odd.java, line 11)",
        "Objects.requireNonNull(null, \"x\"); | java.lang.NullPointerException: x in acme.Odd.create (Odd.java, line 11)",
        "List.of().get(0); | in acme.Odd.create (Odd.java, line 11)",
        "int n = Late.N; | java.lang.NumberFormatException: For input string: \"n\" in acme.Odd$Late.<clinit> (Odd.java, line 6)",
        "org.isomer.random.CounterRandom.of(0, \"a\").nextInt(-1); | in acme.Odd.create (Odd.java, line 11)",
      })
  void namesThePluginThatCannotMakeItsPart(String create, String what) throws Exception {
    Catalog catalog = catalog(create, "return 1;");

    assertThat(fault(catchThrowable(() -> made(catalog)), catalog))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.jar()).isEqualTo(folder.resolve("odd.jar"));
              assertThat(fault.what()).endsWith(what);
            });
  }

  @Test
  void namesThePluginThatFailsWhileItIsUsed() throws Exception {
    Catalog catalog = catalog("", "int[] none = {}; return none[1];");
    Schedule schedule = made(catalog);

    assertThat(fault(catchThrowable(() -> schedule.factor(1, 2, 1)), catalog))
        .map(PluginFault::message)
        .hasValue(
            "%s: a plugin in it has failed: java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 0 in acme.Odd.lambda$create$0 (Odd.java, line 12). Tell its author, replace the JAR, or remove it."
                .formatted(folder.resolve("odd.jar")));
  }

  @Test
  void namesThePluginThatLacksAClass() throws Exception {
    Path jar = folder.resolve("odd.jar");
    catalog("int n = Library.n;", "return 1;");
    JarBuilder.remove(jar, "acme/Library.class");
    Catalog catalog = PluginLoader.load(List.of(new PluginFolder(folder, true)));

    assertThat(fault(catchThrowable(() -> made(catalog)), catalog))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.jar()).isEqualTo(jar);
              assertThat(fault.what()).startsWith("needs the class acme.Library, which is neither");
            });
  }

  /** As after a change of the interface, which the JVM notices in Isomer's own code. */
  @Test
  void namesThePluginWhoseClassDoesNotFit() throws Exception {
    Catalog catalog = catalog("", "return 1;");
    made(catalog);
    AbstractMethodError error =
        new AbstractMethodError(
            "Receiver class acme.Odd does not define or inherit an implementation of the resolved method 'abstract int n()'");

    assertThat(fault(error, catalog)).map(PluginFault::jar).hasValue(folder.resolve("odd.jar"));
  }

  @Test
  void namesThePluginThatGivesNull() throws Exception {
    Catalog catalog = catalog("", "return 1;");
    Schedule schedule = made(catalog);
    NullPointerException error =
        new NullPointerException(
            "Cannot invoke \"String.length()\" because the return value of \"%s.toString()\" is null"
                .formatted(Schedule.class.getName()));

    assertThat(schedule).isNotNull();
    assertThat(fault(error, catalog)).map(PluginFault::jar).hasValue(folder.resolve("odd.jar"));
  }

  record Network(@Option(help = "Encoder") Choice<Encoder> encoder) {}

  /** The exception is the one that Isomer's own code fails with, as the JVM words it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesThePluginWhoseMethodGivesNull(boolean ofPositions) throws Exception {
    new JarBuilder()
        .source(
            "acme.Blank",
            """
            package acme;
            import org.isomer.graph.Net;
            import org.isomer.spi.*;
            public final class Blank implements EncoderPlugin<Blank.Config> {
              public record Config() {}
              public String name() { return "blank"; }
              public String summary() { return "Blank"; }
              public Class<Config> configType() { return Config.class; }
              public Encoder create(Config config) {
                return new Encoder() {
                  public Features encode(Net net, Input input) { return null; }
                  public int dim() { return 1; }
                };
              }
            }
            """)
        .plugin("acme.Blank")
        .write(folder.resolve("blank.jar"));
    Catalog catalog = PluginLoader.load(List.of(new PluginFolder(folder, true)));
    Encoder encoder =
        new ConfigReader(catalog)
            .bind(Network.class, "test", "encoder: blank", List.of())
            .encoder()
            .create();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Input input = Input.ofImages(net.tf().constant(new float[2][4][4][1]));
      Throwable error =
          catchThrowable(
              () -> {
                if (ofPositions) {
                  PositionFeatures.of(net, encoder, input, "this test");
                } else {
                  new Branch(net, encoder, Projector.NONE).encode(List.of(input));
                }
              });
      assertThat(error).isInstanceOf(NullPointerException.class);
      assertThat(fault(error, catalog)).map(PluginFault::jar).hasValue(folder.resolve("blank.jar"));
    }
  }

  @Test
  void failuresOfIsomerAreNoFaultOfAPlugin() throws Exception {
    Catalog catalog = catalog("", "return 1;");
    made(catalog);

    assertThat(PluginFault.in(new IllegalStateException("no"), catalog)).isEmpty();
    assertThat(PluginFault.in(new LinkageError("org.isomer.Absent"), catalog)).isEmpty();
  }

  @Test
  void aPluginMustMakeSomething() throws Exception {
    Catalog catalog = catalog("if (true) return null;", "return 1;");

    assertThat(catchThrowable(() -> made(catalog)))
        .hasMessage(
            "%s: the plugin odd (acme.Odd) in it makes nothing: its method create returns null. Tell its author, replace the JAR, or remove it."
                .formatted(folder.resolve("odd.jar")));
  }
}
