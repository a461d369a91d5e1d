package org.isomer.vocabulary;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.Sha256;
import org.isomer.modality.text.Text;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/** {@code isomer vocabulary --data DATASET --out FILE}. */
public final class VocabularyVerb implements CommandPlugin<VocabularyVerb.Config> {
  /** What is trained. */
  public enum Kind {
    /** Pieces of words in lower case, as BERT has them. */
    WORD_PIECE,
    /** Frequent pairs of bytes, as GPT-2 has them. */
    BYTE_PAIR;

    private Training training() {
      return switch (this) {
        case WORD_PIECE -> new WordPieceLearning();
        case BYTE_PAIR -> new BytePairLearning();
      };
    }
  }

  /** The command line of vocabulary. */
  public record Config(
      @Option(
              help =
                  "The texts, as a configuration states its dataset, such as"
                      + " '{name: text-csv, train: train.csv}'; only the training split is read")
          Choice<Dataset> data,
      @Option(
              help =
                  "word-piece: words in lower case, cut into pieces, as in BERT; byte-pair: bytes, of which frequent neighbours are joined, as in GPT-2",
              value = "word-piece")
          Kind kind,
      @Option(
              help =
                  "Tokens of the vocabulary, the five special ones among them; fewer where the"
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
      @Option(
              help =
                  "A file to write as well, with the number of texts in which each token occurs, for the encoder text-vectors; must not exist")
          Optional<Path> frequencies,
      @Option(
              help =
                  "The file to write: vocab.txt for the step word-pieces, or a tokenizer.json that Hugging Face's library opens, for byte-pairs the only one; must not exist")
          Path out) {}

  @Override
  public String name() {
    return "vocabulary";
  }

  @Override
  public String summary() {
    return "Trains a vocabulary of word pieces or byte pairs on the training texts of a data set";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "vocabulary --data '{name: text-csv, train: train.csv, text: [title, body]}' --size 4000 --out vocab.txt",
        "vocabulary --data '{name: text-csv, train: train.csv}' --kind byte-pair --size 8000 --out tokenizer.json");
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
   * @throws BadInputException if a file is there already, or the data hold no texts
   */
  public static void make(Config config, Console console) {
    prepare(config);
    Dataset dataset = config.data.create();
    Examples texts = dataset.split(Split.TRAIN);
    if (!(texts.buffer() instanceof Text)) {
      throw new BadInputException(
          "vocabulary: %s holds examples of type %s, but a vocabulary is made of texts. Choose a data set of texts."
              .formatted(dataset.title(), texts.buffer().getClass().getSimpleName()));
    }
    if (texts.size() == 0) {
      throw new BadInputException(
          "vocabulary: %s has no training texts. Add some.".formatted(dataset.title()));
    }
    Training training = config.kind.training();
    each(texts, console, "read", training::read);
    Trained trained;
    try (Progress progress = console.progress("vocabulary", "made", config.size, "tokens")) {
      trained = training.train(config.size, config.minCount, progress::advance);
    }
    boolean json = config.kind == Kind.BYTE_PAIR || isJson(config.out);
    byte[] content = json ? trained.tokenizer().json() : trained.list();
    write(config.out, content);
    console.line(
        "%s: %d tokens of %d different words in %d training texts of %s; SHA-256 %s"
            .formatted(
                config.out,
                trained.size(),
                training.words(),
                texts.size(),
                dataset.title(),
                Sha256.hex(content)));
    config.frequencies.ifPresent(
        file -> {
          Frequencies frequencies = new Frequencies(trained.tokenizer(), trained.size());
          each(texts, console, "counted tokens of", frequencies::read);
          write(file, frequencies.bytes());
          console.line(file + ": in how many texts each token occurs");
        });
  }

  private static void each(Examples texts, Console console, String verb, Consumer<String> reader) {
    Text text = (Text) texts.buffer();
    try (Progress progress = console.progress("vocabulary", verb, texts.size(), "texts")) {
      for (long i = 0; i < texts.size(); i++) {
        texts.read(i, text);
        reader.accept(text.content());
        progress.advance(1);
      }
    }
  }

  private static boolean isJson(Path file) {
    return file.toString().endsWith(".json");
  }

  /** Notices before the work what would make it vain. */
  private static void prepare(Config config) {
    if (config.kind == Kind.BYTE_PAIR && !isJson(config.out)) {
      throw new BadInputException(
          "vocabulary: byte pairs are written as a tokenizer.json, but --out is %s. Give it a name that ends with .json."
              .formatted(config.out));
    }
    List<Path> written = new ArrayList<>(List.of(config.out));
    config.frequencies.ifPresent(written::add);
    for (Path out : written) {
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
  }

  private static void write(Path out, byte[] content) {
    try {
      AtomicFiles.write(out, content);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(out, e), e);
    }
  }
}
