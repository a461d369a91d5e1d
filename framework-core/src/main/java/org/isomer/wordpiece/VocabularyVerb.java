package org.isomer.wordpiece;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.modality.text.Text;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/** {@code isomer vocabulary --data DATASET --out FILE}. */
public final class VocabularyVerb implements CommandPlugin<VocabularyVerb.Config> {
  /** The command line of vocabulary. */
  public record Config(
      @Option(
              help =
                  "The texts, as a configuration states its dataset, such as"
                      + " '{name: text-csv, train: train.csv}'; only the training split is read")
          Choice<Dataset> data,
      @Option(
              help =
                  "Pieces of the vocabulary, the five special ones among them; fewer where the"
                      + " texts give no more",
              value = "8000",
              min = 100,
              max = 1_000_000)
          int size,
      @Option(
              help = "How often a piece of several characters has to occur",
              value = "2",
              min = 1,
              max = 1e9)
          int minCount,
      @Option(help = "The file to write, such as vocab.txt; must not exist") Path out) {}

  @Override
  public String name() {
    return "vocabulary";
  }

  @Override
  public String summary() {
    return "Trains a word-piece vocabulary on the training texts of a data set";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "vocabulary --data '{name: text-csv, train: train.csv, text: [title, body]}' --size 4000 --out vocab.txt");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Making.class;
  }

  record Making(Config config, Console console) implements Command {
    @Inject
    Making {}

    @Override
    public void run() {
      make(config, console);
    }
  }

  /**
   * Trains a vocabulary and writes it.
   *
   * @throws BadInputException if the file is there already, or the data hold no texts
   */
  public static void make(Config config, Console console) {
    prepare(config.out);
    Dataset dataset = config.data.create();
    Examples texts = dataset.split(Split.TRAIN);
    if (!(texts.buffer() instanceof Text text)) {
      throw new BadInputException(
          "vocabulary: %s holds examples of type %s, but a vocabulary is made of texts. Choose a data set of texts."
              .formatted(dataset.title(), texts.buffer().getClass().getSimpleName()));
    }
    VocabularyTraining training = new VocabularyTraining();
    try (Progress progress = console.progress("read", texts.size(), "texts")) {
      for (long i = 0; i < texts.size(); i++) {
        texts.read(i, text);
        training.read(text.content());
        progress.advance(1);
      }
    }
    Vocabulary vocabulary;
    try (Progress progress = console.progress("vocabulary", config.size, "pieces")) {
      vocabulary = training.train(config.size, config.minCount, progress::advance);
    }
    write(vocabulary, config.out);
    console.print(
        "%s: %d pieces of %d different words in %d training texts of %s; SHA-256 %s"
            .formatted(
                config.out,
                vocabulary.size(),
                training.words(),
                texts.size(),
                dataset.title(),
                vocabulary.digest()));
  }

  /** Notices before the work what would make it vain. */
  private static void prepare(Path out) {
    if (Files.exists(out)) {
      throw new BadInputException(
          out + ": exists already; nothing was changed. Choose another --out.");
    }
    try {
      AtomicFiles.prepare(Objects.requireNonNull(out.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(out, e), e);
    }
  }

  private static void write(Vocabulary vocabulary, Path out) {
    try {
      AtomicFiles.write(out, vocabulary.bytes());
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(out, e), e);
    }
  }
}
