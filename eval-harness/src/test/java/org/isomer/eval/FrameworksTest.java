package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.eval.annotation.DrawnFiles;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.feature.FeatureExtractor;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;
import org.isomer.train.RunManifest;
import org.isomer.train.Terms;
import org.isomer.weights.SafetensorsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of every framework, in a few small steps of training. */
class FrameworksTest {
  /**
   * A framework as it is trained here.
   *
   * @param name for the test's report
   * @param overrides what differs from {@link TinyRun}'s plan
   */
  private record Method(String name, List<String> overrides) {
    static Method of(String name, String... overrides) {
      return new Method(name, List.of(overrides));
    }

    /** On series, with an encoder that has a vector for each position. */
    static Method ofSeries(String framework, String pipelines) {
      return of(
          framework,
          "dataset={name: cylinder-bell-funnel, train: 32, validation: 4, test: 4}",
          "views={name: custom, pipelines: " + pipelines + ", evaluation: []}",
          "encoder={name: ts2vec, width: 8, depth: 3, dim: 12}",
          "framework=" + framework,
          "optimizer=adamw",
          "learning-rate=0.003",
          "batch-size=16");
    }

    TinyRun in(Path folder) {
      return new TinyRun(folder, overrides);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The frameworks, each with its state and its schedules in the middle of their course after 6 of
   * 12 steps of 64 examples. A new framework is an entry here.
   */
  private static List<Method> methods() {
    return List.of(
        Method.of(
            "simclr", "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}"),
        // The queue is full after 3 steps and no multiple of 64.
        Method.of(
            "moco",
            """
            framework={name: moco, projector: {hidden: [32], dim: 16}, momentum: 0.99,
            final-momentum: 0.999, queue: 160, batch-norm-groups: 4}"""),
        Method.of(
            "moco symmetric",
            """
            framework={name: moco, projector: {hidden: [32], dim: 16, batch-norm: true},
            momentum: 0.95, final-momentum: 0.99, queue: 300, symmetric: true,
            batch-norm-groups: 2, shuffle: false}"""),
        Method.of(
            "moco with several batches a step",
            """
            framework={name: moco, projector: {hidden: [32], dim: 16}, momentum: 0.99,
            final-momentum: 0.999, queue: 160, batch-norm-groups: 4}""",
            "accumulate=2",
            "batch-size=32"),
        Method.of(
            "moco-v3",
            """
            framework={name: moco-v3, projector: {hidden: [16], dim: 8},
            predictor: {hidden: [16], dim: 8}, momentum: 0.9}"""),
        Method.of(
            "byol",
            """
            framework={name: byol, projector: {hidden: [16], dim: 8},
            predictor: {hidden: [16], dim: 8}, momentum: 0.9}"""),
        Method.of(
            "simsiam",
            """
            framework={name: simsiam, projector: {hidden: [16], dim: 16},
            predictor: {hidden: [8], dim: 16}}"""),
        // Of the first 12 steps the prototypes are frozen in 4; the queue counts in the last 4.
        Method.of(
            "swav",
            "framework={name: swav, projector: {name: mlp, hidden: [16], dim: 8}, prototypes: 12,"
                + " freeze-epochs: 0.0285, queue: 128, queue-from-epoch: 0.0428}"),
        Method.of(
            "barlow-twins",
            "framework={name: barlow-twins, projector: {name: mlp, hidden: [16], dim: 8}}",
            "learning-rate=0.02"),
        Method.of(
            "vicreg",
            "framework={name: vicreg, projector: {name: mlp, hidden: [16], dim: 8}}",
            "learning-rate=0.02"),
        Method.of(
            "supcon", "framework={name: supcon, projector: {name: mlp, hidden: [16], dim: 8}}"),
        Method.of(
            "siamese",
            "framework={name: siamese, loss: {name: multiple-negatives-ranking, scale: 5}}",
            "learning-rate=0.05"),
        Method.of("supervised", "framework=supervised"),
        // The scale of the loss is a part of the state.
        Method.of(
            "simclr in float16",
            "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}",
            "precision=float16"),
        Method.of(
            "supervised with one view",
            "framework=supervised",
            "views.pipelines=[{repeat: 1, steps: [{name: random-resized-crop, size: 16},"
                + " {name: normalize, mean: [0.286], std: [0.353]}]}]"),
        Method.of(
            "supervised on mixed views",
            "framework=supervised",
            "views.together=[mixup]",
            "accumulate=2",
            "batch-size=32"),
        Method.of(
            "simclr on mixed views",
            "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}",
            "views.together=[{name: mixup, least: 0.6}]"),
        Method.ofSeries("ts2vec", "[{repeat: 1, steps: []}]"),
        Method.ofSeries("{name: t-loss, negatives: 3}", "[{repeat: 1, steps: []}]"),
        Method.ofSeries(
            "{name: ts-tcc, width: 8, depth: 2, projector: {name: mlp, hidden: [8], dim: 8}}",
            "[{repeat: 2, steps: [{name: jitter, sigma: 0.3}]}]"),
        Method.ofSeries("{name: cpc, steps: 3, width: 8, every: 8}", "[{repeat: 1, steps: []}]"));
  }

  /** SimCLR with losses that are not its own, with and without labels. */
  private static List<Method> methodsWithOtherLosses() {
    return List.of(
        withLoss("{name: triplet, mining: batch-hard}"),
        withLoss("n-pair"),
        withLoss("sup-con"),
        withLoss("{name: matryoshka, loss: nt-xent, dims: [8, 4]}"),
        withLoss("{name: matryoshka, loss: nt-xent, dims: [8]}"),
        withLoss("{name: triplet, mining: batch-all, supervised: true}"),
        withLoss("{name: n-pair, supervised: true}"));
  }

  private static Method withLoss(String loss) {
    return Method.of(
        "simclr " + loss,
        "framework={name: simclr, projector: {hidden: [16], dim: 8}, loss: " + loss + "}");
  }

  @TempDir private Path folder;

  /** Which says too that the same seed gives the same bits: the runs are two, and begin alike. */
  @ParameterizedTest
  @MethodSource("methods")
  void interruptedAndResumedEndsInTheSameBitsAsUninterrupted(Method method) throws IOException {
    TinyRun straight = method.in(folder.resolve("straight"));
    RunManifest whole = straight.train();
    assertThat(whole.status()).isEqualTo(RunManifest.Status.FINISHED);

    TinyRun stopped = method.in(folder.resolve("stopped"));
    assertThat(stopped.trainUntil(6).checkpoint().step()).isEqualTo(6);
    assertThat(stopped.resume().checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(stopped.log()).hasSize(12).isEqualTo(straight.log());
  }

  @ParameterizedTest
  @MethodSource({"methods", "methodsWithOtherLosses"})
  void theLossFalls(Method method) throws IOException {
    TinyRun run = method.in(folder.resolve("run")).with("steps=60");
    run.train();
    List<Double> losses = run.logged("loss");
    assertThat(losses).allSatisfy(loss -> assertThat(loss).isFinite());
    // The first steps fill queues with real embeddings, which makes the task harder.
    assertThat(mean(losses.subList(50, 60))).isLessThan(mean(losses.subList(5, 15)));
  }

  @Test
  void evaluationReadsTheMeanOfTheWeightsWhereThatIsTheOutcome() throws IOException {
    TinyRun run = Method.ofSeries("ts2vec", "[{repeat: 1, steps: []}]").in(folder.resolve("run"));
    run.train();
    PretrainedRun opened = run.open(Terms.STRICT);
    InputSpec spec =
        FeatureReader.spec(opened.dataset().split(Split.TRAIN), opened.views().evaluation());
    try (FeatureExtractor extractor = new FeatureExtractor(opened.network().encoder(), spec, 1)) {
      Map<String, float[]> read = opened.network().weights().of(extractor.variables());
      SafetensorsFile file = SafetensorsFile.open(opened.checkpoint().stateFile());
      assertThat(read).hasSize(20);
      read.forEach(
          (name, values) ->
              assertThat(values)
                  .isEqualTo(file.read("average." + name).scalars())
                  .isNotEqualTo(file.read(name).scalars()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void dialsAreFedAndLogged(int accumulate) throws IOException {
    TinyRun run =
        TinyRun.in(
            folder.resolve("run"),
            """
            framework={name: moco, projector: {hidden: [16], dim: 8}, momentum: 0.9,
            final-momentum: 1, queue: 96}""",
            "steps=4",
            "accumulate=" + accumulate,
            "batch-size=" + 64 / accumulate);
    run.train();
    for (int step = 0; step < 4; step++) {
      double share = 0.1 * (1 + Math.cos(Math.PI * step / 4)) / 2;
      assertThat(run.logged("momentum-share").get(step)).isCloseTo(share, within(1e-7));
    }
    // 64 of 96 rows are as young as they can be, the others one step older.
    assertThat(run.logged("queue-age").subList(0, 2)).containsExactly(0.0, 1.0);
    assertThat(run.logged("queue-age").get(3)).isCloseTo(4.0 / 3, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "simclr, info-nce, negatives, labels",
    "simclr, cosent, scores, labels",
    "siamese, info-nce, negatives, 'labels, scores and cosines'",
    "moco, swapped-prediction, prototypes, negatives and labels",
    "moco-v3, info-nce, negatives, labels",
    "byol, swapped-prediction, prototypes, labels",
    "simsiam, info-nce, negatives, labels",
    "swav, info-nce, negatives, labels and prototypes",
    "barlow-twins, swapped-prediction, prototypes, labels",
  })
  void aLossThatNeedsMoreThanThereIsIsRefused(
      String framework, String loss, String needed, String provided) {
    TinyRun run =
        TinyRun.in(
            folder.resolve("run"),
            "framework={name: " + framework + ", loss: {name: " + loss + "}}");
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework.loss: %s needs %s, which %s does not provide; it gives its loss the views, %s. Choose another loss, as with --set framework.loss=NAME, or another framework; isomer plugins lists both."
                .formatted(loss, needed, framework, provided));
  }

  @Test
  void anEvaluationThatTheEncoderCannotTakeIsRefusedBeforeTraining() {
    TinyRun run = TinyRun.in(folder.resolve("run"), "encoder={name: vit-tiny, patch-size: 16}");
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "views: what the evaluation pipeline makes does not fit the encoder: Images of 28 × 28"
                + " pixels cannot be cut into patches of 16 × 16.");
    assertThat(folder.resolve("run").resolve("run.json")).doesNotExist();
  }

  @Test
  void anEvaluationOfImagesOfSeveralSizesIsDoubtfulBeforeTraining() throws IOException {
    DrawnFiles images = new DrawnFiles(folder.resolve("images"));
    for (int image = 0; image < 20; image++) {
      images.picture("train/%d.png".formatted(image), image < 19 ? 20 : 24, 20, image);
    }
    String dataset =
        "dataset={name: image-folder, path: %s, channels: 1}".formatted(images.folder());
    TinyRun run = TinyRun.in(folder.resolve("run"), dataset, "batch-size=8", "steps=1");
    run.train();
    assertThat(run.warnings())
        .contains(
            "views: neither eval nor embed will take these examples: The evaluation pipeline makes 20×24×1 of train/19.png, but 20×20×1 of the first example; all examples of a batch need one shape. Add a crop, or a resize with fit: square, to the evaluation pipeline.");

    TinyRun fitted =
        TinyRun.in(folder.resolve("fitted"), dataset, "batch-size=8", "steps=1")
            .with(
                "views.evaluation=[{name: resize, size: 16, fit: square}, {name: normalize, mean: [0.286], std: [0.353]}]");
    fitted.train();
    assertThat(fitted.warnings()).noneMatch(warning -> warning.startsWith("views: "));
  }

  @Test
  void aPredictorOfAnotherLengthIsRefused() {
    TinyRun run =
        TinyRun.in(
            folder.resolve("run"),
            "framework={name: byol, projector: {dim: 8}, predictor: {dim: 16}}");
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework: the predictor makes vectors of length 16, and the projector embeddings of length 8. Give both the same dim.");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
