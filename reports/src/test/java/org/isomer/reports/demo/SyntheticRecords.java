package org.isomer.reports.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.reports.Fixture;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Subject;
import org.isomer.reports.statistics.Wilson;

/**
 * Many made-up records of ten classes without predictions, to try how a store behaves that holds
 * them. No number in it was measured.
 */
public final class SyntheticRecords {
  private static final List<String> FRAMEWORKS =
      List.of("simclr", "moco", "byol", "simsiam", "swav", "barlow-twins", "vicreg");
  private static final List<String> CLASSES =
      IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();
  private static final List<String> METRICS =
      List.of(
          "accuracy",
          "top-5 accuracy",
          "balanced accuracy",
          "macro precision",
          "macro recall",
          "macro F1",
          "weighted precision",
          "weighted recall",
          "weighted F1");
  private static final int GROUP = 1000;

  private SyntheticRecords() {}

  /** Writes them: {@code FOLDER COUNT}. */
  public static void main(String[] arguments) {
    write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  /** Writes records into a folder, a thousand in each of its sub-folders. */
  public static void write(Path root, int count) {
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i ->
                ResultStore.write(
                    root.resolve("group-" + i / GROUP),
                    new Result(record(i), Predictions.none(), List.of(), List.of())));
  }

  /** A record of its number alone. */
  public static ResultRecord record(int i) {
    SplittableRandom random = new SplittableRandom(i);
    boolean segmentation = i % 5 == 4;
    Map<String, Metric> metrics = new LinkedHashMap<>();
    if (segmentation) {
      metrics.put("mIoU", metric(random));
      metrics.put("pixel accuracy", metric(random));
      metrics.put(
          "boundary error", new Metric(9 * random.nextDouble(), Scale.ERROR, Optional.empty(), 8));
    } else {
      METRICS.forEach(name -> metrics.put(name, metric(random)));
    }
    Protocol protocol =
        segmentation
            ? new Protocol("segmentation", "Segmentation", Fixture.ordered("epochs", "10"))
            : i % 2 == 0 ? Fixture.KNN : Fixture.LINEAR;
    return new ResultRecord(
        ResultRecord.SCHEMA,
        "record-" + i,
        protocol,
        new Data("Shapes " + i % 3, "d" + i % 3, "test", 200, CLASSES),
        subject(i, random),
        Optional.empty(),
        i % 4 == 0 ? Optional.empty() : Optional.of(i % 4 == 1 ? "torchmetrics" : "scikit-learn"),
        segmentation ? "mIoU" : "accuracy",
        metrics,
        List.of(),
        CLASSES.stream()
            .map(row -> CLASSES.stream().map(column -> random.nextLong(100)).toList())
            .toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        provenance(i),
        List.of());
  }

  private static Metric metric(SplittableRandom random) {
    double value = random.nextInt(201) / 200.;
    return new Metric(value, Scale.SHARE, Optional.of(Wilson.interval(value, 200)), 200);
  }

  private static Subject subject(int i, SplittableRandom random) {
    if (i % 11 == 0) {
      return Fixture.PIXELS;
    }
    String framework = FRAMEWORKS.get(random.nextInt(FRAMEWORKS.size()));
    return new Subject(
        framework + ", convnet",
        Optional.of(new Subject.EncoderFacts("convnet", 93_322L << random.nextInt(5), 128)),
        Optional.of((long) i % 5),
        Optional.of(
            new Subject.Pretraining(
                framework, "Shapes", i % 2 == 0 ? 20 : 12.5, 1560, 399_360, "c" + i, 72.4)));
  }

  private static Provenance provenance(int i) {
    Provenance given = Fixture.provenance();
    return new Provenance(
        given.command(),
        "seed: %d\n%s".formatted(i, "# a line as long as those of a configuration\n".repeat(40)),
        given.plugins(),
        given.seeds(),
        given.hardware(),
        given.versions(),
        i % 6 == 0
            ? Optional.empty()
            : Optional.of(new Provenance.Commit("%040x".formatted(i / 100), i % 10 == 1)),
        given.seconds(),
        i % 11 == 0 ? Optional.empty() : given.deviceHours(),
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * i));
  }
}
