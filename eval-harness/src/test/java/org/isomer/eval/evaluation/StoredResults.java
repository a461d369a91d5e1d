package org.isomer.eval.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.detection.score.DetectionDialect;
import org.isomer.eval.detection.score.DetectionScores;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.result.BestOnTest;
import org.isomer.eval.result.ClassificationScores;
import org.isomer.eval.result.CleanSubset;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.result.MeanOfTries;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.score.SegmentationScores;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.ImagePixels;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Provenance.PluginOrigin;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.record.Subject;
import org.isomer.reports.statistics.Wilson;

/** Made-up results of every kind whose numbers are those of their predictions. */
public final class StoredResults {
  /** The third class is neither marked nor predicted, so dialects differ. */
  private static final List<String> CLASSES = List.of("circle", "square", "star");

  private StoredResults() {}

  /** 30 samples, of which the first ones are right. */
  public static Result classes(String id, int right) {
    List<Prediction> predictions =
        IntStream.range(0, 30).mapToObj(i -> prediction(i, i < right)).toList();
    return result(
        id,
        new Protocol(
            "knn", "kNN", new TreeMap<>(Map.of("k", "[20]", "temperature", "[0.07, 0.1, 0.2]"))),
        ClassificationScores.of(ClassificationDialect.SCIKIT_LEARN, 3, predictions),
        Predictions.classes(predictions));
  }

  private static Prediction prediction(int sample, boolean right) {
    int truth = sample % 2;
    int predicted = right ? truth : 1 - truth;
    double sure = .6 + .01 * (sample % 30);
    List<Double> shares =
        predicted == 0 ? List.of(sure, 1 - sure, 0.) : List.of(1 - sure, sure, 0.);
    return new Prediction(
        "test/" + sample, truth, predicted, List.of(predicted), sure, Optional.of(shares));
  }

  /**
   * 30 samples, of which 24 are right and pretraining has seen two, with the metrics that their
   * predictions do not determine.
   */
  public static Result undetermined(String id, double clean, long samples, double best) {
    Result plain = classes(id, 24);
    ResultRecord record = plain.record();
    Map<String, Metric> metrics = new LinkedHashMap<>(record.metrics());
    metrics.put(CleanSubset.NAME, new Metric(clean, Scale.SHARE, Optional.empty(), samples));
    metrics.put(BestOnTest.NAME, share(best));
    return new Result(with(record, metrics), plain.predictions(), plain.resamples(), List.of());
  }

  private static ResultRecord with(ResultRecord record, Map<String, Metric> metrics) {
    return new ResultRecord(
        record.schema(),
        record.id(),
        record.protocol(),
        record.data(),
        record.subject(),
        record.key(),
        record.dialect(),
        record.headline(),
        metrics,
        record.classScores(),
        record.confusion(),
        record.selection(),
        Optional.of(new Overlap("Shapes", 100, 1, 1)),
        record.testLooks(),
        record.warnings(),
        record.provenance(),
        List.of());
  }

  /**
   * 30 samples, of which the first 24 are right and two are marked as seen, one of either kind.
   *
   * @param clean the accuracy on the others; 23 / 28 is right
   */
  public static Result marked(String id, double clean) {
    Result plain = undetermined(id, clean, 28, .8);
    List<Prediction> predictions = new ArrayList<>(plain.predictions().classes());
    predictions.set(0, predictions.get(0).asSeen());
    predictions.set(29, predictions.get(29).asSeen());
    ResultRecord record = plain.record();
    Map<String, Metric> metrics = new LinkedHashMap<>(record.metrics());
    metrics.remove(BestOnTest.NAME);
    metrics.put(
        CleanSubset.NAME,
        new Metric(clean, Scale.SHARE, Optional.of(Wilson.interval(23. / 28, 28)), 28));
    return new Result(
        with(record, metrics), Predictions.classes(predictions), plain.resamples(), List.of());
  }

  /** Images with one object of either class, some of them missed. */
  public static Result boxes(String id) {
    List<ImageBoxes> images =
        IntStream.range(0, 12)
            .mapToObj(
                i -> {
                  List<Double> corners = List.of(10. + i, 10., 60. + i, 50.);
                  List<Double> near = List.of(14. + i, 12., 62. + i, 55.);
                  return new ImageBoxes(
                      "image/" + i,
                      List.of(new ImageBoxes.Marked(i % 2, corners, 2000, false, false)),
                      i % 4 == 3
                          ? List.of()
                          : List.of(new ImageBoxes.Found(i % 2, near, .9 - .05 * i)));
                })
            .toList();
    return result(
        id,
        new Protocol("detection", "detection", Map.of("score", "0.5", "overlap", "0.5")),
        DetectionScores.of(CLASSES, images, new OperatingPoint(.5, .5), DetectionDialect.COCO),
        new Predictions(PredictionKind.BOXES, images));
  }

