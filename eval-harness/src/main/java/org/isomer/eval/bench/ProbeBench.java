package org.isomer.eval.bench;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.bench.measure.Bench;
import org.isomer.bench.measure.RepeatedWork;
import org.isomer.bench.measure.Request;
import org.isomer.bench.measure.Size;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Task;
import org.isomer.spi.Choice;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;

/**
 * {@code isomer bench probe --size EXAMPLESxDIMxCLASSES}: a linear probe of one learning rate on
 * normal random features, {@value #EPOCHS} epochs in batches of 256, so that an example counts
 * {@value #EPOCHS} times. The rate is that of training; the look at a validation split is that of
 * 256 examples.
 */
public final class ProbeBench implements Bench {
  private static final int EPOCHS = 10;
  private static final int VALIDATION = 256;
  private static final String TASK =
      "task: {name: linear-probe, learning-rate: [0.1], epochs: %d}".formatted(EPOCHS);

  private final ConfigReader reader;

  /** With a reader of configurations. */
  @Inject
  public ProbeBench(ConfigReader reader) {
    this.reader = reader;
  }

  /** The task. */
  record Chosen(@Option(help = "The task") Choice<Task> task) {}

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public List<String> sizeParts() {
    return List.of("examples", "dim", "classes");
  }

  @Override
  public List<Trial> open(Request request) {
    Task chosen = reader.bindInline(Chosen.class, "bench probe", TASK).task().create();
    FeatureTask task = (FeatureTask) chosen;
    return request.sizesOr(Size.of(50_000, 512, 10)).stream()
        .<Trial>map(size -> new Probing(task, size))
        .toList();
  }

  private record Probing(FeatureTask task, Size size) implements Trial {
    @Override
    public String title() {
      return "linear probe of %,d examples of %d numbers, %d classes"
          .formatted(size.get(0), size.get(1), size.get(2));
    }

    @Override
    public List<Work> works() {
      FeatureSet train = examples("train", size.get(0));
      FeatureSet validation = examples("validation", VALIDATION);
      return List.of(
          new RepeatedWork(
              "linear probe",
              "examples/s",
              (double) EPOCHS * size.get(0),
              () -> task.fit(train, validation, size.get(2))));
    }

    private FeatureSet examples(String stream, int count) {
      FeatureMatrix features = RandomFeatures.of(stream, count, size.get(1));
      return new FeatureSet(
          features,
          IntStream.range(0, count).map(i -> i % size.get(2)).toArray(),
          IntStream.range(0, count).mapToObj(String::valueOf).toList());
    }
  }
}
