package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.data.text.Texts.LabelledText;
import org.isomer.modality.text.Text;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;
import org.isomer.spi.Source;
import org.isomer.tensor.InputSpec;

/**
 * Texts in files, one for each split: what ends in {@code .tsv} holds tab-separated values, in
 * {@code .jsonl} a JSON object on each line, in {@code .txt} a text on each line, everything else
 * comma-separated values (RFC 4180); all in UTF-8, and compressed if {@code .gz} follows. A split
 * without a file is cut from train, first the test split, then the validation split from the rest.
 * Several text columns are joined by a blank.
 */
public final class TextCsv implements DatasetPlugin<TextCsv.Config> {
  /** Where the texts are. */
  public record Config(
      @Option(help = "The file of the training texts") Path train,
      @Option(help = "The file of the validation texts; by default a part of train is cut off")
          Optional<Path> validation,
      @Option(help = "The file of the test texts; by default a part of train is cut off")
          Optional<Path> test,
      @Option(
              help = "Whether the first line of a file of separated values names the columns",
              value = "true")
          boolean header,
      @Option(
              help =
                  "The columns of the text, by name or by number from 1; in JSON the names of members",
              value = "[text]",
              distinct = true)
          List<String> text,
      @Option(help = "The column of the label, by name or number; by default there are no labels")
          Optional<String> label,
      @Option(
              help =
                  "A file with a class on each line; a label is then a name or, from 1, the number of a line. By default classes are the labels in the order of their characters")
          Optional<Path> classes,
      @Option(help = "What reports call the data; by default the training file's name")
          Optional<String> title,
      @Option(
              help =
                  "Part of each class of train that is cut off as validation split, if it has no file",
              value = "0.1",
              min = 0,
              max = 0.9)
          double validationFraction,
      @Option(
              help = "Part of each class of train that is cut off as test split, if it has no file",
              value = "0.1",
              min = 0,
              max = 0.9)
          double testFraction) {
    /** Copies the list. */
    public Config {
      text = List.copyOf(text);
    }
  }

  /** A file that has been read. */
  private record Part(String name, Table file, List<LabelledText> texts) {
    static Part read(String name, Path path, boolean header, Columns columns) {
      Table file = Table.of(path, header);
      return new Part(name, file, columns.read(file));
    }

    List<String> doubts() {
      return LostCharacters.doubts(file.path(), texts.stream().map(LabelledText::text).toList());
    }

    AnnotatedExamples<OptionalInt> labelled(ClassNames classes) {
      return new Texts(name, texts, classes.labels(file, texts));
    }
  }

  @Override
  public String name() {
    return "text-csv";
  }

  @Override
  public String summary() {
    return "Texts in files (CSV, TSV, JSON lines, plain lines), with a class for each or without labels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    if (config.text.isEmpty()) {
      throw new BadInputException("text-csv: the option text names no column. Name at least one.");
    }
    if (config.classes.isPresent() && config.label.isEmpty()) {
      throw new BadInputException(
          "text-csv: classes are named, but no column of labels. Give the option label, or leave classes out.");
    }
    Columns columns = new Columns(config.text, config.label);
    Part train = Part.read("train", config.train, config.header, columns);
    Optional<Part> validation =
        config.validation.map(file -> Part.read("validation", file, config.header, columns));
    Optional<Part> test = config.test.map(file -> Part.read("test", file, config.header, columns));
    ClassNames classes = classes(config, train, validation, test);
    StratifiedCut tested = cut(train.labelled(classes), test, classes, config.testFraction, "test");
    StratifiedCut validated =
        cut(tested.kept(), validation, classes, config.validationFraction, "validation");
    return new SplitDataset(
        config.title.orElseGet(() -> String.valueOf(config.train.getFileName())),
        classes.names(),
        validated.kept(),
        validated.taken(),
        tested.taken(),
        new Findings(
            List.of(),
            Stream.concat(Stream.of(train), Stream.of(validation, test).flatMap(Optional::stream))
                .flatMap(part -> part.doubts().stream())
                .toList()));
  }

  @Override
  public Optional<Examples> examples(Source source, FileIndex index) {
    TextSource texts = new TextSource(source);
    return source.isOf(Text.MODALITY) && texts.isRead()
        ? Optional.of(texts.texts())
        : Optional.empty();
  }

  @Override
  public Optional<Examples> typed(String words, InputSpec input) {
    if (!input.modality().equals(Text.MODALITY)) {
      return Optional.empty();
    }
    if (words.isBlank()) {
      throw new BadInputException("The text is empty. Give some words.");
    }
    return Optional.of(new TextPool(List.of(words), List.of(words)));
  }

  private static ClassNames classes(
      Config config, Part train, Optional<Part> validation, Optional<Part> test) {
    if (config.label.isEmpty()) {
      return ClassNames.none();
    }
    List<LabelledText> all = new ArrayList<>(train.texts);
    validation.ifPresent(part -> all.addAll(part.texts));
    test.ifPresent(part -> all.addAll(part.texts));
    return config.classes.map(ClassNames::read).orElseGet(() -> ClassNames.of(all));
  }

  private static StratifiedCut cut(
      AnnotatedExamples<OptionalInt> all,
      Optional<Part> given,
      ClassNames classes,
      double fraction,
      String purpose) {
    return given.isPresent()
        ? new StratifiedCut(all, given.get().labelled(classes))
        : StratifiedCut.of(all, fraction, purpose);
  }
}
