package org.isomer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code isomer}, with a Java and a list of locales that are scripts as well. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "isomer");

  @TempDir private Path scratch;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    home = scratch.resolve("a folder");
    install(home);
    write(
        scratch.resolve("jdk/bin/java"),
        "#!/bin/bash\necho \"$LC_ALL|$LC_CTYPE|$LANG\"\nprintf '%s\\n' \"$@\"\n");
    write(scratch.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
    write(
        scratch.resolve("bin/locale"),
        "#!/bin/bash\n[[ $1 == charmap ]] && echo \"$CHARMAP\" || printf '%s\\n' $LOCALES\n");
  }

  /** As after a build. */
  private static void install(Path home) throws IOException {
    write(home.resolve("isomer"), Files.readString(SCRIPT));
    write(home.resolve("pom.xml"), "");
    write(home.resolve("core/pom.xml"), "");
    write(home.resolve("core/src/main/A.java"), "");
    write(home.resolve("eval-harness/experiments/a.yaml"), "");
    write(home.resolve("eval-harness/target/distribution/built"), "");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Outcome(int code, List<String> out, String err) {}

  /** Runs bash with nothing in the environment but what is given, and what the script needs. */
  private Outcome run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash", "-c"));
    words.addAll(Arrays.asList(command));
    Path err = scratch.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(words).directory(scratch.toFile()).redirectError(err.toFile());
    process.environment().clear();
    process.environment().put("PATH", scratch.resolve("bin") + ":/usr/bin:/bin");
    process.environment().put("JAVA_HOME", scratch.resolve("jdk").toString());
    process.environment().put("CHARMAP", "UTF-8");
    process.environment().putAll(environment);
    Process started = process.start();
    started.getOutputStream().close();
    String out = new String(started.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(started.waitFor(), out.lines().toList(), Files.readString(err));
  }

  @Test
  void startsJavaWithoutHomeOrTerminalFromAPathWithBlanks() throws Exception {
    Outcome outcome = run(Map.of(), "'a folder/isomer' eval 'x y' ''");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("-Dfile.encoding=UTF-8", home + "/eval-harness/target/distribution/lib/*")
        .endsWith("org.isomer.cli.Main", "eval", "x y", "");
  }

  @Test
  void isFoundThroughLinksAndSearchPaths() throws Exception {
    Files.createSymbolicLink(scratch.resolve("link"), home.resolve("isomer"));

    for (String command : List.of("./link", "cd 'a folder/core' && ../isomer")) {
      assertThat(run(Map.of("CDPATH", scratch + ":."), command).out())
          .contains(home + "/eval-harness/target/distribution/lib/*");
    }
  }

  @Test
  void neverBuildsWhatIsInstalledFromAnArchive() throws Exception {
    write(scratch.resolve("an archive ü/bin/isomer"), Files.readString(SCRIPT));

    Outcome outcome = run(Map.of(), "'an archive ü/bin/isomer' x");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains(scratch + "/an archive ü/lib/*").endsWith("x");
  }

  @Test
  void startsJavaOnWindowsWithTheSameOptions() throws Exception {
    String script = Files.readString(SCRIPT);
    String batch = Files.readString(Path.of("..", "eval-harness/src/main/distribution/isomer.cmd"));

    List<String> options =
        Pattern.compile("(?m)^(?:\\(\\(version < 23\\)\\) \\|\\| )?options\\+?=\\(([^)$]+)\\)")
            .matcher(script)
            .results()
            .flatMap(found -> Stream.of(found.group(1).split(" ")))
            .filter(option -> !option.startsWith("-Disomer.")) // of terminals
            .toList();

    assertThat(options).hasSizeGreaterThan(2);
    assertThat(batch).contains(options);
  }

  /** What Java sees as LC_ALL, LC_CTYPE and LANG. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "UTF-8 C.UTF-8 '' '' C.UTF-8||",
        "ANSI_X3.4-1968 C '' '' C.utf8||",
        "ANSI_X3.4-1968 POSIX '' '' C.utf8||",
        "ANSI_X3.4-1968 '' '' '' |C.utf8|",
        "ANSI_X3.4-1968 '' '' de_DE.UTF-8 |C.utf8|de_DE.UTF-8",
        "ISO-8859-1 '' de_DE '' |C.utf8|",
      })
  void javaGetsALocaleInUtf8(String charmap, String all, String ctype, String lang, String seen)
      throws Exception {
    Map<String, String> environment =
        Map.of(
            "CHARMAP", charmap,
            "LC_ALL", all,
            "LC_CTYPE", ctype,
            "LANG", lang,
            "LOCALES", "C C.utf8 POSIX");

    Outcome outcome = run(environment, "'a folder/isomer' x");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().get(0)).isEqualTo(seen);
  }

  @Test
  void saysThatThereIsNoLocaleInUtf8() throws Exception {
    Outcome outcome =
        run(
            Map.of("CHARMAP", "ANSI_X3.4-1968", "LC_ALL", "C", "LOCALES", "C POSIX"),
            "'a folder/isomer' x");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.err())
        .isEqualTo(
            "warning: the locale is not UTF-8, so that files whose names are not ASCII cannot be used. Set LC_ALL to a UTF-8 locale; locale -a lists those that are installed.\n");
  }

  @Test
  void saysWhyItCannotBuild() throws Exception {
    Files.delete(home.resolve("eval-harness/target/distribution/built"));
    Files.delete(home.resolve("eval-harness/target/distribution"));
    write(home.resolve("eval-harness/target/distribution"), "no folder");

    Outcome outcome = run(Map.of(), "'a folder/isomer' x");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("Isomer must be built, because it never was")
        .contains(home + "\ncannot be written.");
  }

  @Test
  void usesAnOlderBuildWhereItCannotBuild() throws Exception {
    Path stamp = home.resolve("eval-harness/target/distribution/built");
    Files.setLastModifiedTime(stamp, FileTime.fromMillis(0));
    write(home.resolve("target"), "no folder");

    Outcome outcome = run(Map.of(), "'a folder/isomer' x");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).endsWith("x");
    assertThat(outcome.err())
        .startsWith("warning: the sources of Isomer have changed since it was built")
        .hasLineCount(1);
    Outcome other = run(Map.of("ISOMER_MAVEN_OPTS", "-P gpu"), "'a folder/isomer' x");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).startsWith("Isomer must be built, because it never was");
  }

  @Test
  void saysThatTheCurrentFolderIsGone() throws Exception {
    Outcome outcome = run(Map.of(), "mkdir x && cd x && rmdir ../x && \"$0\" x", home + "/isomer");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("The current folder is no longer there.");
  }

  @Test
  void saysThatJavaTakesNoColonInAPath() throws Exception {
    install(scratch.resolve("a:b"));

    Outcome outcome = run(Map.of(), "a:b/isomer x");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Java cannot load classes from a path with a colon");
  }

  /** What the process is told of how it was called. */
  private String launcher(Outcome outcome) {
    return outcome.out().stream()
        .filter(word -> word.startsWith("-Disomer.launcher="))
        .findFirst()
        .map(word -> word.substring(word.indexOf('=') + 1))
        .orElseThrow();
  }

  @Test
  void tellsHowItCanBeCalledAgain() throws Exception {
    assertThat(launcher(run(Map.of(), "'a folder/isomer' x"))).isEqualTo("a folder/isomer");
    assertThat(launcher(run(Map.of(), "cd 'a folder' && bash isomer x"))).isEqualTo("./isomer");
    assertThat(launcher(run(Map.of(), "\"$0\" x", home + "/isomer"))).isEqualTo(home + "/isomer");

    Files.createSymbolicLink(scratch.resolve("bin/isomer"), home.resolve("isomer"));
    assertThat(launcher(run(Map.of(), "isomer x"))).isEqualTo("isomer");
    assertThat(launcher(run(Map.of(), "'a folder/isomer' x"))).isEqualTo("isomer");
  }

  /** Isomer itself writes to descriptor 0, libraries write to descriptor 2. */
  @Test
  void notesOfTensorFlowDoNotReachStandardError() throws Exception {
    write(
        scratch.resolve("jdk/bin/java"),
        """
        #!/bin/bash
        echo "WARNING: All log messages before absl::InitializeLog() is called are written to STDERR" >&2
        echo "I0000 00:00:1795966173.525638   23462 mlir_graph_optimization_pass.cc:401] MLIR V1" >&2
        echo "2026-11-29 15:29:26.123456: W tensorflow/core/util.cc:12] slow" >&2
        echo "E0000 00:00:1795966173.525638   23462 gpu.cc:1] no device" >&2
        echo "a message of the virtual machine" >&2
        printf 'WARNING: All log messages before absl:: are ours\n' >&0
        exit 3
        """);

    Outcome outcome = run(Map.of(), "'a folder/isomer' x 2>&1 | cat; exit ${PIPESTATUS[0]}");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out())
        .containsExactlyInAnyOrder(
            "E0000 00:00:1795966173.525638   23462 gpu.cc:1] no device",
            "a message of the virtual machine",
            "WARNING: All log messages before absl:: are ours");
  }
}
