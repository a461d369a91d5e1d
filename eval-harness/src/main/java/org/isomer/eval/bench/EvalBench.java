package org.isomer.eval.bench;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.bench.measure.Bench;
import org.isomer.bench.measure.RepeatedWork;
import org.isomer.bench.measure.Request;
import org.isomer.bench.measure.Trial;
import org.isomer.bench.measure.Work;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.data.Subset;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.RunEncoder;
import org.isomer.eval.subject.Runs;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.train.Terms;
import org.jspecify.annotations.Nullable;

/**
 * {@code isomer bench eval RUN|MODEL}: the features of training examples by an encoder, reading and
 * preprocessing included, as {@code eval} makes them. A call is of the first {@value #MOST}
 * examples of a run's data, or of all where there are fewer, and of all those of {@code --data}.
 */
public final class EvalBench implements Bench {
  private static final int MOST = 2048;

  private final Runs runs;
  private final ConfigReader reader;
  private final Datasets datasets;

  /** With what opens runs, model files and data. */
  @Inject
  public EvalBench(Runs runs, ConfigReader reader, Datasets datasets) {
    this.runs = runs;
    this.reader = reader;
    this.datasets = datasets;
  }

  @Override
  public String name() {
    return "eval";
  }

  @Override
  public String argument() {
    return "RUN or model file";
  }

  @Override
  public boolean takesChanges() {
    return true;
  }

  @Override
  public boolean takesData() {
    return true;
  }

  @Override
  public List<Trial> open(Request request) {
    Path place = Path.of(request.of());
    if (request.data().isEmpty() && Files.isRegularFile(place)) {
      throw new BadInputException(
          "%s: a model file has no data of its own. Name some, as with --data '{name: image-folder, path: FOLDER}'."
              .formatted(place));
    }
    if (Files.isRegularFile(place) && !request.set().isEmpty()) {
      throw new BadInputException(
          "%s: a model file has no data that could have moved. Leave --set out.".formatted(place));
    }
    return List.of(
        request.data().isPresent()
            ? of(place, request.data().get(), request.set())
            : of(place, request.set()));
  }

  /** The run's own data. */
  private Extraction of(Path place, List<String> places) {
    PretrainedRun run = runs.open(place, Terms.STRICT, places);
    Examples all = run.dataset().split(Split.TRAIN);
    int count = (int) Math.min(MOST, all.size());
    return new Extraction(
        "features of %s by %s"
            .formatted(run.dataset().title(), run.plan().encoder().plugin().name()),
        Optional.of(run.manifest().setup().configurationDigest()),
        run.encoder().model(),
        run.plan().threads(),
        new Subset(all, IntStream.range(0, count).toArray()));
  }

  private Extraction of(Path place, Choice<Dataset> data, List<String> places) {
    Dataset dataset = datasets.open(data);
    if (Files.isRegularFile(place)) {
      return of(
          StoredModel.read(place, reader).open(),
          Runtime.getRuntime().availableProcessors(),
          dataset);
    }
    RunEncoder run = runs.encoder(place, Terms.STRICT, places);
    return of(run.model(), run.plan().threads(), dataset);
  }

  private static Extraction of(Model model, int threads, Dataset dataset) {
    return new Extraction(
        "features of %s by %s".formatted(dataset.title(), model.name()),
        Optional.empty(),
        model,
        threads,
        dataset.split(Split.TRAIN));
  }

  private static final class Extraction implements Trial {
    private final String title;
    private final Optional<String> configuration;
    private final Model model;
    private final int threads;
    private final Examples examples;
    private @Nullable FeatureEncoding encoding;

    Extraction(
        String title, Optional<String> configuration, Model model, int threads, Examples examples) {
      this.title = title;
      this.configuration = configuration;
      this.model = model;
      this.threads = threads;
      this.examples = examples;
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public Optional<String> configuration() {
      return configuration;
    }

    @Override
    public int threads() {
      return threads;
    }

    @Override
    public List<Work> works() {
      FeatureEncoding made =
          FiniteEncoding.of(model, FeatureReader.spec(examples, model.preprocessing()), threads());
      encoding = made;
      FeatureReader reader =
          new FeatureReader(model.preprocessing(), threads(), made::encode, made.dim());
      return List.of(
          new RepeatedWork(
              "feature extraction",
              "examples/s",
              examples.size(),
              () -> reader.features(examples, done -> {})));
    }

    @Override
    public void close() {
      Objects.requireNonNull(encoding).close();
    }
  }
}
