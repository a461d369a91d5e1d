package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.eval.spi.Network;
import org.isomer.eval.subject.Contestant;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.feature.FeatureExtractor;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.train.Deviations;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.StartEntry;
import org.isomer.train.Terms;
import org.isomer.weights.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose encoder starts with given weights, or is trained in part. */
class GivenWeightsTrainingTest {
  private static final String BLOCK = "encoder.blocks.0.";

  @TempDir private Path folder;

  private TinyRun run(String name, String... overrides) {
    return TinyRun.in(
            folder.resolve(name),
            "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}",
            "steps=4",
            "checkpoint-every=2",
            "schedule=constant")
        .with(overrides);
  }

  /** A run whose encoder starts with the weights of a path. */
  private TinyRun from(Path weights, String name, String... overrides) {
    return run(name, "encoder.weights=" + weights).with(overrides);
  }

  private TinyRun source() throws IOException {
    TinyRun source = run("source", "seed=9", "steps=2");
    source.train();
    return source;
  }

  private static Path stateFile(TinyRun run, int step) {
    return run.folder().resolve("checkpoints/step-%09d/state.safetensors".formatted(step));
  }

  private static Map<String, float[]> state(TinyRun run, int step) {
    Map<String, float[]> values = new LinkedHashMap<>();
    Safetensors.read(stateFile(run, step))
        .forEach((name, tensor) -> values.put(name, tensor.scalars()));
    return values;
  }

  /** The values before the first step. */
  private static Map<String, float[]> begun(TinyRun run) throws IOException {
    run.trainUntil(0);
    return state(run, 0);
  }

  private static void assertEncoder(
      Map<String, float[]> found, String prefix, Map<String, float[]> expected) {
    List<String> names =
        expected.keySet().stream().filter(name -> name.startsWith("encoder.")).toList();
    assertThat(names).hasSize(10);
    for (String name : names) {
      assertThat(found.get(prefix + name)).as(prefix + name).isEqualTo(expected.get(name));
    }
  }

  @Test
  void anEncoderStartsWithTheWeightsOfARunAndTheRestIsDrawn() throws IOException {
    TinyRun source = source();
    TinyRun run = from(source.folder(), "run");
    Map<String, float[]> begun = begun(run);
    assertEncoder(begun, "", state(source, 2));
    Map<String, float[]> drawn = begun(run("drawn"));
    assertThat(begun.keySet()).isEqualTo(drawn.keySet());
    drawn.forEach(
        (name, values) -> {
          if (name.startsWith("projector.")) {
            assertThat(begun.get(name)).as(name).isEqualTo(values);
          }
        });

    RunManifest manifest = run.open(Terms.STRICT).manifest();
    StartEntry start = start(run);
    assertThat(start.digest()).isEqualTo(Sha256.hex(stateFile(source, 2)));
    assertThat(start.loaded()).hasSize(10).contains(BLOCK + "bn.running_mean");
    assertThat(start.leftOut())
        .contains("projector.layers.1.weight")
        .doesNotContainAnyElementsOf(start.loaded());
    assertThat(start.drawn()).isNotEmpty().allMatch(name -> name.startsWith("projector."));
    assertThat(Files.readString(run.folder().resolve("config.yaml")))
        .contains("weights: " + source.folder(), "weights-digest: " + start.digest());
    assertThat(manifest.setup().name()).isEqualTo("simclr convnet from source");
  }

  @Test
  void theNameOfAFolderStaysWhole() {
    for (String name : List.of("simclr-0.5", "simclr-0.5.safetensors")) {
      assertThat(plan("encoder.weights=runs/" + name).displayName())
          .isEqualTo("simclr convnet from simclr-0.5");
    }
  }

  private static Plan plan(String... overrides) {
    return TinyRun.READER.bind(Plan.class, "tiny.yaml", TinyRun.PLAN, List.of(overrides));
  }

  @Test
  void aRunIsComparedWithItsRecipeWithoutTheWeights() {
    String weights = "encoder.weights=" + folder.resolve("gone.safetensors");
    Plan recorded =
        plan(weights, "encoder.weights-digest=" + Sha256.hex("these"), "precision=float32");
    assertThat(Deviations.ofRun(plan(weights), recorded).options()).isEmpty();
    Plan pinned = plan(weights, "encoder.weights-digest=" + Sha256.hex("others"));
    assertThat(Deviations.ofRun(pinned, recorded).options())
        .containsExactly("encoder.weights-digest");
    assertThat(Deviations.ofRun(plan(), recorded).options())
        .containsExactly("encoder.weights-digest");
  }

