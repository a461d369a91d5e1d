package org.isomer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that are small to write and large to read. */
class ConfigBoundsTest {
  record Letter(
      @Option(help = "Title") String title,
      @Option(help = "Copies", value = "1", min = 1) int copies,
      @Option(help = "Rates", value = "[]", min = 0) List<Double> rates) {}

  private final ConfigReader reader = new ConfigReader(PluginLoader.classPath());

  /** Each is a text of a few kilobytes that would otherwise take all memory, or the stack. */
  @Test
  void boundsWhatItReads() {
    String deep = "nested more than 100 deep";
    String bomb =
        IntStream.range(1, 8)
            .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, repeated("*a" + (i - 1), 7)))
            .collect(Collectors.joining("", "a0: &a0 [x]\n", ""));
    String chain =
        IntStream.range(1, 10_000)
            .mapToObj(i -> "a%d: &a%d [*a%d]\n".formatted(i, i, i - 1))
            .collect(Collectors.joining("", "a0: &a0 [x]\n", ""));
    String longNumber = "1".repeat(1_000_000);

    assertThat(problems("title: " + "[".repeat(10_000) + "]".repeat(10_000))).contains(deep);
    assertThat(problems("- ".repeat(10_000))).contains(deep);
    assertThat(problems("{a: ".repeat(10_000))).contains(deep);
    assertThat(problems(chain)).contains("Number of aliases for non-scalar nodes exceeds");
    assertThat(problems(bomb)).contains("more than 100000 values, those of aliases included");
    assertThat(problems("title: t\ncopies: " + longNumber))
        .contains("copies: expected a whole number >= 1, not 1111")
        .hasSizeLessThan(300);
    assertThat(problems("title: t\nrates: [" + longNumber + "]"))
        .contains("rates.0: expected a number")
        .hasSizeLessThan(300);
    assertThat(problems("title: t", "a.".repeat(10_000) + "b=1"))
        .contains("the option's name has more than 100 parts")
        .hasSizeLessThan(300);
    assertThat(problems("title: t", "title=" + "[".repeat(10_000))).contains(deep);
  }

  @Test
  void tellsTheFirstOfVeryManyProblems() {
    String many =
        IntStream.range(0, 1000)
            .mapToObj(i -> "x%d: 1\n".formatted(i))
            .collect(Collectors.joining());

    assertThat(problems(many).lines().toList())
        .hasSize(21)
        .startsWith("letter.yaml:1:1: x0: unknown option; there are: title, copies, rates")
        .endsWith("… and 981 more");
    assertThat(problems("x".repeat(100_000) + ": 1")).hasSizeLessThan(500);
  }

  private static String repeated(String word, int times) {
    return String.join(", ", Collections.nCopies(times, word));
  }

  private String problems(String yaml, String... overrides) {
    return catchThrowableOfType(
            BadInputException.class,
            () -> reader.bind(Letter.class, "letter.yaml", yaml, List.of(overrides)))
        .getMessage();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsNoConfiguration(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> reader.read(Letter.class, pipe, List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(pipe + ": is no regular file. Name a file.");
  }

  @Test
  void problemsOfOneWordNameNoLine() {
    assertThatThrownBy(() -> reader.bindInline(Letter.class, "--letter {titel: t}", "{titel: t}"))
        .hasMessage(
            "--letter {titel: t}: titel: unknown option, did you mean title?\n"
                + "--letter {titel: t}: title: missing, expected text");
  }
}
