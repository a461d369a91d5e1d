package org.isomer.embedding;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.isomer.config.ConfigPaths;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.data.Datasets;
import org.isomer.data.Sources;
import org.isomer.data.Unsplit;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Source;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/** Opens the examples that vectors are made of, and those that they were made of. */
public final class EmbeddedReader {
  private final Sources sources;
  private final Datasets datasets;
  private final ConfigReader reader;

  /** With the plugins of a catalog. */
  @Inject
  public EmbeddedReader(Sources sources, Datasets datasets, ConfigReader reader) {
    this.sources = sources;
    this.datasets = datasets;
    this.reader = reader;
  }

  /** A data set as a note keeps it. */
  private record Kept(@Option(help = "The data set") Choice<Dataset> dataset) {}

  /**
   * All examples of a file or a folder.
   *
   * @throws BadInputException if they cannot be read
   */
  public Embedded files(Source source) {
    Unsplit read = sources.read(source);
    return new Embedded(
        read.title(),
        read.digest(),
        Embedded.ALL,
        new VectorsNote.Origin(
            source.path().toAbsolutePath().normalize().toString(), source.columns(), ""),
        read.examples());
  }

  /**
   * The examples of a split.
   *
   * @throws BadInputException if there are none, or the data cannot be read
   */
  public Embedded split(Choice<Dataset> chosen, Split split) {
    return split(datasets.open(chosen), chosen, split);
  }

  /** As the other, of a data set that is open. */
  public Embedded split(Dataset dataset, Choice<Dataset> chosen, Split split) {
    String name = split.name().toLowerCase(Locale.ROOT);
    Examples examples = dataset.split(split);
    if (examples.size() == 0) {
      throw new BadInputException(
          "embed: %s has no %s examples. Choose another --split.".formatted(dataset.title(), name));
    }
    return new Embedded(
        dataset.title(),
        dataset.digest(),
        name,
        new VectorsNote.Origin("", List.of(), inline(chosen)),
        examples,
        dataset.findings().warnings());
  }

  private static String inline(Choice<Dataset> chosen) {
    return ConfigWriter.toInlineYaml(
        new Kept(ConfigPaths.map(chosen, path -> path.toAbsolutePath().normalize())));
  }

  /**
   * The examples that vectors were made of.
   *
   * @param file the file of vectors
   * @throws BadInputException if they are no longer there, or are no longer the same
   */
  Examples again(Path file, VectorsNote note, InputSpec input) {
    VectorsNote.Origin origin = note.examples();
    if (origin == null) {
      throw new BadInputException(
          "%s does not say where its examples are".formatted(VectorsNote.beside(file)));
    }
    Embedded now =
        origin.path().isEmpty()
            ? split(
                reader
                    .bindInline(Kept.class, VectorsNote.beside(file).toString(), origin.dataset())
                    .dataset(),
                Split.valueOf(note.split().toUpperCase(Locale.ROOT)))
            : files(new Source(Path.of(origin.path()), origin.columns(), input));
    if (!now.digest().equals(note.dataDigest())) {
      throw new BadInputException(
          "%s has changed since %s was made of it".formatted(note.data(), file));
    }
    return now.examples();
  }
}
