package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StoredFolder;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stored results scored in other dialects. */
class MetricsVerbTest {
  private final Path folder;
  private final StoredFolder results;

  MetricsVerbTest(@TempDir Path folder) {
    this.folder = folder;
    results = new StoredFolder(folder);
  }

  static String metrics(Path results, String... dialects) throws Exception {
    return RunVerb.of(
        new MetricsVerb(),
        Map.of("results", "[" + results + "]", "dialect", List.of(dialects).toString()));
  }

  @Test
  void scoresInEveryDialect() throws Exception {
    results.store();

    String printed = metrics(folder);

    assertThat(printed.lines().map(String::strip))
        .anyMatch(
            line -> line.matches("stored: data-set +data-set +data-set-absent-as-zero +image-mean"))
        .as("the third class, which does not occur, counts as 0 or not at all")
        .anyMatch(line -> line.matches("macro recall( +80\\.0 %){2}( +53\\.3 %)( .*)"))
        .anyMatch(line -> line.startsWith("faster-rcnn-2007: VOC AP50 is the headline;"));
    assertThat(printed).contains("The stored scores are means of several tries;");
  }

  @Test
  void scoresInTheDialectThatIsAsked() throws Exception {
    ResultStore.write(folder, StoredResults.pixels("pixels"));

    String printed = metrics(folder, "image-mean");

    assertThat(printed).contains("image-mean").doesNotContain("absent-as-zero");
    double image =
        IntStream.range(0, 10)
            .mapToDouble(i -> ((50. + 9 * i) / (55 + 10 * i) + 20. / (25 + i)) / 2)
            .average()
            .orElseThrow();
    assertThat(printed.lines())
        .anyMatch(
            line ->
                line.startsWith("mean IoU") && line.endsWith(" %.1f %%".formatted(100 * image)));
  }

  @Test
  void namesTheDialectsThereAre() throws Exception {
    ResultStore.write(folder, StoredResults.pixels("pixels"));

    assertThat(metrics(folder, "coco"))
        .endsWith(
            "Its predictions have none of these dialects, but data-set, data-set-absent-as-zero,"
                + " image-mean.\n");
    assertThatThrownBy(() -> metrics(folder, "cocoo"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "metrics: --dialect cocoo: there is no such dialect. Choose of scikit-learn, ")
        .hasMessageEndingWith(
            ", image-mean, scipy, trec-eval, exponential-gain, ranges, normalized.");
  }
}
