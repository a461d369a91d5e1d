package org.isomer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.JarBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whole command lines; the verb {@code greet} comes from a plugin JAR. */
class CommandLineTest {
  private static final String GREET =
      """
      package acme;
      import jakarta.inject.Inject;
      import java.nio.file.Path;
      import java.util.*;
      import org.isomer.cli.spi.*;
      import org.isomer.config.ConfigReader;
      import org.isomer.plugin.Catalog;
      import org.isomer.spi.*;
      public final class Greet implements CommandPlugin<Greet.Config> {
        public enum Tone { WARM, ICE_COLD }
        public record Letter(@Option(help = "Text", value = "hi") String text) {}
        public record Config(
            @Argument("FILE.yaml") @Option(help = "The letter") Path file,
            @Argument("NAME") @Option(help = "Whom", value = "[]") List<String> names,
            @Option(help = "How often", value = "1", min = 1, max = 9) int times,
            @Option(help = "How", value = "warm") Tone tone,
            @Option(help = "Changes to the letter", value = "[]") List<String> set,
            @Option(help = "Fails", value = "false") boolean fail) {}
        public String name() { return "greet"; }
        public String summary() { return "Greets people"; }
        public Class<Config> configType() { return Config.class; }
        public List<String> examples() { return List.of("greet letter.yaml Ann"); }
        public Class<Greeting> create(Config config) { return Greeting.class; }
      }
      record Greeting(Greet.Config config, ConfigReader reader, Catalog catalog, Console console)
          implements Command {
        @Inject Greeting {}
        public void run() {
          if (config.fail()) throw new IllegalStateException("on purpose");
          Greet.Letter letter = reader.bind(Greet.Letter.class, "letter", "", config.set());
          console.print(
              config.file().getFileName() + " " + config.names() + " " + config.times() + " "
                  + config.tone() + " " + letter.text() + " "
                  + catalog.entry("command", "greet").kind());
        }
      }
      """;

  @TempDir private static Path scratch;

  @BeforeAll
  static void writeVerb() throws Exception {
    new JarBuilder()
        .source("acme.Greet", GREET)
        .plugin("acme.Greet")
        .write(scratch.resolve("plugins").resolve("greet.jar"));
  }

  private record Outcome(int code, String output) {}

