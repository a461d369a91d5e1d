package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING says of the house is so. */
class ContributingTest {
  private static final Path PAGE = Path.of("../CONTRIBUTING.md");
  private static final Path CORE = Path.of("../framework-core/src/main/java/org/isomer");
  private static final Path HARNESS = Path.of("src/main/java/org/isomer");

  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ([^|]+) \\|");
  private static final Pattern CODE = Pattern.compile("`([a-z.]+)`");
  private static final Pattern TYPE = Pattern.compile("\\b((?:[a-z]+\\.)+[A-Z]\\w+)");

  private static String between(String start, String end) throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(start, end);
    String rest = page.substring(page.indexOf(start) + start.length());
    return rest.substring(0, rest.indexOf(end));
  }

  private static List<String> rooms(String table) {
    return FIRST_CELL
        .matcher(table)
        .results()
        .flatMap(cell -> CODE.matcher(cell.group(1)).results())
        .map(room -> room.group(1))
        .toList();
  }

  private static Stream<String> folders(Path parent, String prefix) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders
          .filter(Files::isDirectory)
          .map(each -> prefix + each.getFileName())
          .toList()
          .stream();
    }
  }

  @Test
  void everyRoomOfTheCoreHasItsRow() throws IOException {
    assertThat(rooms(between("Rooms of `framework-core`", "Rooms of `eval-harness`")))
        .filteredOn(room -> !room.equals("cli.spi"))
        .containsExactlyInAnyOrderElementsOf(folders(CORE, "").toList());
  }

  @Test
  void everyRoomOfTheHarnessHasItsRow() throws IOException {
    assertThat(rooms(between("Rooms of `eval-harness`", "Each package's")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    folders(HARNESS, "").filter(room -> !room.equals("eval")),
                    folders(HARNESS.resolve("eval"), "eval."))
                .toList());
  }

  @Test
  void thePictureNamesTypesThatAreThere() throws IOException {
    List<String> types =
        TYPE.matcher(between("### From one line of YAML to the loss", "## A new plugin"))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(types).hasSizeGreaterThan(20);
    assertThat(types)
        .allSatisfy(
            type ->
                assertThatCode(
                        () ->
                            Class.forName("org.isomer." + type, false, getClass().getClassLoader()))
                    .doesNotThrowAnyException());
  }
}
