package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that were built for another Isomer: one that has {@code org.isomer.spi.Pace}. */
class InterfaceVersionTest {
  private static final String PACE =
      """
      package org.isomer.spi;
      public class Pace {
        public static int beat() { return 1; }
      }
      """;

  @TempDir private Path folder;

  private static JarBuilder odd(String create, String more) {
    return new JarBuilder()
        .source(
            "acme.Odd",
            """
            package acme;
            import org.isomer.spi.*;
            public final class Odd implements SchedulePlugin<Odd.Config> {
              public record Config() {}
              public String name() { return "odd"; }
              public String summary() { return "Odd"; }
              public Class<Config> configType() { return Config.class; }
              public Schedule create(Config config) { %s }
              %s
            }
            """
                .formatted(create, more))
        .plugin("acme.Odd");
  }

  private Catalog load() {
    return PluginLoader.load(List.of(new PluginFolder(folder, true)));
  }

  private void refuses(String message) {
    assertThatThrownBy(this::load).isInstanceOf(BadInputException.class).hasMessage(message);
  }

  @Test
  void theSameVersionIsLoaded() throws Exception {
    Path jar = odd("return null;", "").builtFor("1").write(folder.resolve("odd.jar"));

    assertThat(InterfaceVersion.stated(jar)).hasValue("1");
    assertThat(Members.missing(jar)).isEmpty();
    assertThat(load().entry("schedule", "odd").origin().path()).isEqualTo(jar);
  }

  @Test
  void aJarThatDoesNotSayIsTried() throws Exception {
    Path jar = odd("return null;", "").write(folder.resolve("odd.jar"));

    assertThat(InterfaceVersion.stated(jar)).isEqualTo(Optional.empty());
    assertThat(load().entry("schedule", "odd").bundled()).isFalse();
  }

  /** What a JAR uses is looked up where none of its classes can be loaded. */
  @Test
  void aNewerOneIsRefusedWithWhatIsMissing() throws Exception {
    Path jar =
        odd("Pace.beat(); return null;", "")
            .source("org.isomer.spi.Pace", PACE)
            .builtFor("2")
            .write(folder.resolve("odd.jar"));
    JarBuilder.remove(jar, "org/isomer/spi/Pace.class");

    refuses(
        jar
            + ": built for version 2 of the plugin interface, and this Isomer has 1, which lacks the"
            + " class org.isomer.spi.Pace. Take a newer Isomer, or a JAR that is built for 1");
  }

  @Test
  void missingMethodsAndFieldsAreNamed() throws Exception {
    Path jar =
        new JarBuilder()
            .source(
                "org.isomer.spi.Schedule",
                """
                package org.isomer.spi;
                public interface Schedule {
                  String UNIT = new String("step");
                  double factor(long step, long steps, long stepsPerEpoch);
                  int length(String[] names, long at);
                  static Schedule of(int n) { return null; }
                }
                """)
            .source(
                "acme.User",
                """
                package acme;
                import org.isomer.spi.Schedule;
                class User {
                  double use(Schedule schedule) {
                    return Schedule.of(3).length(new String[0], 1L) + schedule.factor(1, 2, 1)
                        + Schedule.UNIT.length() + schedule.hashCode();
                  }
                }
                """)
            .write(folder.resolve("user.jar"));
    JarBuilder.remove(jar, "org/isomer/spi/Schedule.class");

    assertThat(Members.missing(jar))
        .containsExactlyInAnyOrder(
            "the method Schedule of(int) of org.isomer.spi.Schedule",
            "the method int length(String[], long) of org.isomer.spi.Schedule",
            "the field String UNIT of org.isomer.spi.Schedule");
  }

  @Test
  void anOlderOneAndOneThatIsNoVersionAreRefused() throws Exception {
    Path jar = odd("return null;", "").builtFor("one").write(folder.resolve("odd.jar"));
    refuses(
        jar
            + ": its manifest says \"Isomer-Interface: one\", which is no version; this Isomer has"
            + " version 1 of the plugin interface. Tell its author");
    Files.delete(jar);

    Path classes =
        odd("return null;", "")
            .builtFor("3")
            .writeClasses(Files.createDirectory(folder.resolve("classes")));
    assertThatThrownBy(() -> PluginLoader.load(List.of(new PluginFolder(classes, true))))
        .hasMessageStartingWith(
            classes + ": built for version 3 of the plugin interface, and this Isomer has 1. ");
  }

  /** It states no version, and was built when the interface did not demand this method. */
  @Test
  void aMethodThatTheInterfaceDemandsAndThePluginLacksIsNamed() throws Exception {
    Path jar =
        odd("return null;", "")
            .source(
                "org.isomer.spi.Plugin",
                """
                package org.isomer.spi;
                public interface Plugin<C extends Record, T> {
                  String name();
                  Class<C> configType();
                  T create(C config);
                }
                """)
            .source(
                "org.isomer.spi.SchedulePlugin",
                """
                package org.isomer.spi;
                public interface SchedulePlugin<C extends Record> extends Plugin<C, Schedule> {}
                """)
            .replacing("acme.Odd", "public String summary() { return \"Odd\"; }", "")
            .write(folder.resolve("odd.jar"));

    refuses(
        jar
            + ": acme.Odd lacks the method String summary() of org.isomer.spi.Plugin, which version 1"
            + " of the plugin interface demands; write it, and build it anew against this Isomer");
  }

  @Test
  void errorsOfTheVirtualMachineAreTold() {
    assertThat(
            Linkage.explain(
                new NoSuchMethodError("'void org.isomer.spi.Image.turn(int, java.lang.String)'")))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .startsWith(
                        "needs the method void turn(int, java.lang.String) of org.isomer.spi.Image, which version 1"));
    assertThat(
            Linkage.explain(
                new AbstractMethodError(
                    "Receiver class acme.Odd does not define or inherit an implementation of the resolved method 'abstract int n()' of interface org.isomer.spi.Schedule.")))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .startsWith(
                        "acme.Odd lacks the method int n() of org.isomer.spi.Schedule, which version 1"));
    assertThat(Linkage.explain(new NoClassDefFoundError("org/isomer/spi/Pace")))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .startsWith("needs the class org.isomer.spi.Pace, which version 1"));
    assertThat(Linkage.explain(new NoClassDefFoundError("org/example/Library"))).isEmpty();
  }
}
