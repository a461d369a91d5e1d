package org.isomer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.JarBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JARs that bring services; the verb {@code time} prints what the clock says. */
class WiringTest {
  private static final String TIME =
      """
      package acme;
      import jakarta.inject.Inject;
      import java.time.Clock;
      import org.isomer.cli.spi.*;
      public final class Time implements CommandPlugin<Time.Config> {
        public record Config() {}
        public String name() { return "time"; }
        public String summary() { return "Tells the time"; }
        public Class<Config> configType() { return Config.class; }
        public Class<Telling> create(Config config) { return Telling.class; }
        record Telling(Console console, Clock clock%s) implements Command {
          @Inject Telling {}
          public void run() { console.print("it is " + clock.instant()%s); }
        }
      }
      """;

  @TempDir private Path scratch;
  private Path plugins;

  private record Outcome(int code, String output) {}

  @BeforeEach
  void makeFolder() throws Exception {
    plugins = Files.createDirectory(scratch.resolve("plugins"));
  }

  /** A JAR with a module that says {@code binding}, and with the verb if it is asked for. */
  private Path write(String jar, String binding, String... verb) throws Exception {
    JarBuilder builder =
        new JarBuilder()
            .source(
                "acme.Services",
                """
                package acme;
                import java.time.*;
                public final class Services extends com.google.inject.AbstractModule {
                  public static final class Zone {
                    @jakarta.inject.Inject Zone() {}
                    public String toString() { return " in Paris"; } }
                  public interface Absent {}
                  @Override protected void configure() { %s }
                }
                """
                    .formatted(binding))
            .module("acme.Services");
    if (verb.length > 0) {
      builder.source("acme.Time", TIME.formatted((Object[]) verb)).plugin("acme.Time");
    }
    return builder.write(plugins.resolve(jar));
  }

  private static String fixed(int hour) {
    return "bind(Clock.class).toInstance(Clock.fixed(Instant.parse(\"2030-01-01T%02d:00:00Z\"), ZoneOffset.UTC));"
        .formatted(hour);
  }

  private Outcome run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code =
        new CommandLine(Console.plain(bytes), scratch, Optional.empty()).run(List.of(arguments));
    return new Outcome(code, bytes.toString(UTF_8));
  }

  @Test
  void aJarReplacesAService() throws Exception {
    Path jar = write("fixed.jar", fixed(7));
    write("time.jar", "", "", "");

    assertThat(run("time")).isEqualTo(new Outcome(0, "it is 2030-01-01T07:00:00Z\n"));
    Outcome listed = run("doctor", "--wiring");
    assertThat(listed.code()).isZero();
    assertThat(row("java.time.Clock", listed)).contains(jar.getFileName().toString());
    assertThat(listed.output()).contains("FixedClock");
  }

  @Test
  void aJarAddsAServiceForItsVerb() throws Exception {
    write("time.jar", fixed(8) + "bind(Zone.class);", ", Services.Zone zone", " + zone");

    assertThat(run("time")).isEqualTo(new Outcome(0, "it is 2030-01-01T08:00:00Z in Paris\n"));
  }

  @Test
  void everyServiceIsListedWithWhereItComesFrom() {
    Outcome listed = run("doctor", "--wiring");

    assertThat(listed.code()).isZero();
    assertThat(listed.output())
        .containsPattern("(?m)^java\\.time\\.Clock +CoreModule\\.clock +Isomer,$\n^ +replaceable$");
    assertThat(row("org.isomer.train.Pretraining", listed)).contains("its constructor", "Isomer");
    assertThat(row("org.isomer.cli.spi.Console", listed)).doesNotContain("replaceable");
    assertThat(row("org.isomer.bench.measure.Bench", listed)).contains("org.isomer.bench.");
    assertThat(listed.output())
        .contains("java.util.Set<org.isomer.bench.measure.Bench> ")
        .doesNotContain("java.util.Collection", "? extends");
  }

  private static String row(String service, Outcome listed) {
    return listed.output().lines().filter(line -> line.startsWith(service)).findFirst().orElse("");
  }

  @Test
  void twoJarsCannotReplaceTheSameService() throws Exception {
    Path first = write("a.jar", fixed(7));
    Path second = write("b.jar", fixed(8));

    assertThat(run("plugins"))
        .isEqualTo(
            new Outcome(
                2,
                "The service java.time.Clock is bound twice: in %s and in %s; remove one of them.\n"
                    .formatted(first, second)));
  }

  @Test
  void whatIsNotReplaceableIsIsomersAlone() throws Exception {
    Path jar =
        write(
            "console.jar",
            "bind(org.isomer.cli.spi.Console.class).toInstance(org.isomer.cli.spi.Console.plain(System.out));");

    assertThat(run("plugins"))
        .isEqualTo(
            new Outcome(
                2,
                jar
                    + ": binds the service org.isomer.cli.spi.Console, which is Isomer's alone. Tell its author what can be replaced: java.time.Clock, org.isomer.data.DataCache.\n"));
  }

  @Test
  void aSetThatIsNotExtensibleIsIsomersAlone() throws Exception {
    Path jar =
        write(
            "bench.jar",
            "com.google.inject.multibindings.Multibinder.newSetBinder(binder(), org.isomer.train.ConfigurationFile.class);");

    assertThat(run("plugins").output())
        .startsWith(
            jar
                + ": binds the service java.util.Set<org.isomer.train.ConfigurationFile>, which is Isomer's alone.");
  }

  @Test
  void servicesThatCannotBeMadeAreRefusedBeforeAnythingRuns() throws Exception {
    Path jar = write("absent.jar", "bind(Object.class).to(Absent.class);");
    Outcome lacking = run("plugins");
    assertThat(lacking.code()).isEqualTo(2);
    assertThat(lacking.output()).startsWith(jar + ": its services cannot be used: ");

    write("absent.jar", "throw new IllegalStateException(\"no\");");
    Outcome failing = run("plugins");
    assertThat(failing.code()).isEqualTo(2);
    assertThat(failing.output())
        .startsWith(jar + ": its services cannot be used: ")
        .contains("IllegalStateException: no");
  }

  @Test
  void aVerbThatAsksForWhatNobodyBindsIsNamed() throws Exception {
    write("time.jar", "", ", Services.Absent absent", "");

    Outcome outcome = run("time");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.output())
        .startsWith("The verb time cannot be made: acme.Time$Telling: ")
        .contains("acme.Services$Absent is not explicitly bound. Tell its author.");
  }
}