  /** Images of two classes whose shares differ from image to image. */
  public static Result pixels(String id) {
    List<ImagePixels> images =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    new ImagePixels(
                        "image/" + i,
                        List.of(
                            List.of(0L, 0L, 50L + 9L * i),
                            List.of(0L, 1L, 5L + i),
                            List.of(1L, 1L, 20L)),
                        List.of(List.of(0L, 5L, 10L, 6L, 10L))))
            .toList();
    return result(
        id,
        new Protocol("segmentation", "segmentation", Map.of()),
        SegmentationScores.of(3, images, SegmentationDialect.DATA_SET),
        new Predictions(PredictionKind.PIXELS, images));
  }

  /** The mean of two tries, both of which are kept. */
  public static Result tries(String id) {
    Result first = classes(id, 24);
    List<List<Prediction>> tries =
        List.of(first.predictions().classes(), classes(id, 18).predictions().classes());
    return result(
        id,
        first.record().protocol(),
        MeanOfTries.of(ClassificationDialect.SCIKIT_LEARN, 3, tries),
        Predictions.ofTries(tries));
  }

  /** The mean of tries, of which the first is kept, as earlier versions stored it. */
  public static Result mean(String id) {
    Result first = classes(id, 24);
    ResultRecord record = first.record();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("accuracy", MeanOfTries.mean(List.of(record.headlineMetric(), share(.6))));
    metrics.put("accuracy, try 0", record.headlineMetric());
    metrics.put("accuracy, try 1", share(.6));
    Scores scores =
        new Scores(
            "scikit-learn, mean of 2 tries", "accuracy", metrics, List.of(), List.of(), List.of());
    return result(id, record.protocol(), scores, first.predictions());
  }

  /**
   * The same result with metrics that its task file asks for.
   *
   * @param task as the command line takes it
   * @param plugin the plugin of the metrics, such as {@code metric/aurc}
   */
  public static Result withFurther(
      Result result, String task, String plugin, List<PredictionMetric> metrics) {
    ResultRecord record = result.record();
    Scores scores =
        FurtherMetrics.add(
            FurtherMetrics.of(metrics, CLASSES, result.predictions()),
            new Scores(
                record.dialect().orElseThrow(),
                record.headline(),
                record.metrics(),
                record.classScores(),
                record.confusion(),
                result.resamples()));
    Provenance provenance =
        provenance(
            "./isomer eval RUN --task '%s' --out RESULTS".formatted(task),
            List.of(
                new PluginOrigin("task/knn", "1", "eval-harness.jar", "its digest"),
                new PluginOrigin(plugin, "1", "acme.jar", "a digest")));
    return result(record.id(), record.protocol(), scores, result.predictions(), provenance);
  }

  private static Metric share(double value) {
    return new Metric(value, Scale.SHARE, Optional.empty(), 30);
  }

  private static Result result(
      String id, Protocol protocol, Scores scores, Predictions predictions) {
    return result(
        id,
        protocol,
        scores,
        predictions,
        provenance("./isomer eval RUN --out RESULTS", List.of()));
  }

  private static Result result(
      String id, Protocol protocol, Scores scores, Predictions predictions, Provenance provenance) {
    Data data = new Data("Shapes", "5ba9e5", "test", predictions.samples().size(), CLASSES);
    ResultRecord record =
        new ResultRecord(
            ResultRecord.SCHEMA,
            id,
            protocol,
            data,
            new Subject("encoder " + id, Optional.empty(), Optional.of(1L), Optional.empty()),
            Optional.of(
                new ResultKey(
                    "weights", "scaled", "5ba9e5", protocol.digest(), "1", Optional.empty())),
            Optional.of(scores.dialect()),
            scores.headline(),
            scores.metrics(),
            scores.classScores(),
            scores.confusion(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            provenance,
            List.of());
    return new Result(record, predictions, scores.resamples(), List.of());
  }

  private static Provenance provenance(String command, List<PluginOrigin> plugins) {
    return new Provenance(
        command,
        "seed: 1\n",
        plugins,
        Map.of("pretraining", 1L),
        Map.of("cores", "2"),
        Map.of("isomer", "0.1.0"),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Instant.parse("2026-01-31T12:00:00Z"));
  }
}
