package org.isomer.reports.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.reports.Fixture;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.reports.artifact.ViewPairs;
import org.isomer.reports.artifact.WorstErrors;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;
import org.isomer.reports.record.Subject;

/** A made-up evaluation of realistic size. No number or picture in it was measured. */
public final class SyntheticResults {
  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** The class that each class is most often taken for. */
  private static final int[] ALIKE = {6, 3, 4, 0, 2, 7, 0, 9, 6, 7};

  private static final int SAMPLES = 2000;
  private static final Data DATA =
      new Data(
          "Synthetic clothes",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
          "test",
          SAMPLES,
          CLASSES);
  private static final Protocol KNN =
      new Protocol("knn", "kNN", Fixture.ordered("k", "20", "temperature", "0.07"));
  private static final Protocol LINEAR =
      new Protocol(
          "linear-probe",
          "Linear probe",
          Fixture.ordered("epochs", "100", "learning-rates", "0.1, 1, 10", "batch", "256"));

  private SyntheticResults() {}

  /** Two pretrained encoders that tie on one task, an untrained one, and raw pixels. */
  public static List<Result> all() {
    Subject simclr = pretrained("SimCLR, convnet", "simclr", 1, 71.3);
    Subject barlow = pretrained("Barlow Twins, convnet", "barlowtwins", 1, 78.9);
    Subject untrained =
        new Subject("convnet, untrained", encoder(), Optional.of(1L), Optional.empty());
    return List.of(
        result("knn-simclr", KNN, simclr, 0.853, artifacts(0.9)),
        result("linear-simclr", LINEAR, simclr, 0.878, artifacts(0.9)),
        result("knn-barlow", KNN, barlow, 0.848, artifacts(0.8)),
        result("linear-barlow", LINEAR, barlow, 0.851, artifacts(0.8)),
        result("knn-untrained", KNN, untrained, 0.762, artifacts(0.5)),
        result("linear-untrained", LINEAR, untrained, 0.791, artifacts(0.5)),
        result("knn-pixels", KNN, Fixture.PIXELS, 0.808, List.of(neighbours(0.6))));
  }

