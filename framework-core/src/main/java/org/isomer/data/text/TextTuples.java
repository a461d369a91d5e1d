package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * Pairs, triples or longer tuples of texts in files, one for each split, of the formats that {@link
 * TextCsv} reads. A record is a relation, and its columns are the roles. Equal texts of a split are
 * one example, whose name is that of the first: {@code train/12/anchor}.
 */
public final class TextTuples implements RelationsPlugin<TextTuples.Config> {
  /** Where the texts are. */
  public record Config(
      @Option(help = "The file of the tuples to train on") Optional<Path> train,
      @Option(help = "The file of the tuples on which choices are made") Optional<Path> validation,
      @Option(help = "The file of the tuples to test on") Optional<Path> test,
      @Option(
              help = "Whether the first line of a file of separated values names the columns",
              value = "true")
          boolean header,
      @Option(
              help =
                  "The columns of the texts, by name or by number from 1, such as [anchor, positive,"
                      + " negative]",
              value = "[sentence1, sentence2]",
              distinct = true)
          List<String> columns,
      @Option(help = "The column of the score; by default there are none") Optional<String> score,
      @Option(help = "What reports call the data; by default the name of the test file")
          Optional<String> title) {
    /** Copies the list. */
    public Config {
      columns = List.copyOf(columns);
    }

    private Optional<Path> file(Split split) {
      return switch (split) {
        case TRAIN -> train;
        case VALIDATION -> validation;
        case TEST -> test;
      };
    }
  }

  /** A record: its texts, and its score, if there are scores. */
  private record Tuple(int line, List<String> texts, double score) {}

  @Override
  public String name() {
    return "text-tuples";
  }

  @Override
  public String summary() {
    return "Pairs or triples of texts in files (CSV, TSV, JSON lines), with or without a score";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Relations create(Config config) {
    if (config.columns.size() < 2) {
      throw new BadInputException(
          "relations/text-tuples: columns names one column. Name two or more, such as [sentence1, sentence2].");
    }
    Path named =
        Stream.of(config.test, config.train, config.validation)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "relations/text-tuples: no file is named. Give train, validation or test."));
    Map<Split, Part> parts = new EnumMap<>(Split.class);
    List<String> doubts = new ArrayList<>();
    for (Split split : Split.values()) {
      List<Tuple> tuples =
          config
              .file(split)
              .map(path -> tuples(config, Table.of(path, config.header)))
              .orElse(List.of());
      parts.put(split, part(config, split, tuples));
      List<String> texts = tuples.stream().flatMap(tuple -> tuple.texts().stream()).toList();
      config.file(split).ifPresent(path -> doubts.addAll(LostCharacters.doubts(path, texts)));
    }
    return new SplitRelations(
        config.title.orElseGet(() -> String.valueOf(named.getFileName())),
        config.columns,
        parts,
        new Findings(List.of(), doubts));
  }

  private static Part part(Config config, Split split, List<Tuple> tuples) {
    String name = split.name().toLowerCase(Locale.ROOT);
    List<String> ids = new ArrayList<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    List<int[]> members = new ArrayList<>();
    config.columns.forEach(column -> members.add(new int[tuples.size()]));
    for (int i = 0; i < tuples.size(); i++) {
      for (int role = 0; role < members.size(); role++) {
        Integer next = places.size();
        Integer there = places.putIfAbsent(tuples.get(i).texts().get(role), next);
        if (there == null) {
          ids.add("%s/%d/%s".formatted(name, tuples.get(i).line(), config.columns.get(role)));
        }
        members.get(role)[i] = there == null ? next : there;
      }
    }
    TextPool pool = new TextPool(ids, List.copyOf(places.keySet()));
    return new Part(
        Collections.nCopies(members.size(), pool),
        members,
        config.score.map(column -> tuples.stream().mapToDouble(Tuple::score).toArray()));
  }

  private static List<Tuple> tuples(Config config, Table table) {
    int size = config.columns.size();
    return table.read(
        Stream.concat(config.columns.stream(), config.score.stream()).toList(),
        fields -> {
          List<String> texts = new ArrayList<>();
          for (int role = 0; role < size; role++) {
            texts.add(fields.filled(role, "text"));
          }
          return new Tuple(
              fields.line(), texts, config.score.isPresent() ? fields.number(size) : 1);
        });
  }
}
