package org.isomer.bench.train;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.RepeatedWork;
import org.isomer.bench.measure.Request;
import org.isomer.bench.measure.Sample;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.config.ConfigReader;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Datasets;
import org.jspecify.annotations.Nullable;

/**
 * {@code isomer bench augment CONFIG.yaml}: batches of views with all threads of the configuration
 * and nothing that uses them, and what one thread alone does in that time.
 */
public final class AugmentBench implements ConfigurationBench {
  private static final double WORKER_SECONDS = 2;

  private final ConfigReader reader;
  private final Datasets datasets;

  /** With a reader of configurations. */
  @Inject
  public AugmentBench(ConfigReader reader, Datasets datasets) {
    this.reader = reader;
    this.datasets = datasets;
  }

  @Override
  public String name() {
    return "augment";
  }

  @Override
  public List<Trial> open(Request request) {
    return List.of(new Augmenting(OpenPlan.open(request, reader, datasets)));
  }

  private static final class Augmenting implements Trial {
    private final OpenPlan bench;
    private @Nullable BatchPipeline batches;

    Augmenting(OpenPlan bench) {
      this.bench = bench;
    }

    @Override
    public String title() {
      return "views of %s, %d threads"
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
      BatchPipeline made = bench.parts().batches(0);
      batches = made;
      double views = bench.parts().views().training().size() * bench.plan().batchSize();
      RepeatedWork taking =
          new RepeatedWork("pipeline", "views/s", views, () -> made.take().close());
      return List.of(new Fresh(taking, made));
    }

    @Override
    public List<Figures> figures(List<Sample> samples) {
      return List.of(WorkerTimes.measure(bench.parts(), WORKER_SECONDS).byStep());
    }

    @Override
    public void close() {
      Objects.requireNonNull(batches).close();
    }
  }

  /** Leaves out what was made while others worked. */
  private record Fresh(RepeatedWork work, BatchPipeline batches) implements Work {
    @Override
    public String name() {
      return work.name();
    }

    @Override
    public String unit() {
      return work.unit();
    }

    @Override
    public double rate(double seconds) {
      batches.skipPrefetched();
      return work.rate(seconds);
    }
  }
}
