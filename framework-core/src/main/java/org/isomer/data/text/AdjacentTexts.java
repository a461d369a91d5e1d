package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * Neighbours in running text: each text, such as a sentence, and the one that follows it in its
 * document. In a file of plain lines an empty line ends a document; elsewhere a column may say
 * which document a text belongs to. There is a train split only.
 */
public final class AdjacentTexts implements RelationsPlugin<AdjacentTexts.Config> {
  /** Where the texts are. */
  public record Config(
      @Option(help = "The file of the texts, in their order") Path train,
      @Option(
              help = "Whether the first line of a file of separated values names the columns",
              value = "true")
          boolean header,
      @Option(help = "The column of the text, by name or by number from 1", value = "text")
          String column,
      @Option(
              help =
                  "The column that names the document of a text; by default all are of one, but for empty lines between plain lines")
          Optional<String> document,
      @Option(help = "What reports call the data; by default the file's name")
          Optional<String> title) {}

  /** A text of a document. */
  private record Sentence(int line, String text, String document) {
    /** Whether another one goes on with it. */
    boolean precedes(Sentence next, boolean byLine) {
      return byLine ? next.line == line + 1 : next.document.equals(document);
    }
  }

  @Override
  public String name() {
    return "adjacent-texts";
  }

  @Override
  public String summary() {
    return "Each sentence of running text with the next one of its document";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Relations create(Config config) {
    Table table = Table.of(config.train, config.header);
    List<Sentence> sentences =
        table.read(
            Stream.concat(Stream.of(config.column), config.document.stream()).toList(),
            fields ->
                new Sentence(
                    fields.line(),
                    fields.filled(0, "text"),
                    config.document.isPresent() ? fields.filled(1, "document") : ""));
    Part train = related(sentences, table instanceof PlainLines);
    if (train.members().get(0).length == 0) {
      throw new BadInputException(
          "%s: no text follows another one of its document, so there are no pairs. Put the sentences of a document one after the other."
              .formatted(config.train));
    }
    Map<Split, Part> parts = new EnumMap<>(Split.class);
    parts.put(Split.TRAIN, train);
    parts.put(Split.VALIDATION, related(List.of(), false));
    parts.put(Split.TEST, related(List.of(), false));
    return new SplitRelations(
        config.title.orElseGet(() -> String.valueOf(config.train.getFileName())),
        List.of("text", "next"),
        parts,
        new Findings(
            List.of(),
            LostCharacters.doubts(config.train, sentences.stream().map(Sentence::text).toList())));
  }

  private static Part related(List<Sentence> sentences, boolean byLine) {
    int[] first =
        IntStream.range(0, Math.max(0, sentences.size() - 1))
            .filter(i -> sentences.get(i).precedes(sentences.get(i + 1), byLine))
            .toArray();
    int[] next = IntStream.of(first).map(i -> i + 1).toArray();
    List<String> ids = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Sentence sentence : sentences) {
      ids.add("train/" + sentence.line());
      texts.add(sentence.text());
    }
    TextPool pool = new TextPool(ids, texts);
    return new Part(List.of(pool, pool), List.of(first, next), Optional.empty());
  }
}
