package org.isomer.eval.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.cli.InProcess;
import org.isomer.file.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each bad input gets its message and exit code 2, or its warning; nothing is changed by it. */
class BadInputsTest {
  private static final List<String> RESOURCES =
      List.of(
          "arguments",
          "configurations",
          "image-data",
          "boxes",
          "masks",
          "weights",
          "results",
          "runs",
          "tasks",
          "texts",
          "relations",
          "series",
          "plugins");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir static Path scratch;
  private static Fixtures fixtures;

  @BeforeAll
  static void makeFixtures() throws Exception {
    fixtures = Fixtures.in(Files.createDirectory(scratch.resolve("fixtures")));
  }

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String resource : RESOURCES) {
      for (BadInput each : BadInput.read("bad-inputs/" + resource + ".txt")) {
        Path folder = scratch.resolve(resource + "-" + tests.size());
        tests.add(DynamicTest.dynamicTest(resource + ": " + each, () -> check(each, folder)));
      }
    }
    return tests.stream();
  }

  private static void check(BadInput each, Path folder) throws IOException {
    Files.createDirectory(folder);
    for (Edit edit : each.edits()) {
      edit.apply(folder, fixtures);
    }
    Map<String, String> before = contents(folder);
    InProcess.Ended ended =
        assertTimeoutPreemptively(
            LONGEST, () -> InProcess.run(folder, words(each.command(), folder)));
    assertThat(ended.err()).doesNotContain("internal error", "\tat ");
    if (each.warns().isEmpty()) {
      for (String part : each.says()) {
        assertThat(ended.err())
            .containsSubsequence(part.replace("@/", folder + "/").split(" … ", -1));
      }
      assertThat(ended.code()).as(ended.err() + ended.out()).isEqualTo(2);
      assertThat(contents(folder)).containsAllEntriesOf(before);
    } else {
      assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
      for (String part : each.warns()) {
        assertThat(ended.err().lines().filter(line -> line.startsWith("warning: ")))
            .as(ended.err())
            .anyMatch(line -> line.contains(part.replace("@/", folder + "/")));
      }
    }
  }

  static List<String> words(String command, Path folder) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(word.replace("@/", folder + "/"));
    }
    return words;
  }

  /** Digests of all files of a folder, by their names. */
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        boolean small = Files.isRegularFile(path) && Files.size(path) < 10_000_000;
        contents.put(folder.relativize(path).toString(), small ? Sha256.hex(path) : "");
      }
    }
    return contents;
  }
}
