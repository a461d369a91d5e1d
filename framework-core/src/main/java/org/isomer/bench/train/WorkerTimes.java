package org.isomer.bench.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.isomer.bench.measure.Figures;
import org.isomer.data.BatchPipeline;
import org.isomer.file.RegularFile;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.train.TrainingParts;

/**
 * Where one thread that makes views spends its time, while nothing else works: it reads and decodes
 * examples, does the steps of the pipelines, and lays the views into batches.
 */
final class WorkerTimes {
  private static final double NANO = 1e-9;

  private final Map<String, Stopwatch> steps = new LinkedHashMap<>();
  private final Stopwatch reading = new Stopwatch();
  private long views;
  private double files;
  private double all;

  /** A sum of nanoseconds that one thread makes and another reads. */
  private static final class Stopwatch {
    private final LongAdder sum = new LongAdder();

    void since(long start) {
      sum.add(System.nanoTime() - start);
    }

    double seconds() {
      return sum.sum() * NANO;
    }
  }

  private WorkerTimes() {}

  /** Has one thread make batches for so long. */
  static WorkerTimes measure(TrainingParts parts, double seconds) {
    WorkerTimes times = new WorkerTimes();
    Views views = parts.views();
    List<List<Step>> timed = new ArrayList<>();
    for (List<Step> pipeline : views.training()) {
      List<Step> timedSteps = new ArrayList<>();
      for (int i = 0; i < pipeline.size(); i++) {
        timedSteps.add(times.timed(i, pipeline.get(i)));
      }
      timed.add(timedSteps);
    }
    Views watched = new Views(timed, views.evaluation(), views.written(), views.together());
    try (BatchPipeline batches =
        parts.batches(new TimedExamples(parts.examples(), times.reading), watched, 1, 0)) {
      batches.skipPrefetched();
      times.reset();
      long start = System.nanoTime();
      long files = RegularFile.nanosecondsOfReading();
      long made = 0;
      do {
        batches.take().close();
        made++;
        times.all = (System.nanoTime() - start) * NANO;
      } while (times.all < seconds);
      times.files = (RegularFile.nanosecondsOfReading() - files) * NANO;
      times.views =
          made * parts.plan().batchSize() / parts.replicas().count() * views.training().size();
    }
    return times;
  }

  /** What batches that were begun before took is left out, but for that of the one in work. */
  private void reset() {
    reading.sum.reset();
    steps.values().forEach(each -> each.sum.reset());
  }

  private Step timed(int place, Step step) {
    String written = step.getClass().getSimpleName().split("\\$", 2)[0]; // of a lambda, its author
    String name = "%d. %s".formatted(place + 1, written);
    Stopwatch watch = steps.computeIfAbsent(name, first -> new Stopwatch());
    return step instanceof Augmentation augmentation
        ? new TimedAugmentation(augmentation, watch)
        : new TimedConversion((Conversion) step, watch);
  }

  /** Seconds for a view to wait for files. */
  double read() {
    return files / views;
  }

  /** Seconds for a view to become an example from a file's bytes, or from memory. */
  double decode() {
    return Math.max(0, reading.seconds() - files) / views;
  }

  /** Seconds for a view in the steps of its pipeline. */
  double augment() {
    return steps.values().stream().mapToDouble(Stopwatch::seconds).sum() / views;
  }

  /** Seconds for a view to be copied into its example buffer and its batch. */
  double lay() {
    return Math.max(0, all / views - read() - decode() - augment());
  }

  /** Microseconds of each step for a view, and all else. */
  Figures byStep() {
    List<Figures.Row> rows = new ArrayList<>();
    double whole = all / views;
    rows.add(row("read files", read(), whole));
    rows.add(row("decode, or copy from memory", decode(), whole));
    steps.forEach((name, watch) -> rows.add(row(name, watch.seconds() / views, whole)));
    rows.add(row("lay into batches", lay(), whole));
    return new Figures("One thread alone, by step", List.of("µs a view", "%"), rows);
  }

  private static Figures.Row row(String name, double seconds, double whole) {
    return Figures.Row.of(name, seconds * 1e6, seconds / whole * 100);
  }

  private record TimedExamples(AnnotatedExamples<OptionalInt> examples, Stopwatch watch)
      implements AnnotatedExamples<OptionalInt> {
    @Override
    public OptionalInt annotation(long index) {
      return examples.annotation(index);
    }

    @Override
    public long size() {
      return examples.size();
    }

    @Override
    public String id(long index) {
      return examples.id(index);
    }

    @Override
    public Example buffer() {
      return examples.buffer();
    }

    @Override
    public void read(long index, Example into) {
      read(index, 0, into);
    }

    @Override
    public int members() {
      return examples.members();
    }

    @Override
    public void read(long index, int member, Example into) {
      long start = System.nanoTime();
      examples.read(index, member, into);
      watch.since(start);
    }

    @Override
    public boolean scored() {
      return examples.scored();
    }

    @Override
    public float score(long index) {
      return examples.score(index);
    }
  }

  private record TimedAugmentation(Augmentation step, Stopwatch watch) implements Augmentation {
    @Override
    public Class<? extends Example> accepts() {
      return step.accepts();
    }

    @Override
    public void apply(Example example, CounterRandom random) {
      long start = System.nanoTime();
      step.apply(example, random);
      watch.since(start);
    }
  }

  private record TimedConversion(Conversion step, Stopwatch watch) implements Conversion {
    @Override
    public Class<? extends Example> accepts() {
      return step.accepts();
    }

    @Override
    public Example buffer() {
      return step.buffer();
    }

    @Override
    public void convert(Example from, Example into) {
      long start = System.nanoTime();
      step.convert(from, into);
      watch.since(start);
    }

    @Override
    public void convert(Example from, Example into, CounterRandom random) {
      long start = System.nanoTime();
      step.convert(from, into, random);
      watch.since(start);
    }
  }
}