  @Test
  void allOfTheFileIsReadOrListedAsLeftOut() throws IOException {
    TinyRun source =
        run(
            "averaged",
            "steps=2",
            "framework={name: moco, projector: {name: mlp, hidden: [16], dim: 8}, queue: 64}");
    source.train();
    Path file = stateFile(source, 2);
    TinyRun whole = from(source.folder(), "whole");
    whole.trainUntil(0);
    TinyRun part =
        from(
            file,
            "part",
            "encoder.weights-prefix=momentum.",
            "encoder.weights-without=[projector]");
    part.trainUntil(0);
    assertThat(start(whole).loaded()).contains(BLOCK + "conv.weight");
    assertThat(start(whole).leftOut()).contains("momentum." + BLOCK + "conv.weight");
    assertThat(start(part).loaded()).contains("momentum." + BLOCK + "conv.weight");
    assertThat(start(part).leftOut()).contains(BLOCK + "conv.weight", "projector.layers.1.weight");
    for (TinyRun run : List.of(whole, part)) {
      StartEntry start = start(run);
      assertThat(Stream.of(start.loaded(), start.leftOut()).flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(Safetensors.read(file).keySet());
    }
  }

  private static StartEntry start(TinyRun run) {
    return Objects.requireNonNull(new RunDirectory(run.folder()).manifest().setup().start());
  }

  @Test
  void momentumCopiesStartWithTheSameWeights() throws IOException {
    TinyRun source = source();
    TinyRun run =
        from(
            stateFile(source, 2),
            "moco",
            "encoder.weights-prefix=''",
            "framework={name: moco, projector: {name: mlp, hidden: [16], dim: 8}, queue: 64}");
    Map<String, float[]> begun = begun(run);
    assertEncoder(begun, "", state(source, 2));
    assertEncoder(begun, "momentum.", state(source, 2));
  }

  @Test
  void aRunThatGoesOnEndsInTheBitsOfOneThatWasNeverStopped() throws IOException {
    Path weights = stateFile(source(), 2);
    TinyRun whole = from(weights, "whole");
    RunManifest uninterrupted = whole.train();
    TinyRun half = from(weights, "half");
    half.trainUntil(2);
    RunManifest resumed = half.resume();
    assertThat(Files.readAllBytes(stateFile(half, 4)))
        .isEqualTo(Files.readAllBytes(stateFile(whole, 4)));
    assertThat(resumed.setup().start()).isEqualTo(uninterrupted.setup().start());
    assertThat(state(whole, 4).get(BLOCK + "conv.weight"))
        .isNotEqualTo(state(whole, 2).get(BLOCK + "conv.weight"));
  }

  @Test
  void otherWeightsOfTheSameNameAreRefused() throws IOException {
    Path weights = folder.resolve("weights.safetensors");
    Files.copy(stateFile(source(), 2), weights);
    TinyRun run = from(weights, "run");
    run.trainUntil(2);
    Files.delete(weights);
    assertThatThrownBy(run::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessage(weights + ": no such file. Check the path.");
    Safetensors.write(weights, Map.of("a", new Safetensors.Tensor(List.of(1L), new float[] {1})));
    assertThatThrownBy(run::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("config.yaml:")
        .hasMessageContaining("the run was started with \"weights-digest: ");
    PretrainedRun opened = run.open(Terms.STRICT);
    assertThat(RunContestant.of(opened, Representation.PRETRAINED).warnings())
        .anyMatch(warning -> warning.contains("started from the weights weights.safetensors (SHA"));
    assertThatThrownBy(() -> RunContestant.of(opened, Representation.UNTRAINED))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the encoder's weights are not those that are meant");
  }

  @Test
  void untrainedSuchAnEncoderIsTheGivenOne() throws IOException {
    TinyRun source = source();
    TinyRun run = from(source.folder(), "run");
    run.train();
    PretrainedRun opened = run.open(Terms.STRICT);
    Contestant untrained = RunContestant.of(opened, Representation.UNTRAINED);
    assertThat(untrained.model().name()).isEqualTo("convnet from source, not trained further");
    assertThat(untrained.warnings())
        .anyMatch(warning -> warning.contains("started from the weights source (SHA-256 "));
    Network network = untrained.model().network().orElseThrow();
    try (FeatureExtractor extractor =
        new FeatureExtractor(network.encoder(), untrained.model().input(), 1)) {
      assertEncoder(network.weights().of(extractor.variables()), "", state(source, 2));
    }
    assertThat(untrained.configuration()).contains("weights-digest: ");
  }

  @Test
  void whatIsNoSafetensorsFileIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path pickle = folder.resolve("model.pth");
    Files.write(pickle, "PK\u0003\u0004 and more".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> from(pickle, "run").train())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is a PyTorch file")
        .hasMessageContaining("Convert it to safetensors with this line of Python");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> from(empty, "run").train())
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            empty + ": the folder is no run and holds no file of weights (*.safetensors)");
    Files.write(empty.resolve("a.safetensors"), new byte[1]);
    Files.write(empty.resolve("b.safetensors"), new byte[1]);
    assertThatThrownBy(() -> from(empty, "run").train())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("several files of weights: a.safetensors, b.safetensors. Name one");
    assertThatThrownBy(() -> run("run", "encoder.weights-prefix=module.").train())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("weights: name the file that weights-prefix");
    TinyRun source = source();
    assertThatThrownBy(() -> from(source.folder(), "run", "encoder.widths=[8, 17]").train())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("these are not the weights of this encoder.")
        .hasMessageContaining("5 of 10 tensors fit")
        .hasMessageContaining("encoder.blocks.1.bn.bias has shape [16], expected [17]");
    assertThat(folder.resolve("run/run.json")).doesNotExist();
  }

