package org.isomer.eval.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.description.KindDescription;
import org.isomer.description.Snippet;
import org.isomer.javadoc.Source;
import org.isomer.reports.markdown.ProseMarkdown;
import org.isomer.spi.Option;

/**
 * A page on how a plugin of a kind is written, made of what its interface, its template and its
 * contract say.
 *
 * @param kind what the kind demands
 * @param name the name of the example
 * @param file the file of its code
 * @param code the example, as {@code isomer plugin new} writes it
 * @param snippet where the example stands in a configuration; empty if none chooses it
 */
record Tutorial(
    KindDescription kind, String name, String file, String code, Optional<Snippet> snippet) {
  /** The folder of the repository, from that of this module. */
  private static final Path REPOSITORY = Path.of("..");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("augmentation", "brightness"),
          Map.entry("baseline", "mean-colour"),
          Map.entry("batch-augmentation", "blend"),
          Map.entry("boxes", "square-boxes"),
          Map.entry("command", "count-plugins"),
          Map.entry("dataset", "two-stripes"),
          Map.entry("detection-head", "coarsest-cells"),
          Map.entry("encoder", "two-convolutions"),
          Map.entry("framework", "siamese-pair"),
          Map.entry("loss", "half-square"),
          Map.entry("masks", "square-masks"),
          Map.entry("metric", "hit-rate"),
          Map.entry("modality", "spectroscopy"),
          Map.entry("monitor", "spread"),
          Map.entry("optimizer", "heavy-ball"),
          Map.entry("order", "another-start"),
          Map.entry("projector", "two-matrices"),
          Map.entry("recordings", "one-wave"),
          Map.entry("relations", "four-sentences"),
          Map.entry("schedule", "exponential"),
          Map.entry("segmentation-head", "two-layers"),
          Map.entry("task", "nearest-centre"),
          Map.entry("tracker", "run-journal"),
          Map.entry("views", "noisy"));

  /** The name of the example of a kind. */
  static String nameFor(String kind) {
    return NAMES.getOrDefault(kind, "my-" + kind);
  }

  /** The page. */
  String text() {
    String page =
        """
        # A plugin of the kind %s

        %s
        This writes the project of one, which [Write a plugin](../write-a-plugin.md) explains:

        ```sh
        ./isomer plugin new --kind %s --name %s --package org.example --out ../%s
        ```

        ## The code

        `%s`:

        ```java
        %s
        ```

        ## What it has to do

        %s## Try it

        ```sh
        mvn -f ../%s package
        ./isomer describe %s/%s --plugins %s
        ```

        The build tries it on the rules that hold for every plugin of the kind. It

        %s
        [What there is](../../plugins.md#%s) of this kind keeps the same rules.
        """
            .formatted(
                kind.name(),
                ProseMarkdown.of(own().prose()),
                kind.name(),
                name,
                name,
                file,
                code.stripTrailing(),
                kind.demands().stream().skip(1).map(this::demand).collect(Collectors.joining()),
                name,
                kind.name(),
                name,
                classes(),
                kind.promises().stream()
                    .map(promise -> "- " + ProseMarkdown.line(promise) + "\n")
                    .collect(Collectors.joining()),
                kind.name());
    return made() + page + use();
  }

  private String classes() {
    return "../%s/target/classes".formatted(name);
  }

  private static String made() {
    return "<!-- Made of the sources: %s -->\n".formatted(TutorialsTest.REMEDY);
  }

  /** The interface of the kind's plugins. */
  private KindDescription.Demand own() {
    return kind.demands().get(1);
  }

  private String demand(KindDescription.Demand demand) {
    boolean own = demand.type().equals(kind.type());
    if (own && demand.members().isEmpty()) {
      return "";
    }
    String head = "**[`%s`](%s)**".formatted(demand.declaration(), source(demand.type()));
    String prose = own ? "" : " " + ProseMarkdown.of(demand.prose()).strip();
    return head + prose + "\n\n" + members(demand.members());
  }

  private static String members(List<Source.Member> members) {
    String list =
        members.stream()
            .map(
                member ->
                    "- `%s`  \n%s"
                        .formatted(
                            member.declaration(),
                            ProseMarkdown.of(member.prose()).strip().indent(2)))
            .collect(Collectors.joining());
    return list.isEmpty() ? "" : list + "\n";
  }

  private static String source(Class<?> type) {
    Class<?> outermost = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    Path file = Path.of("src/main/java", outermost.getName().replace('.', '/') + ".java");
    try (Stream<Path> modules = Files.list(REPOSITORY)) {
      return modules
          .map(module -> module.resolve(file))
          .filter(Files::isRegularFile)
          .map(found -> "../../../" + REPOSITORY.relativize(found).toString().replace('\\', '/'))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String use() {
    return snippet
        .map(
            piece ->
                """

                ## Use it

                %s, with all of its options:

                ```%s
                %s
                ```
                """
                    .formatted(piece.where(), piece.language(), piece.text()))
        .orElse("");
  }

  /** The page that leads to the others. */
  static String index(List<KindDescription> kinds) {
    StringBuilder page = new StringBuilder(made());
    page.append(
        """
        # Tutorials

        A plugin of each kind, as small as it can be. The code is what `isomer plugin new` writes, so it is complete, and
        every build compiles it and tries it on the rules of its kind. [Write a plugin](../write-a-plugin.md) leads through
        one from the idea to a leaderboard.

        | kind | what such a plugin does |
        |:--|:--|
        """);
    for (KindDescription kind : kinds) {
      page.append(
          "| [%s](%s.md) | %s |\n"
              .formatted(kind.name(), kind.name(), ProseMarkdown.line(kind.meaning())));
    }
    KindDescription.Demand plugin = kinds.get(0).demands().get(0);
    page.append(
        """

        ## What all of them have to do

        A plugin is a public class that has a constructor without arguments, implements the interface of its kind, and
        stands in `META-INF/services/org.isomer.spi.Plugin`. Its options are the components of a record, each with an
        [`@Option`](%s).

        **[`Plugin`](%s)** %s

        %s\
        """
            .formatted(
                source(Option.class),
                source(plugin.type()),
                ProseMarkdown.of(plugin.prose()).strip(),
                members(plugin.members())));
    return page.toString().stripTrailing() + "\n";
  }
}