  /**
   * Many made-up runs in many tasks, in groups of three seeds, with curves and a map for each run;
   * the last run lacks the last task.
   */
  public static List<Result> many(int runs, int tasks) {
    List<Result> results = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      int method = run / 3;
      Subject subject =
          new Subject(
              "Method %02d, convnet".formatted(method + 1),
              Optional.of(new Subject.EncoderFacts("convnet", 90_000L << method % 7, 256)),
              Optional.of(1L + run % 3),
              Optional.of(
                  new Subject.Pretraining(
                      "simclr",
                      "Synthetic clothes",
                      20,
                      780,
                      399_360,
                      "%064x".formatted(run + 1),
                      60 + 37 * (method * 5 % 17))));
      List<Artifact> figures = List.of(curves(0.8 + run * 1e-3), map(0.55 + 0.4 * run / runs));
      for (int task = 0; task < tasks; task++) {
        if (run < runs - 1 || task < tasks - 1) {
          double skill = 0.55 + 0.3 * method * 3 / runs + 0.05 * Math.sin(task + method);
          results.add(many(subject, run, task, skill, figures));
        }
      }
    }
    return results;
  }

  private static Result many(
      Subject subject, int run, int task, double skill, List<Artifact> figures) {
    List<Prediction> predictions = predictions(skill, 31L * run + task).subList(0, 200);
    Data data = new Data("Synthetic set " + (task / 2 + 1), "d" + task / 2, "test", 200, CLASSES);
    Protocol protocol = task % 2 == 0 ? KNN : LINEAR;
    return new Result(
        Fixture.record(
            "run-%d-task-%d".formatted(run, task),
            protocol,
            data,
            subject,
            predictions,
            Optional.empty(),
            provenance(protocol)),
        Predictions.classes(predictions),
        List.of(),
        figures);
  }

  private static Result result(
      String id, Protocol protocol, Subject subject, double skill, List<Artifact> artifacts) {
    List<Prediction> predictions = predictions(skill, id.hashCode());
    Optional<Selection> selection =
        protocol.equals(LINEAR) ? Optional.of(selection(skill)) : Optional.empty();
    return new Result(
        Fixture.record(id, protocol, DATA, subject, predictions, selection, provenance(protocol)),
        Predictions.classes(predictions),
        List.of(),
        artifacts);
  }

  private static List<Prediction> predictions(double skill, long seed) {
    // The samples' difficulty is shared, so subjects fail on similar samples, as real ones do.
    SplittableRandom difficulty = new SplittableRandom(1);
    SplittableRandom own = new SplittableRandom(seed);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      int truth = i % CLASSES.size();
      double hardness = 0.75 * difficulty.nextDouble() + 0.25 * own.nextDouble();
      double shift = truth == 6 ? -0.16 : truth == 1 || truth == 8 ? 0.09 : 0;
      int wrong = own.nextDouble() < 0.7 ? ALIKE[truth] : own.nextInt(CLASSES.size());
      int predicted = hardness < skill + shift - 0.04 ? truth : wrong;
      predictions.add(
          new Prediction(
              "test/" + i, truth, predicted, List.of(predicted), 0.4 + 0.6 * own.nextDouble()));
    }
    return predictions;
  }

  private static Optional<Subject.EncoderFacts> encoder() {
    return Optional.of(new Subject.EncoderFacts("convnet", 388_416, 256));
  }

  private static Subject pretrained(String name, String framework, long seed, double seconds) {
    return new Subject(
        name,
        encoder(),
        Optional.of(seed),
        Optional.of(
            new Subject.Pretraining(
                framework,
                "Synthetic clothes",
                20,
                780,
                399_360,
                "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7a" + seed,
                seconds)));
  }

  private static Selection selection(double skill) {
    return new Selection(
        "validation",
        "accuracy",
        Scale.SHARE,
        List.of(
            new Selection.Trial(Map.of("learning-rate", "0.1"), skill - 0.021, false),
            new Selection.Trial(Map.of("learning-rate", "1"), skill + 0.004, true),
            new Selection.Trial(Map.of("learning-rate", "10"), skill - 0.052, false)));
  }

  private static Provenance provenance(Protocol protocol) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("read data", 0.62);
    seconds.put("features", 3.41);
    seconds.put(protocol.title(), protocol.equals(KNN) ? 0.84 : 4.96);
    seconds.put("figures", 1.3);
    return new Provenance(
        "git checkout 0123456789abcdef0123456789abcdef01234567\n"
            + "./isomer pretrain recipes/quickstart.yaml --out runs/quickstart\n"
            + "./isomer eval runs/quickstart --task "
            + protocol.task()
            + " --out results",
        """
        dataset: {name: fashion-mnist}
        encoder: {name: convnet, widths: [32, 64, 128, 256]}
        framework:
          name: simclr
          loss: {name: nt-xent, temperature: 0.5}
          projector: {name: mlp, hidden: 256, dim: 64}
        optimizer: {name: sgd, momentum: 0.9, weight-decay: 1.0e-4}
        schedule: {name: cosine, warmup-epochs: 2}
        epochs: 20
        seed: 1
        """,
        List.of(
            new Provenance.PluginOrigin(
                "encoder/convnet",
                "0.1.0",
                "plugins-encoder-0.1.0.jar",
                "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9"),
            new Provenance.PluginOrigin(
                "loss/nt-xent",
                "0.1.0",
                "plugins-loss-0.1.0.jar",
                "baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096")),
        Map.of("pretraining", 1L),
        Fixture.ordered("device", "CPU", "cores", "2", "memory", "8 GiB"),
        Fixture.ordered("isomer", "0.1.0", "tensorflow", "2.18.0", "java", "17.0.12"),
        Optional.of(new Provenance.Commit("0123456789abcdef0123456789abcdef01234567", false)),
        seconds,
        Optional.of(0.0198),
        Instant.parse("2026-01-31T12:00:00Z"));
  }

  private static List<Artifact> artifacts(double order) {
    List<Artifact> artifacts = new ArrayList<>();
    if (order > 0.5) {
      artifacts.add(curves(order));
    }
    artifacts.add(map(order));
    if (order > 0.5) {
      artifacts.add(views());
    }
    artifacts.add(neighbours(order));
    artifacts.add(
        new WorstErrors(
            "Wrongly classified, the surest first.",
            List.of(
                new WorstErrors.Row(
                    "shirt, taken for coat", List.of(SyntheticImages.example(0, 7))))));
    return artifacts;
  }

  private static Curves curves(double order) {
    SplittableRandom random = new SplittableRandom(5);
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int step = 3; step <= 780; step += 3) {
      xs.add((double) step);
      ys.add(5.05 - order + 2.1 * Math.exp(-step / 95.0) + 0.12 * (random.nextDouble() - 0.5));
    }
    return new Curves(
        "NT-Xent over 780 steps. With 512 views in a batch, guessing would cost ln 511 = 6.24.",
        "step",
        "loss",
        List.of(new Curves.Curve("loss", xs, ys)));
  }

  private static EmbeddingPlot map(double order) {
    SplittableRandom random = new SplittableRandom(9);
    List<EmbeddingPlot.Point> points =
        IntStream.range(0, 1000)
            .mapToObj(
                i -> {
                  int label = i % CLASSES.size();
                  double angle = label * 2.4;
                  double radius = 2 + label * 0.55;
                  double spread = 2.6 * (1 - order) + 0.75;
                  return new EmbeddingPlot.Point(
                      round(radius * Math.cos(angle) + spread * gaussian(random)),
                      round(radius * Math.sin(angle) + spread * gaussian(random)),
                      label,
                      "test/" + i);
                })
            .toList();
    return new EmbeddingPlot(
        "The first two principal components of 1,000 test features; each point is one image.",
        CLASSES,
        points);
  }

  private static ViewPairs views() {
    List<ViewPairs.Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(
          new ViewPairs.Row(
              CLASSES.get(i),
              SyntheticImages.example(i, i),
              List.of(SyntheticImages.view(i, i, 1), SyntheticImages.view(i, i, 2))));
    }
    return new ViewPairs(
        "Each framed image and the two views of it that the loss pulls together.", rows);
  }

  private static Neighbours neighbours(double order) {
    SplittableRandom random = new SplittableRandom(3);
    List<Neighbours.Row> rows = new ArrayList<>();
    for (int query = 0; query < CLASSES.size(); query++) {
      List<Neighbours.Neighbour> nearest = new ArrayList<>();
      for (int rank = 0; rank < 8; rank++) {
        int label = random.nextDouble() < order ? query : ALIKE[query];
        nearest.add(
            new Neighbours.Neighbour(
                CLASSES.get(label),
                SyntheticImages.example(label, 100 * query + rank),
                0.99 - 0.012 * rank,
                label == query));
      }
      rows.add(
          new Neighbours.Row(CLASSES.get(query), SyntheticImages.example(query, query), nearest));
    }
    return new Neighbours(
        "Framed: a test image of each class. Beside it the nearest training images by cosine.",
        rows);
  }

  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
