package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.eval.PluginJar;
import org.isomer.eval.cli.results.CompareVerb;
import org.isomer.eval.cli.results.MetricsVerb;
import org.isomer.eval.cli.results.VerifyVerb;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric from somebody else's JAR: asked for by a task, stored, verified, and missing. */
class MetricJarTest {
  private static final String COST =
      """
      package acme;
      import java.util.List;
      import org.isomer.eval.spi.*;
      import org.isomer.reports.record.*;
      import org.isomer.spi.Option;
      public final class Cost implements MetricPlugin<Cost.Config> {
        public record Config(@Option(help = "Price of a mistake", value = "2") double price) {}
        public String name() { return "cost"; }
        public String summary() { return "Mean price of the mistakes"; }
        public Class<Config> configType() { return Config.class; }
        public PredictionMetric create(Config config) {
          return new PredictionMetric() {
            public String title() { return "cost at " + config.price(); }
            public PredictionKind kind() { return PredictionKind.CLASSES; }
            public Scale scale() { return Scale.ERROR; }
            public double of(List<String> classes, Predictions predictions) {
              if (config.price() < 0) throw new IllegalStateException("a price below 0");
              return predictions.classes().stream()
                  .mapToDouble(each -> each.correct() ? 0 : config.price()).average().orElseThrow();
            }
          };
        }
      }
      """;
  private static final String TASK =
      "{task: {name: knn, k: [20]}, metrics: [{name: cost, price: 5.0}]}";

  @TempDir static Path folder;

  private static Catalog catalog;
  private static Catalog changed;

  @BeforeAll
  static void writeJar() throws IOException {
    catalog = new PluginJar("Cost", COST).in(folder.resolve("plugins"));
    changed =
        new PluginJar("Cost", "// nothing that counts\n" + COST).in(folder.resolve("changed"));
  }

  private static List<PredictionMetric> metrics() {
    return new TaskLibrary(new ConfigReader(catalog), Optional.empty())
        .task(TASK).file().metrics().stream().map(Choice::create).toList();
  }

  private static Path stored(String name, Result plain) {
    Path results = folder.resolve(name);
    ResultStore.write(results, StoredResults.withFurther(plain, TASK, "metric/cost", metrics()));
    return results;
  }

  private static String verify(Catalog plugins, Path results) throws Exception {
    return RunVerb.of(plugins, new VerifyVerb(), Map.of("results", "[" + results + "]"));
  }

  @Test
  void isVerifiedWhereItsPluginIs() throws Exception {
    Path results = stored("right", StoredResults.classes("classes", 24));
    Result result = ResultStore.read(List.of(results)).get(0);
    assertThat(result.record().metrics().get("cost at 5.0").value()).isEqualTo(1);

    assertThat(verify(catalog, results))
        .contains("result.json: OK, %d metrics\n".formatted(result.record().metrics().size()));
    assertThat(verify(PluginLoader.classPath(), results))
        .contains(
            ": PARTLY CHECKED, %d of %d metrics; not computed from what is stored: cost at 5.0\n"
                .formatted(result.record().metrics().size() - 1, result.record().metrics().size()))
        .contains("\n  the further metrics of its task were not computed: task {")
        .contains("unknown metric \"cost\"");
  }

  @Test
  void anEditedValueIsCaught() throws Exception {
    Path results = stored("edited", StoredResults.classes("classes", 24));
    Path file = results.resolve("classes").resolve(ResultStore.RECORD);
    String record = Files.readString(file);
    int place = record.indexOf("\"cost at 5.0\"");
    Files.writeString(
        file,
        record.substring(0, place)
            + record.substring(place).replaceFirst("\"value\" : 1.0", "\"value\" : 0.5"));

    assertThatThrownBy(() -> verify(catalog, results))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("1 of 1 results are not what follows from what they keep.");
  }

  @Test
  void besideMeansItIsTheMeanOfTheTries() throws Exception {
    Path results = stored("tries", StoredResults.tries("tries"));

    assertThat(
            ResultStore.read(List.of(results)).get(0).record().metrics().get("cost at 5.0").value())
        .isEqualTo((1 + 2) / 2.);
    assertThat(verify(catalog, results)).contains(": OK, ");
  }

  @Test
  void isComputedFromResultsThatAreThere() throws Exception {
    ResultStore.write(folder.resolve("plain"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("plain"), StoredResults.pixels("pixels"));

    assertThat(metrics("[{name: cost, price: 10}]"))
        .contains("\ncost at 10.0 2.000 [")
        .contains("\ncost at 10.0 is for other predictions.\n");
    assertThatThrownBy(() -> metrics("[{name: cost, price: -1}]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "the metric 'cost at -1.0' cannot be computed: java.lang.IllegalStateException: a"
                + " price below 0. Ask its author, or leave it out.");
  }

  /** Its class might give other numbers, so the two are never taken for one. */
  @Test
  void aChangedJarIsAnotherMeasurement() throws Exception {
    StripesRun stripes = StripesRun.in(Files.createDirectory(folder.resolve("stripes")));
    Path results = folder.resolve("of-two-jars");
    for (Catalog each : List.of(catalog, changed)) {
      RunVerb.of(
          each,
          new EvalVerb(),
          Map.of(
              "run",
              stripes.run().toString(),
              "task",
              "['{task: {name: knn, k: [1]}, metrics: [cost]}']",
              "out",
              results.toString()));
    }

    List<ResultRecord> records =
        ResultStore.read(List.of(results)).stream().map(Result::record).toList();
    assertThat(records).extracting(ResultRecord::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(records)
        .extracting(record -> record.key().orElseThrow().plugins().orElseThrow())
        .doesNotHaveDuplicates();
    assertThat(records.get(0).key().orElseThrow().differences(records.get(1).key().orElseThrow()))
        .containsExactly("the plugin JARs");
    String compared =
        RunVerb.of(
            new CompareVerb(),
            Map.of(
                "first", results.resolve(records.get(0).id()).toString(),
                "second", results.resolve(records.get(1).id()).toString()));
    assertThat(compared).contains("metric/cost");
  }

  private static String metrics(String asked) throws Exception {
    return RunVerb.of(
        catalog,
        new MetricsVerb(),
        Map.of("results", "[" + folder.resolve("plain") + "]", "metric", asked));
  }
}
