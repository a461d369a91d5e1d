package org.isomer.eval.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.description.Descriptions;
import org.isomer.description.Snippet;
import org.isomer.eval.suite.TaskFile;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What descriptions show as a piece of a configuration is one. */
class SnippetsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);
  private static final Descriptions DESCRIPTIONS = new Descriptions(CATALOG, READER);

  /** No configuration chooses them. */
  private static final Set<String> FOUND_BY_THEMSELVES = Set.of("command", "modality");

  static Stream<String> kinds() {
    return CATALOG.kinds().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void standInTheirPlace(String kind) {
    for (Catalog.Entry entry : CATALOG.entries(kind)) {
      Optional<Snippet> snippet = DESCRIPTIONS.of(entry).snippet();
      assertThat(snippet.isEmpty())
          .as(kind + "/" + entry.name())
          .isEqualTo(FOUND_BY_THEMSELVES.contains(kind));
      snippet.ifPresent(
          piece -> assertThat(problems(piece)).as(piece.text()).allMatch(SnippetsTest::isMissing));
    }
  }

  private static List<String> problems(Snippet snippet) {
    if (!snippet.language().equals("yaml")) {
      return List.of();
    }
    Class<? extends Record> file =
        snippet.where().endsWith("pretrain") ? Plan.class : TaskFile.class;
    try {
      READER.bind(file, "snippet", snippet.text(), List.of());
      return List.of();
    } catch (BadInputException e) {
      return String.valueOf(e.getMessage()).lines().toList();
    }
  }

  /** The piece is not the whole, and what has no default is a comment in it. */
  private static boolean isMissing(String problem) {
    return problem.contains(": missing, ") || problem.endsWith(": expected a mapping, not nothing");
  }

  @Test
  void takesAnOwnerThatAcceptsThePlugin() {
    assertThat(text("loss", "vicreg")).startsWith("framework:\n  name: vicreg\n  loss:\n");
    assertThat(text("loss", "triplet")).startsWith("framework:\n  name: simclr\n  loss:\n");
    assertThat(text("loss", "cosent")).startsWith("framework:\n  name: siamese\n  loss:\n");
    assertThat(text("augmentation", "jitter"))
        .startsWith("views:\n  name: custom\n  pipelines:\n    - steps:\n        - name: jitter\n");
    assertThat(text("boxes", "voc-boxes")).startsWith("task:\n  name: detection\n  data:\n");
    assertThat(text("baseline", "rocket")).startsWith("isomer eval … --baseline ");
  }

  private static String text(String kind, String name) {
    return DESCRIPTIONS.of(CATALOG.entry(kind, name)).snippet().orElseThrow().text();
  }
}