  @Test
  void aFrozenPartKeepsItsBitsWithItsStatistics() throws IOException {
    TinyRun run =
        run("run", "optimizer={name: sgd, weight-decay: 0.1, freeze: [blocks.0]}", "accumulate=2");
    Map<String, float[]> before = begun(run);
    run.resume();
    Map<String, float[]> after = state(run, 4);
    before.forEach(
        (name, values) -> {
          if (name.startsWith(BLOCK)) {
            assertThat(after.get(name)).as(name).isEqualTo(values);
          } else if (name.startsWith("encoder.")) {
            assertThat(after.get(name)).as(name).isNotEqualTo(values);
          }
        });
    assertThat(before.keySet())
        .contains(BLOCK + "bn.running_var")
        .noneMatch(name -> name.startsWith("optimizer.") && name.contains(BLOCK));
  }

  /** With plain gradient descent a step is the rate times the gradient. */
  @Test
  void theRateOfALayerFallsWithTheLayersAbove() throws IOException {
    String plain = "optimizer={name: sgd, momentum: 0, weight-decay: 0";
    TinyRun equal = run("equal", plain + "}", "steps=1");
    Map<String, float[]> before = begun(equal);
    equal.resume();
    TinyRun decayed = run("decayed", plain + ", layer-decay: 0.5}", "steps=1");
    decayed.train();
    Map<String, Double> factors =
        Map.of(
            BLOCK + "conv.weight",
            0.25,
            "encoder.blocks.1.conv.weight",
            0.5,
            "encoder.blocks.1.bn.bias",
            0.5,
            "projector.layers.1.weight",
            1.0);
    factors.forEach(
        (name, factor) -> {
          float[] start = Objects.requireNonNull(before.get(name), name);
          float[] whole = state(equal, 1).get(name);
          float[] part = state(decayed, 1).get(name);
          for (int i = 0; i < start.length; i++) {
            assertThat((double) part[i] - start[i])
                .as("%s[%d]", name, i)
                .isCloseTo(factor * ((double) whole[i] - start[i]), within(1e-6));
          }
          assertThat(whole).as(name).isNotEqualTo(start);
        });
  }

  @Test
  void whatCannotBeFrozenIsRefused() {
    assertThatThrownBy(() -> run("run", "optimizer={name: sgd, freeze: [layer1]}").train())
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "optimizer.freeze: the encoder has no part layer1; it has blocks.0,");
  }
}
