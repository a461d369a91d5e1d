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
import org.isomer.embedding.Embedded;
import org.isomer.embedding.EmbeddedReader;
import org.isomer.embedding.Encoders;
import org.isomer.embedding.OpenEncoder;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Runs;
import org.isomer.feature.FeatureReader;
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
  private final Encoders encoders;
  private final EmbeddedReader reader;

  /** With what opens runs, encoders and data. */
  @Inject
  public EvalBench(Runs runs, Encoders encoders, EmbeddedReader reader) {
    this.runs = runs;
    this.encoders = encoders;
    this.reader = reader;
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
  public boolean takesData() {
    return true;
  }

  @Override
  public List<Trial> open(Request request) {
    Path place = Path.of(request.of());
    return List.of(request.data().isPresent() ? of(place, request.data().get()) : of(place));
  }

  /** The run's own data. */
  private Extraction of(Path place) {
    PretrainedRun run = runs.open(place, Terms.STRICT);
    Examples all = run.dataset().split(Split.TRAIN);
    int count = (int) Math.min(MOST, all.size());
    return new Extraction(
        "features of %s by %s"
            .formatted(run.dataset().title(), run.plan().encoder().plugin().name()),
        Optional.of(run.manifest().setup().configurationDigest()),
        new OpenEncoder(run.encoder().model(), run.plan().threads(), List.of()),
        new Subset(all, IntStream.range(0, count).toArray()));
  }

  private Extraction of(Path place, Choice<Dataset> data) {
    OpenEncoder encoder = encoders.open(place);
    Embedded examples = reader.split(data, Split.TRAIN);
    return new Extraction(
        "features of %s by %s".formatted(examples.title(), encoder.model().name()),
        Optional.empty(),
        encoder,
        examples.examples());
  }

  private static final class Extraction implements Trial {
    private final String title;
    private final Optional<String> configuration;
    private final OpenEncoder encoder;
    private final Examples examples;
    private @Nullable FeatureEncoding encoding;

    Extraction(
        String title, Optional<String> configuration, OpenEncoder encoder, Examples examples) {
      this.title = title;
      this.configuration = configuration;
      this.encoder = encoder;
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
      return encoder.threads();
    }

    @Override
    public List<Work> works() {
      Model model = encoder.model();
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
