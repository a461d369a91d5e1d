package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark from its file to its verdict. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarkVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  BenchmarkVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  private Path file(String name, String seeds) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        title: Stripes
        summary: Two steps on stripes
        recipe: %s
        set: ['name=stripes']
        seeds: %s
        tasks: [knn]
        published: [{task: knn, value: 50, tolerance: 50, source: a paper}]
        """
            .formatted(stripes.config(), seeds));
  }

  @Test
  void aBenchmarkIsRunInShardsAndReported() throws Exception {
    Path benchmark = file("stripes.yaml", "[3, 4]");
    Path out = folder.resolve("benchmark");

    String first = benchmark("run", benchmark, out, "1/2");
    String second = benchmark("run", benchmark, out, "2/2");
    String report = benchmark("report", benchmark, out, "1/1");

    assertThat(first).contains("Seed 3").contains("1 of 2 seeds are done");
    assertThat(second).contains("Seed 4").contains("reproduced, within 50.0 points");
    assertThat(report).doesNotContain("Seed").contains("reproduced, within 50.0 points");
    assertThat(ResultStore.read(List.of(out.resolve("results"))))
        .extracting(result -> result.record().subject().seed().orElseThrow())
        .containsExactlyInAnyOrder(3L, 4L);
    assertThat(benchmark("run", benchmark, out, "1/1"))
        .contains("seed-3 is finished already.")
        .contains("is there already.");
  }

  /** A trial must not be taken for the benchmark afterwards. */
  @Test
  void aTrialIsNamedAndLeftOut() throws Exception {
    Path benchmark = file("trial.yaml", "[5]");
    Path out = folder.resolve("trial");
    Map<String, String> trial =
        Map.of("action", "run", "benchmark", benchmark.toString(), "out", out.toString());
    Map<String, String> changed = new HashMap<>(trial);
    changed.put("set", "['learning-rate=0.02']");

    assertThat(RunVerb.of(new BenchmarkVerb(), changed)).contains("this is not the benchmark");

    assertThat(benchmark("report", benchmark, out, "1/1"))
        .contains("is left out: its run was not pretrained as the benchmark says; it deviates in:")
        .contains("learning-rate")
        .doesNotContain("reproduced, within");
    assertThatThrownBy(() -> RunVerb.of(new BenchmarkVerb(), trial))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("seed-5: the run is finished")
        .hasMessageContaining("they differ in: learning-rate");
  }

  private static String benchmark(String action, Path file, Path out, String shard)
      throws Exception {
    return RunVerb.of(
        new BenchmarkVerb(),
        Map.of(
            "action", action, "benchmark", file.toString(), "out", out.toString(), "shard", shard));
  }

  @Test
  void listsBenchmarks() throws Exception {
    assertThat(RunVerb.of(new BenchmarkVerb(), Map.of("action", "list")))
        .contains("cifar10-simclr-200")
        .contains("84.7 %");
  }
}
