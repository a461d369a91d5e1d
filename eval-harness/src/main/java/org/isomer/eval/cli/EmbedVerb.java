package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.HelpSection;
import org.isomer.cli.spi.Progress;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.embedding.Embedded;
import org.isomer.embedding.EmbeddedReader;
import org.isomer.embedding.Encoders;
import org.isomer.embedding.OpenEncoder;
import org.isomer.embedding.VectorFormat;
import org.isomer.embedding.VectorWriter;
import org.isomer.embedding.VectorWriters;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Runs;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Option;
import org.isomer.spi.Source;
import org.isomer.spi.Split;
import org.isomer.text.ShellCommand;
import org.isomer.train.RunDirectory;
import org.isomer.train.Terms;

/** {@code isomer embed RUN|MODEL [DATA] --out FILE}. */
public final class EmbedVerb implements CommandPlugin<EmbedVerb.Config> {
  /** The command line of embed. */
  public record Config(
      @Argument("RUN|MODEL")
          @Option(
              help =
                  "A run directory, as pretrain makes it, a model file (YAML) or its folder, as export makes it,"
                      + " or the config.json of a BERT in a folder of Hugging Face's")
          Path model,
      @Argument("DATA")
          @Option(
              help =
                  "A file or a folder, with labels or without: images; texts (.txt a text on each line, .csv, .tsv, .jsonl);"
                      + " series (.npy, .npz, .ts, .arff, .tsv, .txt, or .csv with a row for each position); all of it is embedded")
          Optional<Path> files,
      @Option(
              help =
                  "The examples of a split, as a configuration states its dataset, in place of DATA; without either, those of the run")
          Optional<Choice<Dataset>> data,
      @Option(
              help =
                  "Which split of --data or of the run; train if not given, whose examples are what teacher-vectors learns from")
          Optional<Split> split,
      @Option(
              help =
                  "The columns to read of tables in DATA, by name or by number from 1; of texts the one called text, of series all, if not given",
              value = "[]",
              distinct = true)
          List<String> columns,
      @Option(help = Runs.PLACES, value = "[]") List<String> set,
      @Option(
              help =
                  "The file to write, whose ending says how, such as .npy, .csv or .jsonl; must not exist")
          Path out) {
    /** Copies the list. */
    public Config {
      columns = List.copyOf(columns);
      set = List.copyOf(set);
    }
  }

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public String summary() {
    return "Writes the feature vectors of examples, for other programs, for search or to teach another encoder";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "embed runs/mine photos --out photos.npy",
        "embed runs/simcse reviews.csv --columns review --out reviews.jsonl",
        "embed runs/simcse --split test --out vectors.csv",
        "embed runs/simclr --split test --set dataset.path=/data/moved --out vectors.npy",
        "embed all-MiniLM-L6-v2/config.json --data '{name: text-csv, train: sentences.txt}' --out teacher.npy");
  }

  @Override
  public Optional<Class<? extends HelpSection>> helpSection() {
    return Optional.of(Endings.class);
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.files().isPresent() && (config.data().isPresent() || config.split().isPresent())) {
      throw new BadInputException(
          "embed: DATA is %s, which is embedded as a whole; leave out --data and --split."
              .formatted(config.files().get()));
    }
    if (config.files().isEmpty() && !config.columns().isEmpty()) {
      throw new BadInputException(
          "embed: --columns is for tables in DATA, and there is no DATA. Name a file, or leave --columns out.");
    }
    return Embedding.class;
  }

  record Endings(VectorWriters writers) implements HelpSection {
    @Inject
    Endings {}

    @Override
    public String title() {
      return "endings of --out, those of plugins too";
    }

    @Override
    public List<Entry> entries() {
      return writers.all().stream()
          .map(writer -> new Entry(writer.ending(), writer.summary()))
          .toList();
    }
  }

  /** Who embeds what. */
  private record Work(OpenEncoder encoder, Embedded examples) {}

  record Embedding(
      Config config,
      Encoders encoders,
      EmbeddedReader reader,
      Runs runs,
      VectorWriters writers,
      Console console)
      implements Command {
    @Inject
    Embedding {}

    @Override
    public void run() {
      VectorWriter format = writers.of(config.out());
      prepare(format);
      try (FolderLock lock = FolderLock.ofFile(config.out())) {
        requireFree(format); // another Isomer may have written it before it gave the lock back
        embed(format);
      }
    }

    private void embed(VectorWriter format) {
      Work work = work();
      Embedded examples = work.examples();
      List<String> doubts =
          new ArrayList<>(work.encoder().doubts(examples.name(), examples.examples()));
      examples.warnings().stream().filter(each -> !doubts.contains(each)).forEach(doubts::add);
      doubts.forEach(console::warn);
      FeatureMatrix vectors;
      try (Progress progress =
          console.progress("embed", "encoded", examples.examples().size(), "examples")) {
        vectors = work.encoder().vectors(examples.examples(), progress::advance);
      }
      Model model = work.encoder().model();
      List<String> ids = examples.ids();
      requireFree(format);
      try {
        if (format == VectorFormat.NPY) {
          new VectorsNote(
                  model.name(),
                  model.digest(),
                  examples.title(),
                  examples.digest(),
                  examples.split(),
                  format.digest(ids, vectors.rows()),
                  examples.origin(),
                  doubts,
                  format.python(config.out()),
                  ids)
              .writeBeside(config.out());
        }
        format.write(config.out(), ids, vectors.rows());
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.writing(config.out(), e), e);
      }
      console.sentence(
          "%s: %d vectors of %d numbers, by %s, of %s"
              .formatted(
                  config.out(), vectors.size(), vectors.dim(), model.name(), examples.words()));
      console.line("From Python:");
      format.python(config.out()).forEach(line -> console.line("  " + line));
      if (format == VectorFormat.NPY) {
        printNext(examples, ids);
      }
    }

    private void printNext(Embedded examples, List<String> ids) {
      Optional<Path> query = examples.file(ids.get(0));
      if (query.isPresent()) {
        console.next(
            "search", config.model(), query.get(), "--index", config.out(), "--page", page());
      } else {
        console.line(
            "To search them: %s; QUERY is a file or a text."
                .formatted(
                    ShellCommand.fromHere(
                        "search", config.model(), "QUERY", "--index", config.out())));
      }
    }

    private Path page() {
      String name = String.valueOf(config.out().getFileName());
      return config.out().resolveSibling(name.replaceFirst("\\.npy$", "") + "-found");
    }

    /** Notices before the work what would make it vain. */
    private void prepare(VectorWriter format) {
      requireFree(format);
      try {
        AtomicFiles.prepare(Objects.requireNonNull(config.out().toAbsolutePath().getParent()));
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.writing(config.out(), e), e);
      }
    }

    private void requireFree(VectorWriter format) {
      Path note = VectorsNote.beside(config.out());
      if (Files.exists(config.out())) {
        throw exists(config.out());
      }
      // A note of ours without vectors is what a kill has left.
      if (format == VectorFormat.NPY && Files.exists(note) && !VectorsNote.isBeside(config.out())) {
        throw exists(note);
      }
    }

    private static BadInputException exists(Path file) {
      return new BadInputException(
          file + ": exists already; nothing was changed. Choose another name.");
    }

    private Work work() {
      if (config.files().isEmpty() && config.data().isEmpty()) {
        return ofRun();
      }
      OpenEncoder encoder = encoders.open(config.model(), config.set());
      return new Work(
          encoder,
          config.data().isPresent()
              ? reader.split(config.data().get(), config.split().orElse(Split.TRAIN))
              : reader.files(
                  new Source(
                      config.files().orElseThrow(), config.columns(), encoder.model().input())));
    }

    private Work ofRun() {
      boolean isRun =
          Files.isDirectory(config.model())
              && Files.exists(new RunDirectory(config.model()).manifestFile());
      if (!isRun) {
        encoders.open(config.model(), config.set()); // whatever else is wrong is said first
        throw new BadInputException(
            config.model()
                + ": a model file brings no data. Name a file or a folder behind it, or a data set with --data, such as '{name: text-csv, train: sentences.txt}'.");
      }
      PretrainedRun run = runs.open(config.model(), Terms.STRICT, config.set());
      return new Work(
          new OpenEncoder(run.encoder().model(), run.plan().threads(), run.warnings()),
          reader.split(run.dataset(), run.plan().dataset(), config.split().orElse(Split.TRAIN)));
    }
  }
}
