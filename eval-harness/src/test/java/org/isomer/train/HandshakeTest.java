package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.InProcess;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.place.Place;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.eval.Stripes;
import org.isomer.eval.replicas.LocalCluster;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.FileIndex;
import org.isomer.train.company.Company;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that would train different runs are refused, all with the same words. */
class HandshakeTest {
  private static final Catalog CATALOG = PluginLoader.classPath();

  @TempDir Path folder;

  @BeforeEach
  void inputs() throws Exception {
    Stripes.write(folder.resolve("data"));
    Files.writeString(folder.resolve("config.yaml"), configuration());
  }

  private String configuration() {
    return Stripes.configuration(Stripes.dataset(folder.resolve("data")), 16, 4) + "replicas: 2\n";
  }

  private Map<String, String> facts() {
    Plan plan =
        new ConfigReader(CATALOG)
            .bind(Plan.class, "config.yaml", configuration(), List.of())
            .resolved(Precision.FLOAT32, 1);
    return Sameness.of(
        plan,
        Environment.here(1),
        ChosenPlugins.of(plan, CATALOG),
        ClassData.of(new Datasets(FileIndex.NONE).open(plan.dataset())),
        List.of("0a", "0b"),
        Optional.empty());
  }

  /** What each worker says to its facts; nothing if it would go on. */
  private static List<String> said(List<Map<String, String>> facts) {
    List<Replicas> replicas = LocalCluster.of(facts.size()).replicas();
    return LocalCluster.all(
        facts.size(),
        rank ->
            () -> {
              try {
                Company.here(replicas.get(rank)).requireAlike(facts.get(rank));
                return "";
              } catch (BadInputException e) {
                return e.getMessage();
              }
            });
  }

  @Test
  void whoAreAlikeGoOn() {
    Map<String, String> facts = facts();
    assertThat(said(List.of(facts, facts))).containsOnly("");
  }

  @Test
  void everyFactIsComparedAndItsFirstOtherLineShown() {
    Map<String, String> facts = facts();
    for (String name : facts.keySet()) {
      Map<String, String> other = new LinkedHashMap<>(facts);
      String was = other.get(name);
      int last = was.lastIndexOf('\n') + 1;
      other.put(name, was.substring(0, last) + "other");
      assertThat(said(List.of(facts, other)))
          .as(name)
          .containsOnly(
              "The workers would not train the same run: in the %s worker 1 has \"other\" where worker 0 has \"%s\". Give all of them the same Isomer, plugins, configuration and data; nothing was trained."
                  .formatted(name, was.substring(last)));
    }
  }

  @Test
  void pluginsAreToldByNameAndVersionAndOptionsByTheirNames() {
    Map<String, String> facts = facts();
    assertThat(facts.get("plugins")).contains("loss/nt-xent, version ");
    assertThat(facts.get("configuration"))
        .contains("learning-rate: 0.01\n", "framework.projector.dim: 4\n");
  }

  @Test
  void textsWithoutEndAreCut() {
    String text = "x".repeat(100_000);
    Map<String, String> far = Map.of("configuration", text + "1");
    Map<String, String> near = Map.of("configuration", text.substring(1) + "2");
    Map<String, String> end = Map.of("configuration", text + "2");
    assertThat(said(List.of(far, end)))
        .containsOnly(
            "The workers would not train the same run: they differ far down in the configuration. Give all of them the same Isomer, plugins, configuration and data; nothing was trained.");
    assertThat(said(List.of(near, Map.of("configuration", "y"))))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(1000).contains("worker 1 has \"y\""));
  }

  /** Two command lines, each the worker of its rank. */
  private List<InProcess.Ended> pretrain(List<List<String>> options) throws Exception {
    List<String> workers = Place.onFreePorts(2).get(0).workers();
    Path cluster = folder.resolve("cluster.yaml");
    Files.writeString(cluster, "workers: [\"%s\"]\n".formatted(String.join("\", \"", workers)));
    return LocalCluster.all(
        2,
        rank ->
            () -> {
              List<String> words = new ArrayList<>(List.of("pretrain"));
              words.add(folder.resolve("config.yaml").toString());
              words.addAll(List.of("--out", folder.resolve("run").toString()));
              words.addAll(List.of("--cluster", cluster.toString()));
              words.addAll(List.of("--rank", String.valueOf(rank)));
              words.addAll(options.get(rank));
              return InProcess.run(folder, words);
            });
  }

  /** The frameworks exchange different things, so that the others are not to be waited for. */
  @Test
  void aWorkerWithAnotherConfigurationIsRefusedBeforeAnythingIsBuilt() throws Exception {
    List<InProcess.Ended> ended =
        pretrain(
            List.of(
                List.of(), List.of("--set", "framework={name: barlow-twins}", "--set", "seed=3")));
    assertThat(ended)
        .allSatisfy(
            each -> {
              assertThat(each.code()).as(each.err()).isEqualTo(2);
              assertThat(each.err())
                  .contains(
                      "in the configuration worker 1 has \"seed: 3\" where worker 0 has \"seed: 0\"",
                      "in the plugins worker 1 has \"framework/barlow-twins, version ",
                      "where worker 0 has \"framework/simclr, version ");
            });
    assertThat(folder.resolve("run/run.json")).doesNotExist();
  }

  /** Both compute what is not finite; the first keeps the record and says it. */
  @Test
  void theFirstWorkerSaysForAllThatTrainingHasDiverged() throws Exception {
    List<String> steep = List.of("--set", "learning-rate=1e6", "--set", "steps=60");
    List<InProcess.Ended> ended = pretrain(List.of(steep, steep));
    assertThat(ended)
        .extracting(InProcess.Ended::code)
        .containsExactly(2, EndedException.FOLLOWING);
    assertThat(ended.get(0).err()).contains("training has diverged: ");
    assertThat(ended.get(1).err()).isEmpty();
    assertThat(new RunDirectory(folder.resolve("run")).manifest().status())
        .isEqualTo(RunManifest.Status.FAILED);
  }

  @Test
  void aDryRunOfOneWorkerHasItsShareOfTheBatch() {
    List<String> words =
        List.of(
            "pretrain",
            folder.resolve("config.yaml").toString(),
            "--out",
            folder.resolve("run").toString(),
            "--dry-run");
    InProcess.Ended ended = InProcess.run(folder, words);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .containsPattern("batch +16 examples, 8 on each of 2 replicas; 30 negatives an anchor;")
        .containsPattern("memory +about \\S+ \\S+ a worker");
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
