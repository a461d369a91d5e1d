package org.isomer.bench.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isomer.bench.measure.Closing;
import org.isomer.bench.measure.Figures;
import org.isomer.bench.measure.Sample;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.graph.Precision;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.StepPart;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.jspecify.annotations.Nullable;
import org.tensorflow.GraphOperation;

/**
 * Training as {@code pretrain} does it, without what a run writes: the loop on fresh batches, and
 * the bare step, which is fed the same batch again and again. Variables start with drawn values.
 *
 * <p>The figures: {@code feed}, {@code forward}, {@code backward} and {@code update} are those of
 * one traced step, the middle one of several by time; an operation is forward if the graph had it
 * before the gradients were built, and update if it came after them. {@code rest of the call} is
 * what is left of it: TensorFlow's executor, and reading the results. Where steps take several
 * batches, the traced call is that of the last. {@code wait for data} is what the loop has waited
 * for its batches, the median of the rounds. What the threads do that make batches stands beside
 * it: it is hidden behind the step as long as it is shorter.
 */
final class StepTrial implements Trial {
  private static final int TRACES = 5;
  private static final double WORKER_SECONDS = 1;
  private static final double NANO = 1e-9;
  private static final double MILLI = 1e-6;
  private static final double PERCENT = 100;

  private final OpenPlan bench;
  private final boolean profile;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private @Nullable Running running;

  StepTrial(OpenPlan bench, boolean profile) {
    this.bench = bench;
    this.profile = profile;
  }

  /** What works, once it does. */
  private record Running(TrainingGraph graph, TrainingLoop loop, BareStep bare) {}

  @Override
  public String title() {
    return bench.title();
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
    BatchPipeline batches = opened(bench.parts().batches(0));
    TrainingGraph graph = opened(bench.parts().graph(batches));
    graph.session().initialize(bench.plan().seed());
    Course course = bench.parts().course(batches.stepsPerEpoch());
    BatchPipeline other =
        opened(bench.parts().batches(bench.parts().examples(), bench.parts().views(), 1, 0));
    Batch batch = opened(other.take());
    TrainingLoop loop =
        new TrainingLoop(new TrainingSteps(graph, batches, course), bench.viewsPerStep());
    BareStep bare = new BareStep(graph, batch, course, bench.viewsPerStep());
    running = new Running(graph, loop, bare);
    return List.of(loop, bare);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(0, resource);
    return resource;
  }

  @Override
  public List<Figures> figures(List<Sample> samples) {
    Running now = Objects.requireNonNull(running);
    Map<StepPart, List<GraphOperation>> operations = now.graph().operations();
    List<StepProfile> profiles = new ArrayList<>();
    for (int i = 0; i < TRACES; i++) {
      profiles.add(StepProfile.of(now.bare().trace(), operations));
    }
    StepProfile middle =
        profiles.stream()
            .sorted(Comparator.comparing(each -> each.trace().running()))
            .toList()
            .get(TRACES / 2);
    List<Figures> figures = new ArrayList<>();
    figures.add(stages(now.loop(), secondsPerStep(samples.get(0)), middle));
    if (bench.parts().replicas().count() == 1) {
      figures.add(speed(samples, operations));
    } else { // what one operation reaches would be that of workers in each other's way
      figures.add(
          new ExchangeTimes(bench.parts().replicas())
              .of(
                  profiles.stream().map(StepProfile::trace).toList(),
                  operations,
                  now.graph().batchesPerStep(),
                  now.loop().secondsMetPerStep())
              .figures());
    }
    if (profile) {
      figures.add(middle.byType());
      figures.add(middle.byShape());
    }
    return figures;
  }

  private double secondsPerStep(Sample sample) {
    return bench.viewsPerStep() / sample.median();
  }

  private Figures stages(TrainingLoop loop, double secondsPerStep, StepProfile traced) {
    double step = secondsPerStep * 1e3;
    Map<StepPart, Double> parts = traced.byPart();
    double forward = parts.getOrDefault(StepPart.FORWARD, 0.0);
    double backward = parts.getOrDefault(StepPart.BACKWARD, 0.0);
    double update = parts.getOrDefault(StepPart.UPDATE, 0.0);
    double feed = traced.trace().feeding() * MILLI;
    double host = Math.max(0, traced.trace().running() * MILLI - forward - backward - update);
    WorkerTimes worker = WorkerTimes.measure(bench.parts(), WORKER_SECONDS);
    double views = 1e3 * bench.ownViewsPerStep();
    return new Figures(
        "Time by stage",
        List.of("ms a step", "% of the loop's step"),
        List.of(
            row("wait for data", loop.secondsWaitedPerStep() * 1e3, step),
            row("feed", feed, step),
            row("forward", forward, step),
            row("backward", backward, step),
            row("update", update, step),
            row("rest of the call", host, step),
            row("beside it, one thread: read", worker.read() * views, step),
            row("beside it, one thread: decode", worker.decode() * views, step),
            row("beside it, one thread: augment", worker.augment() * views, step),
            row("beside it, one thread: lay into batches", worker.lay() * views, step)));
  }

  private static Figures.Row row(String name, double milliseconds, double step) {
    return Figures.Row.of(name, milliseconds, PERCENT * milliseconds / step);
  }

  /** Operations of a step that counts all its batches, as rates of the loop and the bare step. */
  private Figures speed(List<Sample> samples, Map<StepPart, List<GraphOperation>> operations) {
    double gigaflops =
        NANO
            * bench.plan().accumulate()
            * operations.values().stream()
                .flatMap(List::stream)
                .mapToDouble(operation -> Flops.of(operation).orElse(0))
                .sum();
    Peaks peaks =
        Peaks.measure(Precision.valueOf(bench.plan().precision().name()), bench.plan().threads());
    return new Figures(
        "Speed of %s GFLOP a step, against what one operation alone reaches here"
            .formatted(Figures.text(gigaflops)),
        List.of("GFLOP/s", "% of a matrix product", "% of a convolution"),
        List.of(
            speed("whole loop", gigaflops / secondsPerStep(samples.get(0)), peaks),
            speed("bare step", gigaflops / secondsPerStep(samples.get(1)), peaks),
            speed("matrix product", peaks.product(), peaks),
            speed("convolution", peaks.convolution(), peaks)));
  }

  private static Figures.Row speed(String name, double rate, Peaks peaks) {
    return Figures.Row.of(
        name, rate, PERCENT * rate / peaks.product(), PERCENT * rate / peaks.convolution());
  }

  @Override
  public void close() {
    Closing.all(opened);
  }
}
