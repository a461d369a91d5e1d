package org.isomer.data.relation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.isomer.data.AnnotatedSubset;
import org.isomer.data.ContentDigest;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.RelationsPlugin;
import org.isomer.spi.Split;

/**
 * Labelled examples as queries and documents: a document answers the queries of its class. Queries
 * are from the split in question, documents always from train; the train split has no relations.
 * Which examples take part is drawn with a fixed key, so it is a property of the data.
 */
public final class SameClass implements RelationsPlugin<SameClass.Config> {
  private static final long KEY = 0;
  private static final long MOST = 50_000_000;

  /** Which examples. */
  public record Config(
      @Option(help = "Labelled data of any kind") Choice<Dataset> dataset,
      @Option(
              help = "How many examples of a split are queries, at most",
              value = "500",
              min = 1,
              max = 1e6)
          int queries,
      @Option(
              help = "How many examples of the training split are documents, at most",
              value = "2000",
              min = 1,
              max = 1e6)
          int documents) {}

  @Override
  public String name() {
    return "same-class";
  }

  @Override
  public String summary() {
    return "Labelled examples as queries, and those of the same class as what answers them";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Relations create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public Relations open(Config config, FileIndex index) {
    ClassData dataset = ClassData.of(config.dataset().open(index));
    if (dataset.classes().isEmpty()) {
      throw new BadInputException(
          "relations/same-class: the data set, %s, has no labels. Choose another one."
              .formatted(dataset.title()));
    }
    return new ClassRelations(dataset, config.queries(), config.documents());
  }

  private static final class ClassRelations implements Relations {
    private final ClassData dataset;
    private final String digest;
    private final Map<Split, RelatedExamples> splits = new EnumMap<>(Split.class);

    ClassRelations(ClassData dataset, int queries, int documents) {
      this.dataset = dataset;
      digest =
          new ContentDigest()
              .add("same-class")
              .add(dataset.digest())
              .add(queries)
              .add(documents)
              .hex();
      AnnotatedExamples<OptionalInt> corpus = drawn(dataset.split(Split.TRAIN), documents);
      for (Split split : Split.values()) {
        AnnotatedExamples<OptionalInt> asked =
            split == Split.TRAIN
                ? new AnnotatedSubset<>(dataset.split(split), new int[0])
                : drawn(dataset.split(split), queries);
        splits.put(split, related(asked, corpus));
      }
    }

    private static AnnotatedExamples<OptionalInt> drawn(
        AnnotatedExamples<OptionalInt> all, int count) {
      if (all.size() <= count) {
        return all;
      }
      int[] order =
          CounterRandom.of(KEY, "same-class").at(0, 0, 0).permutation(Math.toIntExact(all.size()));
      return new AnnotatedSubset<>(all, IntStream.of(order).limit(count).sorted().toArray());
    }

    private RelatedExamples related(
        AnnotatedExamples<OptionalInt> queries, AnnotatedExamples<OptionalInt> corpus) {
      long[] sizes = new long[dataset.classes().size()];
      for (int document = 0; document < corpus.size(); document++) {
        corpus.annotation(document).ifPresent(label -> sizes[label]++);
      }
      long relations =
          LongStream.range(0, queries.size())
              .mapToObj(queries::annotation)
              .flatMapToInt(OptionalInt::stream)
              .mapToLong(label -> sizes[label])
              .sum();
      if (relations > MOST) {
        throw new BadInputException(
            "relations/same-class: of %s there are %d relations, more than the %d that are kept. Lower queries or documents."
                .formatted(dataset.title(), relations, MOST));
      }
      int[] asking = new int[(int) relations];
      int[] answering = new int[(int) relations];
      int at = 0;
      for (int query = 0; query < queries.size(); query++) {
        OptionalInt label = queries.annotation(query);
        for (int document = 0; document < corpus.size(); document++) {
          if (label.isPresent() && label.equals(corpus.annotation(document))) {
            asking[at] = query;
            answering[at++] = document;
          }
        }
      }
      return new RelatedExamples(
          List.of(queries, corpus), List.of(asking, answering), Optional.empty());
    }

    @Override
    public String title() {
      return dataset.title();
    }

    @Override
    public List<String> roles() {
      return List.of("query", "document");
    }

    @Override
    public RelatedExamples split(Split split) {
      return Objects.requireNonNull(splits.get(split));
    }

    @Override
    public String digest() {
      return digest;
    }

    @Override
    public long memory() {
      return dataset.memory();
    }

    @Override
    public Findings findings() {
      return dataset.findings();
    }
  }
}
