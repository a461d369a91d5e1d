package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.isomer.cli.InProcess;
import org.isomer.eval.Stripes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever does what the page "Write a plugin" says gets a row on a leaderboard. Its commands run on
 * small images for a few steps, and Maven is stood in for.
 */
class WritePluginPageTest {
  private static final Path PAGE = Path.of("../reports/guide/write-a-plugin.md");
  private static final Pattern NEW_FILE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern SOURCE_FILE = Pattern.compile("`(src/main/java/\\S+\\.java)`");

  /** The first names of paths that the page's reader makes, in Isomer's folder or beside it. */
  private static final Set<String> MADE =
      Set.of("..", "runs", "results", "page", "plugins", "plugins.lock");

  @TempDir private Path folder;

  private Path workingDirectory() {
    return folder.resolve("isomer");
  }

  private Path project() {
    return folder.resolve("max-margin");
  }

  @Test
  void leadsToARowOnALeaderboard() throws IOException {
    Files.createDirectories(workingDirectory());
    Stripes.write(folder.resolve("data"));
    for (CodeBlock block : CodeBlock.of(PAGE)) {
      switch (block.language()) {
        case "sh" -> {
          for (List<String> command : block.commands()) {
            follow(command);
          }
        }
        case "java" -> replace(block);
        default -> assertThat(block.language()).as(block.text()).isEqualTo("text");
      }
    }
    assertThat(workingDirectory().resolve("page/leaderboard.md"))
        .content()
        .contains("| Max-margin, small convnet |", "| convnet, untrained |");
    assertThat(workingDirectory().resolve("plugins")).isDirectoryContaining("glob:**max-margin*");
  }

  /** The file that the text above the block names is there, and gets the block's text. */
  private void replace(CodeBlock block) throws IOException {
    List<String> made =
        NEW_FILE.matcher(block.before()).results().map(WritePluginPageTest::first).toList();
    assertThat(made)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(project().resolve(file)).isRegularFile());
    String source =
        SOURCE_FILE
            .matcher(block.before())
            .results()
            .map(WritePluginPageTest::first)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(project().resolve(source)).isRegularFile();
    Files.writeString(project().resolve(source), block.text());
  }

  private static String first(MatchResult found) {
    return found.group(1);
  }

  private void follow(List<String> command) throws IOException {
    String line = String.join(" ", command);
    if (command.get(0).equals("./isomer")) {
      isomer(command.subList(1, command.size()));
    } else if (line.equals("mvn -f ../max-margin package")) {
      new AuthorsProject(project()).pack();
    } else {
      assertThat(line).isEqualTo("mvn install -Dmaven.test.skip=true");
    }
  }

  private void isomer(List<String> words) {
    List<String> arguments = new ArrayList<>(List.of(words.get(0)));
    words.subList(1, words.size()).forEach(word -> arguments.add(here(word)));
    if (words.get(0).equals("pretrain")) {
      arguments.addAll(inShort());
    }
    InProcess.Ended ended = InProcess.run(workingDirectory(), arguments);
    assertThat(ended.code()).as(arguments + "\n" + ended.out() + ended.err()).isZero();
  }

  /** A word with the path in it, if it is one, from where the test runs. */
  private String here(String word) {
    String start = word.replaceFirst("/.*", "");
    if (start.equals("eval-harness")) {
      return Path.of("..").resolve(word).toString();
    }
    return MADE.contains(start) ? workingDirectory().resolve(word).normalize().toString() : word;
  }

  private List<String> inShort() {
    return List.of(
        "--set",
        "dataset={name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}"
            .formatted(folder.resolve("data")),
        "--set",
        "schedule=constant",
        "--set",
        "batch-size=16",
        "--set",
        "steps=2");
  }
}