  private static Outcome run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console console = Console.plain(new PrintStream(bytes, true, UTF_8));
    int code = new CommandLine(console, scratch, Optional.empty()).run(List.of(arguments));
    return new Outcome(code, bytes.toString(UTF_8));
  }

  private static void prints(String expected, String... arguments) {
    assertThat(run(arguments)).isEqualTo(new Outcome(0, expected));
  }

  private static void refuses(String expected, String... arguments) {
    assertThat(run(arguments)).isEqualTo(new Outcome(2, expected));
  }

  @Test
  void fillsAVerbsConfiguration() {
    prints("a.yaml [] 1 WARM hi command\n", "greet", "a.yaml");
    prints(
        "a.yaml [Ann, Bob] 3 ICE_COLD ho: 1 command\n",
        "greet",
        "--times=3",
        "a.yaml",
        "Ann",
        "--tone",
        "ice-cold",
        "Bob",
        "--set",
        "text=hu",
        "--set",
        "text='ho: 1'");
    prints("a.yaml [--times] 1 WARM hi command\n", "greet", "--", "a.yaml", "--times");
  }

  @Test
  void refusesWhatTheVerbDoesNotTake() {
    String hint = "\n  isomer greet --help describes what it takes\n";
    refuses("FILE.yaml: missing, expected a path" + hint, "greet");
    refuses("unknown option --tiems, did you mean --times?" + hint, "greet", "a", "--tiems", "3");
    refuses("--times: needs a value" + hint, "greet", "a", "--times");
    refuses(
        "--times: given 2 times; give it once" + hint,
        "greet",
        "a",
        "--times",
        "1",
        "--times",
        "2");
    refuses(
        "FILE.yaml: missing, expected a path\n"
            + "  --times: expected a whole number from 1 to 9, not 10\n"
            + "  --tone: expected warm or ice-cold, not \"cold\""
            + hint,
        "greet",
        "--times",
        "10",
        "--tone",
        "cold");
    refuses(
        "\"x\" is one argument too many; remove it\n  isomer plugins --help describes what it takes\n",
        "plugins",
        "x");
    refuses(
        "--set nonsense=1: nonsense: unknown option; there are: text\n",
        "greet",
        "a",
        "--set",
        "nonsense=1");
  }

  @Test
  void suggestsVerbs() {
    Outcome outcome = run("gret");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.output())
        .startsWith(
            "unknown verb \"gret\", did you mean greet? There are: bench, completion, configuration, describe, doctor, greet");
    refuses(
        "unknown option --colour before the verb; isomer --help lists verbs and options\n",
        "--colour",
        "greet");
  }

  @Test
  void namesThePluginThatFails() {
    Path jar = scratch.resolve("plugins").resolve("greet.jar");
    String message =
        jar
            + ": a plugin in it has failed: java.lang.IllegalStateException: on purpose in"
            + " acme.Greeting.run (Greet.java, line 29). Tell its author, replace the JAR,"
            + " or remove it.\n";
    refuses(message, "greet", "a", "--fail");
    assertThat(run("greet", "a", "--fail", "--verbose").output())
        .startsWith(message + "java.lang.IllegalStateException: on purpose\n")
        .contains("acme.Greeting.");
  }

  /** The console is Isomer's own. */
  @Test
  void tellsInternalErrorsBriefly() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream broken =
        new PrintStream(bytes, true, UTF_8) {
          @Override
          public void write(byte[] text, int offset, int length) {
            if (bytes.size() == 0) {
              bytes.write(0);
              throw new IllegalStateException("on purpose");
            }
            super.write(text, offset, length);
          }
        };

    int code =
        new CommandLine(Console.plain(broken), scratch, Optional.empty()).run(List.of("--version"));

    assertThat(code).isEqualTo(1);
    assertThat(bytes.toString(UTF_8).substring(1))
        .isEqualTo(
            """
            internal error: java.lang.IllegalStateException: on purpose
            run again with --verbose for the stack trace
            """);
  }

  @Test
  void resultsThatDoNotReachTheirFileAreNoSuccess() {
    assertThat(afterWriting("No space left on device"))
        .isEqualTo(
            new Outcome(
                2,
                "standard output is not complete: the disk is full. Free some space, or choose another place, and try again; what was complete before is still there.\n"));
  }

  /** As with {@code isomer plugins | head -n 1}. */
  @Test
  void aReaderThatWantsNoMoreIsNoFault() {
    assertThat(afterWriting("Broken pipe")).isEqualTo(new Outcome(0, ""));
  }

  private static Outcome afterWriting(String failure) {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(failure);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(out, err, Console.Style.PLAIN);
    int code = new CommandLine(console, scratch, Optional.empty()).run(List.of("plugins"));
    return new Outcome(code, err.toString(UTF_8));
  }

  @Test
  void describesAVerb() {
    String help =
        """
        usage: isomer greet FILE.yaml [NAME...] [options]

        Greets people.

        arguments
          FILE.yaml  The letter (required)
          NAME       Whom (may be repeated)

        options
          --times N    How often (default 1; a whole number from 1 to 9)
          --tone NAME  How (default warm; warm or ice-cold)
          --set TEXT   Changes to the letter (may be repeated)
          --fail       Fails

        options of every verb
          --help              Describe Isomer or a verb
          --version           Tell the version
          --plugins PATH      Load plugin JARs from there, as from ./plugins and
                              $ISOMER_PLUGINS
          --plugin-lock PATH  Refuse JARs of plugins that are not those of this file;
                              see plugin lock
          --device NAME       Compute on auto, cpu, gpu or gpu:1; also $ISOMER_DEVICE
          --verbose           Show stack traces of errors

        examples
          isomer greet letter.yaml Ann
        """;
    prints(help, "greet", "--help");
    prints(help, "help", "greet");
    prints(help, "describe", "command/greet");
  }

  @Test
  void aLockRefusesJarsThatItDoesNotHold() throws IOException {
    Path lock = scratch.resolve("plugins.lock");
    assertThat(run("plugin", "lock", "--out", lock.toString()).code()).isZero();
    assertThat(run("plugins", "--plugin-lock", "plugins.lock").code()).isZero();
    Files.writeString(lock, Files.readString(lock).replace("greet.jar", "gone.jar"));
    assertThat(run("plugins", "--plugin-lock=plugins.lock"))
        .satisfies(
            outcome -> {
              assertThat(outcome.code()).isEqualTo(2);
              assertThat(outcome.output())
                  .contains("gone.jar is not there", "greet.jar is not in the lock");
            });
    assertThat(run("plugins", "--plugin-lock").output())
        .contains("--plugin-lock needs a value: the file that isomer plugin lock wrote");
  }

  /** A JAR of another version of the plugin interface keeps every verb from working but one. */
  @Test
  void pluginFoldersCanBeMendedAlthoughAJarCannotBeLoaded() throws IOException {
    Path folder = scratch.resolve("mended");
    Path late = new JarBuilder().builtFor("9").write(folder.resolve("late.jar"));
    String[] words = {"--plugins", folder.toString(), "--into", folder.toString()};
    assertThat(run("plugins", words[0], words[1]).code()).isEqualTo(2);
    assertThat(run("plugin", "list", words[0], words[1]).output())
        .contains("warning: " + late + ": built for version 9 of the plugin interface");
    assertThat(run("plugin", "remove", "late", words[0], words[1], words[2], words[3]).code())
        .isZero();
    assertThat(late).doesNotExist();
  }

  @Test
  void describesThePretrainingConfiguration() {
    assertThat(run("configuration").output())
        .startsWith("option ")
        .contains("\nlearning-rate ", "\nsentinel.every ", "\naccumulate ", "\nmonitors ");
    assertThat(run("configuration", "--schema").output())
        .startsWith("{\n  \"title\" : \"A pretraining run of Isomer\",")
        .contains("\"const\" : \"cosine\"");
    refuses("unknown kind of file \"tasks\"; there are: pretraining\n", "configuration", "tasks");
  }

  @Test
  void listsVerbsAndPlugins() {
    assertThat(run("--help").output())
        .contains("usage: isomer VERB [options]")
        .contains("  greet ", "Greets people");
    assertThat(run()).isEqualTo(run("--help"));
    assertThat(run("plugins", "--kind", "command").output())
        .startsWith("kind     name           summary ")
        .contains("command  greet          Greets people ", " greet.jar\n");
    refuses(
        "unknown kind \"comand\", did you mean command? There are: "
            + String.join(", ", org.isomer.plugin.PluginLoader.classPath().kinds())
            + "\n",
        "plugins",
        "--kind",
        "comand");
    prints("isomer " + Help.version() + "\n", "--version");
  }

  @Test
  void describesAPlugin() {
    assertThat(run("describe", "schedule/cosine").output())
        .startsWith("schedule/cosine: ")
        .contains("\nMeaning\nLinear warm-up, then half a period of a cosine ")
        .contains("\nOptions\n", "\nIn a file for isomer pretrain\nschedule:\n  name: cosine\n");
    refuses("expected KIND or KIND/NAME, did you mean schedule/cosine?\n", "describe", "cosine");
  }

  @Test
  void describesAKind() {
    assertThat(run("describe", "schedule").output())
        .startsWith(
            "schedule: Makes a learning-rate schedule: a factor on the learning rate for each step.\n")
        .contains(
            "\norg.isomer.spi.Schedule\ninterface Schedule\nThe course of the learning rate.\n")
        .contains("\ndouble factor(long step, long steps, long stepsPerEpoch)\n")
        .contains("\n- is finite and not negative at every step\n")
        .contains("\nThere are\nconstant, cosine, linear, step\n");
  }

  @Test
  void examinesTheInstallation() {
    Outcome outcome = run("doctor");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.output())
        .contains("TensorFlow     2.18")
        .contains("devices        CPU:0")
        .contains("precision      auto picks ")
        .contains("plugin folder  " + scratch.resolve("plugins"))
        .endsWith("Everything that Isomer needs is here.\n");
  }
}
