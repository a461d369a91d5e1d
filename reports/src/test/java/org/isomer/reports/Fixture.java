package org.isomer.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;
import org.isomer.reports.record.Subject;
import org.isomer.reports.statistics.Wilson;

/** Small, made-up results whose numbers can be checked by hand. */
public final class Fixture {
  public static final Protocol KNN =
      new Protocol("knn", "kNN", ordered("k", "20", "temperature", "0.07"));
  public static final Protocol LINEAR =
      new Protocol("linear-probe", "Linear probe", ordered("epochs", "100", "rates", "0.1, 1"));

  public static final Data DATA =
      new Data("Shapes", "5ba9e5", "test", 40, List.of("circle", "square"));

  public static final Subject PIXELS =
      new Subject("raw pixels", Optional.empty(), Optional.empty(), Optional.empty());
  public static final Subject UNTRAINED =
      new Subject(
          "convnet, untrained",
          Optional.of(new Subject.EncoderFacts("convnet", 93_322, 128)),
          Optional.of(1L),
          Optional.empty());
  public static final Subject SIMCLR =
      new Subject(
          "SimCLR, convnet",
          Optional.of(new Subject.EncoderFacts("convnet", 93_322, 128)),
          Optional.of(1L),
          Optional.of(
              new Subject.Pretraining(
                  "simclr", "Shapes", 20, 1560, 399_360, "c0ffee5eed0123456789", 72.4)));

  private Fixture() {}

  /** Two tasks, three subjects; the raw pixels have no linear probe. */
  public static List<Result> results() {
    return List.of(
        knn("knn-simclr", SIMCLR, right(38)),
        knn("knn-untrained", UNTRAINED, right(36)),
        knn("knn-pixels", PIXELS, right(24)),
        linear("linear-simclr", SIMCLR, right(39)),
        linear("linear-untrained", UNTRAINED, right(20)));
  }

  public static Result knn(String id, Subject subject, List<Prediction> predictions) {
    return result(id, KNN, subject, predictions, Optional.empty());
  }

  public static Result linear(String id, Subject subject, List<Prediction> predictions) {
    return result(
        id,
        LINEAR,
        subject,
        predictions,
        Optional.of(
            new Selection(
                "validation",
                "accuracy",
                Scale.SHARE,
                List.of(
                    new Selection.Trial(Map.of("rate", "0.1"), 0.85, false),
                    new Selection.Trial(Map.of("rate", "1"), 0.925, true)))));
  }

  public static Result result(
      String id,
      Protocol protocol,
      Subject subject,
      List<Prediction> predictions,
      Optional<Selection> selection) {
    return new Result(
        record(id, protocol, DATA, subject, predictions, selection, provenance()),
        Predictions.classes(predictions),
        List.of(),
        List.of());
  }

  /** A record whose numbers are those of the predictions. */
  public static ResultRecord record(
      String id,
      Protocol protocol,
      Data data,
      Subject subject,
      List<Prediction> predictions,
      Optional<Selection> selection,
      Provenance provenance) {
    List<List<Long>> confusion = confusion(predictions, data.classes().size());
    List<ClassScores> scores =
        IntStream.range(0, confusion.size()).mapToObj(label -> scores(confusion, label)).toList();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    double accuracy =
        (double) predictions.stream().filter(Prediction::correct).count() / predictions.size();
    metrics.put(
        "accuracy",
        new Metric(
            accuracy,
            Scale.SHARE,
            Optional.of(Wilson.interval(accuracy, predictions.size())),
            predictions.size()));
    metrics.put(
        "macro F1",
        new Metric(
            scores.stream().mapToDouble(ClassScores::f1).average().orElseThrow(),
            Scale.SHARE,
            Optional.empty(),
            predictions.size()));
    return new ResultRecord(
        ResultRecord.SCHEMA,
        id,
        protocol,
        data,
        subject,
        Optional.empty(),
        Optional.empty(),
        "accuracy",
        metrics,
        scores,
        confusion,
        selection,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        provenance,
        List.of());
  }

  /** Another training: of another seed, with other weights. */
  public static Subject withSeed(Subject subject, long seed) {
    String weights = subject.pretraining().orElseThrow().checkpoint() + seed;
    return trained(subject, Optional.of(seed), weights);
  }

  /** The same subject with other weights. */
  public static Subject trained(Subject subject, Optional<Long> seed, String weights) {
    Subject.Pretraining done = subject.pretraining().orElseThrow();
    return new Subject(
        subject.name(),
        subject.encoder(),
        seed,
        Optional.of(
            new Subject.Pretraining(
                done.framework(),
                done.data(),
                done.epochs(),
                done.steps(),
                done.views(),
                weights,
                done.seconds())));
  }

  /** 40 predictions, of which the first ones are right. */
  public static List<Prediction> right(int count) {
    return predictions(40, i -> i % 2, i -> i < count ? i % 2 : 1 - i % 2);
  }

  public static List<Prediction> predictions(
      int samples, IntUnaryOperator truth, IntUnaryOperator predicted) {
    return IntStream.range(0, samples)
        .mapToObj(
            i ->
                new Prediction(
                    "test/" + i,
                    truth.applyAsInt(i),
                    predicted.applyAsInt(i),
                    List.of(predicted.applyAsInt(i)),
                    0.75))
        .toList();
  }

  /** A result of kNN that comes from somewhere else. */
  public static Result result(Provenance provenance) {
    return new Result(
        record("knn-elsewhere", KNN, DATA, SIMCLR, right(30), Optional.empty(), provenance),
        Predictions.classes(right(30)),
        List.of(),
        List.of());
  }

  public static Provenance provenance() {
    return new Provenance(
        "isomer eval runs/demo --task knn --out results",
        "encoder: convnet\nseed: 1\n",
        List.of(
            new Provenance.PluginOrigin(
                "encoder/convnet", "0.1.0", "plugins-encoder-0.1.0.jar", "ab12cd34")),
        Map.of("pretraining", 1L),
        ordered("device", "cpu", "cores", "2"),
        ordered("isomer", "0.1.0", "tensorflow", "2.18.0"),
        Optional.of(new Provenance.Commit("0123456789abcdef0123456789abcdef01234567", true)),
        seconds("features", 3.2, "kNN", 0.4),
        Optional.of(0.0625),
        Instant.parse("2026-01-31T12:00:00Z"));
  }

  public static Map<String, String> ordered(String... keysAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static Map<String, Double> seconds(
      String first, double firstSeconds, String second, double secondSeconds) {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put(first, firstSeconds);
    map.put(second, secondSeconds);
    return map;
  }

  private static List<List<Long>> confusion(List<Prediction> predictions, int classes) {
    long[][] counts = new long[classes][classes];
    predictions.forEach(prediction -> counts[prediction.truth()][prediction.predicted()]++);
    List<List<Long>> rows = new ArrayList<>();
    Stream.of(counts)
        .forEach(row -> rows.add(IntStream.range(0, classes).mapToObj(i -> row[i]).toList()));
    return rows;
  }

  private static ClassScores scores(List<List<Long>> confusion, int label) {
    long hits = confusion.get(label).get(label);
    long support = confusion.get(label).stream().mapToLong(Long::longValue).sum();
    long named = confusion.stream().mapToLong(row -> row.get(label)).sum();
    return new ClassScores(
        named == 0 ? 0 : (double) hits / named,
        support == 0 ? 0 : (double) hits / support,
        support + named == 0 ? 0 : 2.0 * hits / (support + named),
        support);
  }
}
