package org.isomer.data.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.data.relation.SplitRelations;
import org.isomer.data.relation.SplitRelations.Part;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;
import org.isomer.spi.Relations;
import org.isomer.spi.RelationsPlugin;
import org.isomer.spi.Split;

/**
 * Queries, documents and the relevance of some to others in a folder as BEIR (Thakur et al. 2021)
 * has it: {@code corpus.jsonl} ({@code _id}, {@code title}, {@code text}), {@code queries.jsonl}
 * ({@code _id}, {@code text}), and for each split {@code qrels/train.tsv}, {@code dev.tsv} or
 * {@code test.tsv} ({@code query-id}, {@code corpus-id}, {@code score}), each of them plain or with
 * {@code .gz}. A title stands before its text.
 */
public final class Beir implements RelationsPlugin<Beir.Config> {
  /** Where the files are. */
  public record Config(
      @Option(help = "The folder with corpus.jsonl, queries.jsonl and qrels") Path folder,
      @Option(help = "What reports call the data; by default the folder's name")
          Optional<String> title) {}

  @Override
  public String name() {
    return "beir";
  }

  @Override
  public String summary() {
    return "Queries, documents and relevance in a folder as BEIR has it";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Relations create(Config config) {
    Path folder = config.folder();
    Passages documents = Passages.corpus(required(folder, "corpus.jsonl"));
    Passages queries = Passages.queries(required(folder, "queries.jsonl"));
    TextPool pool = documents.pool(documents.texts().keySet());
    Map<Split, Part> parts = new EnumMap<>(Split.class);
    boolean judged = false;
    for (Split split : Split.values()) {
      Optional<Path> file = there(folder, judgements(split));
      judged |= file.isPresent();
      parts.put(
          split,
          Judgements.of(file.map(path -> DelimitedFile.of(path, Header.FIXED)), queries, pool));
    }
    if (!judged) {
      throw new BadInputException(
          "%s: there is none of qrels/train.tsv, qrels/dev.tsv and qrels/test.tsv. Is it a folder as BEIR has it?"
              .formatted(folder));
    }
    return new SplitRelations(
        config.title().orElseGet(() -> String.valueOf(folder.toAbsolutePath().getFileName())),
        List.of("query", "document"),
        parts,
        new Findings(
            List.of(),
            Stream.concat(documents.warnings().stream(), queries.warnings().stream()).toList()));
  }

  private static String judgements(Split split) {
    return switch (split) {
      case TRAIN -> "qrels/train.tsv";
      case VALIDATION -> "qrels/dev.tsv";
      case TEST -> "qrels/test.tsv";
    };
  }

  private static Path required(Path folder, String name) {
    return there(folder, name)
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: there is no %s. Is it a folder as BEIR has it?".formatted(folder, name)));
  }

  private static Optional<Path> there(Path folder, String name) {
    return List.of(folder.resolve(name), folder.resolve(name + ".gz")).stream()
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
