package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.bench.BenchVerb;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.embedding.Embedder;
import org.isomer.embedding.Isomer;
import org.isomer.eval.Stripes;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose data are no longer where they were. */
class MovedDataTest {
  @TempDir private Path folder;
  private StripesRun stripes;
  private Path moved;

  @BeforeEach
  void train() throws Exception {
    stripes = StripesRun.in(folder);
    moved = folder.resolve("elsewhere");
    Files.move(stripes.data(), moved);
  }

  private ResultRecord eval(String... options) throws Exception {
    Path results = folder.resolve("results");
    Map<String, String> given = new LinkedHashMap<>();
    given.put("run", stripes.run().toString());
    given.put("task", "['{name: knn, k: [1]}']");
    given.put("out", results.toString());
    for (int i = 0; i < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    RunVerb.of(new EvalVerb(), given);
    return ResultStore.read(List.of(results)).get(0).record();
  }

  private void export(String out) throws Exception {
    RunVerb.of(
        new ExportVerb(),
        Map.of("run", stripes.run().toString(), "out", folder.resolve(out).toString()));
  }

  @Test
  void anEncoderIsExportedWithoutThem() throws Exception {
    export("exported");
    assertThat(folder.resolve("exported/model.yaml"))
        .content()
        .contains("name: resize", "name: normalize", "data: stripes");
  }

  @Test
  void theRunIsJudgedAtTheirNewPlace() throws Exception {
    assertThatThrownBy(() -> eval())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not exist")
        .hasMessageEndingWith(
            "%s was trained with it. If it has moved, say where it is now: eval, embed, search, export, report and bench eval take --set dataset.path=PLACE."
                .formatted(stripes.run()));
    ResultRecord record = eval("set", "[dataset.path=%s]".formatted(moved));
    assertThat(record.subject().pretraining().orElseThrow().data()).isEqualTo("stripes");
    assertThat(record.overlap()).isPresent();
    assertThat(record.warnings().orElse(List.of()))
        .noneMatch(warning -> warning.contains("has changed"));
  }

  @Test
  void everyVerbThatOpensTheDataOfARunIsToldTheirNewPlaceInTheSameWay() throws Exception {
    String run = stripes.run().toString();
    List<Asked> all =
        List.of(
            new Asked(new EmbedVerb(), Map.of("model", run, "split", "test", "out", "vectors.npy")),
            new Asked(new ExportVerb(), Map.of("run", run, "format", "projector", "out", "map")),
            new Asked(new ReportVerb(), Map.of("run", run, "out", "page")),
            new Asked(
                new BenchVerb(),
                Map.of(
                    "what",
                    "eval",
                    "of",
                    run,
                    "rounds",
                    "1",
                    "seconds",
                    "0.01",
                    "warm-up",
                    "0",
                    "rest",
                    "0",
                    "out",
                    "speed.json")));
    for (Asked asked : all) {
      Map<String, String> given = new LinkedHashMap<>(asked.options());
      Path out = folder.resolve(asked.options().get("out"));
      given.put("out", out.toString());
      given.put("set", "[dataset.path=%s]".formatted(moved));
      RunVerb.of(asked.verb(), given);
      assertThat(out).exists();
    }
    assertThat(folder.resolve("page/run.html")).content().contains("Augmented views", "t-SNE");
  }

  private record Asked(CommandPlugin<?> verb, Map<String, String> options) {}

  /** Their name comes from their folder. Nothing can be judged by them, but embedded. */
  @Test
  void unlabelledImagesAreEmbeddedUnderTheNameThatTheyHad() throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < 20; i++) {
      Files.write(photos.resolve(i + ".png"), StripesRun.picture(i));
    }
    Path run = folder.resolve("unlabelled");
    String printed =
        RunVerb.of(
            new PretrainVerb(),
            Map.of(
                "config", stripes.config().toString(),
                "set",
                    "['dataset={name: image-folder, path: %s, channels: 1}', batch-size=8]"
                        .formatted(photos),
                "out", run.toString()));
    assertThat(printed)
        .contains("Next: isomer embed %s --out %s-vectors.npy\n".formatted(run, run));

    Path away = Files.move(photos, folder.resolve("away"));
    assertThat(
            RunVerb.of(
                new EmbedVerb(),
                Map.of(
                    "model", run.toString(),
                    "set", "[dataset.path=%s]".formatted(away),
                    "out", folder.resolve("photos.csv").toString())))
        .contains("of the train examples of photos");
  }

  @Test
  void aWrongPlaceIsNotMadeAPageWithoutData() {
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new ReportVerb(),
                    Map.of(
                        "run", stripes.run().toString(),
                        "set", "[dataset.path=%s]".formatted(folder.resolve("nowhere")),
                        "out", folder.resolve("page").toString())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void otherDataAreRefusedUnlessTheyAreAccepted() throws Exception {
    Path others = folder.resolve("others");
    Stripes.write(others);
    Path images = others.resolve("t10k-images-idx3-ubyte");
    byte[] bytes = Files.readAllBytes(images);
    bytes[bytes.length - 1]++;
    Files.write(images, bytes);
    String set = "[dataset.path=%s]".formatted(others);
    assertThatThrownBy(() -> eval("set", set))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the data stripes has changed");
    assertThat(eval("set", set, "accept-changed", "[data]").warnings().orElseThrow().get(0))
        .startsWith("the data stripes has changed: its SHA-256 was ");
  }

  @Test
  void nothingButPlacesCanBeSet() {
    assertThatThrownBy(
            () ->
                eval(
                    "set",
                    "[dataset.path=%s, seed=3, dataset.validation-fraction=0.1]".formatted(moved)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "--set: it says where the files of the run %s are now, and changes seed, dataset.validation-fraction as well. Judge it by other data with a task that names them (dataset: …), and train another run for other options."
                .formatted(stripes.run()));
  }

  @Test
  void runsOfEarlierVersionsAreOpenedWithTheirData() throws Exception {
    Path manifest = stripes.run().resolve("run.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode content = (ObjectNode) json.readTree(Files.readString(manifest));
    assertThat(((ObjectNode) content.get("setup")).remove("input")).isNotNull();
    Files.writeString(manifest, json.writeValueAsString(content));
    assertThatThrownBy(() -> export("without"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("does not exist");
    Path query = Files.write(folder.resolve("query.png"), StripesRun.picture(0));
    List<String> set = List.of("dataset.path=" + moved);
    try (Embedder embedder = Isomer.open(stripes.run(), List.of(), set)) {
      assertThat(embedder.embed(query)).hasSize(embedder.dim());
    }
    String run = stripes.run().toString();
    Path vectors = folder.resolve("vectors.npy");
    RunVerb.of(
        new EmbedVerb(),
        Map.of(
            "model", run, "files", query.toString(), "set", set.toString(), "out", "" + vectors));
    Map<String, String> search =
        Map.of("model", run, "query", query.toString(), "index", vectors.toString());
    assertThatThrownBy(() -> RunVerb.of(new SearchVerb(), search))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("take --set dataset.path=PLACE.");
    Map<String, String> told = new LinkedHashMap<>(search);
    told.put("set", set.toString());
    assertThat(RunVerb.of(new SearchVerb(), told)).contains("1.0000  query.png");
    Files.move(moved, stripes.data());
    export("with");
    assertThat(folder.resolve("with/model.yaml")).isNotEmptyFile();
  }
}
