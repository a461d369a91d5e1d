package org.isomer.bench.train;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.Request;
import org.isomer.bench.measure.Sample;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.data.Faults;
import org.isomer.file.RegularFile;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/**
 * {@code isomer bench load CONFIG.yaml}: the training examples in random order, read and decoded by
 * all threads of the configuration. What a data set keeps in memory is only copied; an image folder
 * decodes each time with {@code --set dataset.cache=none}.
 */
public final class LoadBench implements ConfigurationBench {
  private static final double NANO = 1e-9;
  private static final double PERCENT = 100;

  private final ConfigReader reader;
  private final Datasets datasets;

  /** With a reader of configurations. */
  @Inject
  public LoadBench(ConfigReader reader, Datasets datasets) {
    this.reader = reader;
    this.datasets = datasets;
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public List<Trial> open(Request request) {
    return List.of(new Loading(OpenPlan.open(request, reader, datasets)));
  }

  private record Loading(OpenPlan bench, Reading reading) implements Trial {
    Loading(OpenPlan bench) {
      this(bench, new Reading(bench.parts().examples(), bench.plan().threads()));
    }

    @Override
    public String title() {
      return "examples of %s, %d threads"
          .formatted(bench.parts().dataset().title(), bench.plan().threads());
    }

    @Override
    public Optional<String> configuration() {
      return Optional.of(bench.digest());
    }

    @Override
    public int threads() {
      return bench.plan().threads();
    }

    @Override
    public List<Work> works() {
      return List.of(reading);
    }

    @Override
    public List<Figures> figures(List<Sample> samples) {
      long before = RegularFile.nanosecondsOfReading();
      double rate = new Reading(bench.parts().examples(), 1).rate(1);
      double files = (RegularFile.nanosecondsOfReading() - before) * NANO;
      return List.of(
          new Figures(
              "One thread alone, by stage",
              List.of("µs an example", "%"),
              List.of(
                  Figures.Row.of("read files", files / rate * 1e6, PERCENT * files),
                  Figures.Row.of(
                      "decode, or copy from memory",
                      (1 - files) / rate * 1e6,
                      PERCENT * (1 - files)))));
    }
  }

  /** Threads that read one example after another. */
  private static final class Reading implements Work {
    private final Examples examples;
    private final int threads;
    private final int[] order;
    private int next;

    Reading(Examples examples, int threads) {
      this.examples = examples;
      this.threads = threads;
      order = CounterRandom.of(0, "bench load").permutation(Math.toIntExact(examples.size()));
    }

    @Override
    public String name() {
      return "read and decode";
    }

    @Override
    public String unit() {
      return "examples/s";
    }

    @Override
    public double rate(double seconds) {
      AtomicLong place = new AtomicLong(next);
      long start = System.nanoTime();
      long end = start + (long) (seconds / NANO);
      Faults.each(Collections.nCopies(threads, place), threads, shared -> read(shared, end));
      double elapsed = (System.nanoTime() - start) * NANO;
      long read = place.get() - next;
      next = (int) (place.get() % order.length);
      return read / elapsed;
    }

    /** Reads what comes next, again and again, and returns the place of the last. */
    private long read(AtomicLong place, long end) {
      Example buffer = examples.buffer();
      long last;
      do {
        last = place.getAndIncrement();
        examples.read(order[(int) (last % order.length)], buffer);
      } while (System.nanoTime() < end);
      return last;
    }
  }
}
