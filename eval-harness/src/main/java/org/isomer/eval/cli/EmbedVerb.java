package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.Runs;
import org.isomer.feature.FeatureReader;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.train.Terms;

/** {@code isomer embed RUN|MODEL.yaml --data DATASET --out FILE.npy}. */
public final class EmbedVerb implements CommandPlugin<EmbedVerb.Config> {
  /** The command line of embed. */
  public record Config(
      @Argument("RUN|MODEL.yaml")
          @Option(
              help =
                  "A run directory, as pretrain makes it, a model file (YAML), as export makes it,"
                      + " or the config.json of a BERT in a folder of Hugging Face's")
          Path model,
      @Option(
              help =
                  "The examples, as a configuration states its dataset; those of the run without it")
          Optional<Choice<Dataset>> data,
      @Option(
              help =
                  "Whose examples are embedded; training examples are what teacher-vectors learns from",
              value = "train")
          Split split,
      @Option(
              help =
                  "The file to write: a matrix of NumPy, a row for each example in their order, and"
                      + " beside it a .json that says whose they are; must not exist")
          Path out) {}

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public String summary() {
    return "Writes the feature vectors of examples, for other programs or to teach another encoder";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "embed runs/simcse --split test --out vectors.npy",
        "embed all-MiniLM-L6-v2/config.json --data '{name: text-csv, train: sentences.txt}' --out teacher.npy");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (!FileListing.ending(config.out()).equals(".npy")) {
      throw new BadInputException(
          "embed: --out is %s, but vectors are written as an array of NumPy. Give it a name that ends with .npy."
              .formatted(config.out()));
    }
    return Embedding.class;
  }

  /** What embeds, and what it embeds. */
  private record Subject(Model model, Dataset dataset, int threads) {}

  record Embedding(
      Config config, Runs runs, ConfigReader reader, Datasets datasets, Console console)
      implements Command {
    @Inject
    Embedding {}

    @Override
    public void run() {
      prepare();
      Subject subject = subject();
      String split = config.split().name().toLowerCase(Locale.ROOT);
      Examples examples = subject.dataset().split(config.split());
      if (examples.size() == 0) {
        throw new BadInputException(
            "embed: %s has no %s examples. Choose another --split."
                .formatted(subject.dataset().title(), split));
      }
      FeatureMatrix features = features(subject, examples);
      try {
        AtomicFiles.write(config.out(), NpyArray.ofRows(features.rows()));
        new VectorsNote(
                subject.model().name(),
                subject.model().digest(),
                subject.dataset().title(),
                subject.dataset().digest(),
                split)
            .writeBeside(config.out());
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.writing(config.out(), e), e);
      }
      console.print(
          "%s: %d vectors of %d numbers, by %s, of the %s examples of %s"
              .formatted(
                  config.out(),
                  features.size(),
                  features.dim(),
                  subject.model().name(),
                  split,
                  subject.dataset().title()));
    }

    /** Notices before the work what would make it vain. */
    private void prepare() {
      for (Path file : List.of(config.out(), VectorsNote.beside(config.out()))) {
        if (Files.exists(file)) {
          throw new BadInputException(
              file + ": exists already; nothing was changed. Choose another name.");
        }
      }
      try {
        AtomicFiles.prepare(Objects.requireNonNull(config.out().toAbsolutePath().getParent()));
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.writing(config.out(), e), e);
      }
    }

    private Subject subject() {
      if (Files.isRegularFile(config.model())) {
        Choice<Dataset> data =
            config
                .data()
                .orElseThrow(
                    () ->
                        new BadInputException(
                            config.model()
                                + ": a model file brings no data. Name it with --data, such as '{name: text-csv, train: sentences.txt}'."));
        return new Subject(
            StoredModel.read(config.model(), reader).open(),
            datasets.open(data),
            Runtime.getRuntime().availableProcessors());
      }
      PretrainedRun run = runs.open(config.model(), Terms.STRICT);
      return new Subject(
          RunContestant.of(run, Representation.PRETRAINED).model(),
          config.data().map(datasets::open).orElse(run.dataset()),
          run.plan().threads());
    }

    private FeatureMatrix features(Subject subject, Examples examples) {
      Model model = subject.model();
      try (FeatureEncoding encoding =
              model.open(FeatureReader.spec(examples, model.preprocessing()), subject.threads());
          Progress progress = console.progress("embed", "encoded", examples.size(), "examples")) {
        return new FeatureReader(
                model.preprocessing(), subject.threads(), encoding::encode, encoding.dim())
            .features(examples, progress::advance);
      }
    }
  }
}
