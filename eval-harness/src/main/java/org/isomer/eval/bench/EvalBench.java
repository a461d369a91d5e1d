package org.isomer.eval.bench;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.bench.Bench;
import org.isomer.bench.RepeatedWork;
import org.isomer.bench.Request;
import org.isomer.bench.Trial;
import org.isomer.bench.Work;
import org.isomer.data.Subset;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Runs;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.train.Terms;
import org.jspecify.annotations.Nullable;

/**
 * {@code isomer bench eval RUN}: the features of training examples of a run by its encoder, reading
 * and preprocessing included, as {@code eval} makes them. A call is of the first {@value #MOST}
 * examples, or of all where there are fewer.
 */
public final class EvalBench implements Bench {
  private static final int MOST = 2048;

  private final Runs runs;

  /** With what opens runs. */
  @Inject
  public EvalBench(Runs runs) {
    this.runs = runs;
  }

  @Override
  public String name() {
    return "eval";
  }

  @Override
  public String argument() {
    return "RUN";
  }

  @Override
  public List<Trial> open(Request request) {
    return List.of(new Extraction(runs.open(Path.of(request.of()), Terms.STRICT)));
  }

  private static final class Extraction implements Trial {
    private final PretrainedRun run;
    private @Nullable FeatureEncoding encoding;

    Extraction(PretrainedRun run) {
      this.run = run;
    }

    @Override
    public String title() {
      return "features of %s by %s"
          .formatted(run.dataset().title(), run.plan().encoder().plugin().name());
    }

    @Override
    public Optional<String> configuration() {
      return Optional.of(run.manifest().setup().configurationDigest());
    }

    @Override
    public int threads() {
      return run.plan().threads();
    }

    @Override
    public List<Work> works() {
      Examples all = run.dataset().split(Split.TRAIN);
      int count = (int) Math.min(MOST, all.size());
      Examples examples = new Subset(all, IntStream.range(0, count).toArray());
      Model model = run.encoder().model();
      FeatureEncoding made =
          FiniteEncoding.of(model, FeatureReader.spec(examples, model.preprocessing()), threads());
      encoding = made;
      FeatureReader reader =
          new FeatureReader(model.preprocessing(), threads(), made::encode, made.dim());
      return List.of(
          new RepeatedWork(
              "feature extraction",
              "examples/s",
              count,
              () -> reader.features(examples, done -> {})));
    }

    @Override
    public void close() {
      Objects.requireNonNull(encoding).close();
    }
  }
}
