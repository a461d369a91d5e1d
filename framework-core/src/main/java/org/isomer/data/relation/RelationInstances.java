package org.isomer.data.relation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.isomer.data.ContentDigest;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * Relations to train on: each is an instance with a member for each role, in the order of the
 * roles, and a score, if relations are graded.
 */
public final class RelationInstances implements DatasetPlugin<RelationInstances.Config> {
  /** Which relations. */
  public record Config(
      @Option(help = "The relations to train on") Choice<Relations> relations,
      @Option(
              help =
                  "The lowest and the highest score of the data, which become 0 and 1, such as [0, 5]; by default scores stay as they are",
              value = "[]",
              min = -1e9,
              max = 1e9,
              distinct = true)
          List<Double> scoreRange) {
    /** Copies the list. */
    public Config {
      scoreRange = List.copyOf(scoreRange);
    }
  }

  @Override
  public String name() {
    return "relations";
  }

  @Override
  public String summary() {
    return "Relations as instances whose members become views, with their scores";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Dataset create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public Dataset open(Config config, FileIndex index) {
    List<Double> range = config.scoreRange;
    if (!range.isEmpty() && (range.size() != 2 || range.get(0) >= range.get(1))) {
      throw new BadInputException(
          "dataset relations: score-range is %s. Give the lowest and the highest score, such as [0, 5], or leave it out."
              .formatted(range));
    }
    return new RelatedDataset(config.relations.open(index), range);
  }

  private static final class RelatedDataset implements Dataset {
    private final Relations relations;
    private final List<Double> range;
    private final Map<Split, Examples> splits = new EnumMap<>(Split.class);

    RelatedDataset(Relations relations, List<Double> range) {
      this.relations = relations;
      this.range = range;
      for (Split split : Split.values()) {
        RelatedExamples related = relations.split(split);
        requireOneKind(related);
        requireRange(related, split);
        splits.put(split, new Instances(split, related, relations.roles().size(), range));
      }
    }

    private void requireOneKind(RelatedExamples related) {
      Class<? extends Example> first = related.pool(0).buffer().getClass();
      for (int role = 1; role < relations.roles().size(); role++) {
        if (related.pool(role).buffer().getClass() != first) {
          throw new BadInputException(
              "dataset relations: in %s, %s and %s are examples of different types, and one encoder reads all members. Choose other relations."
                  .formatted(
                      relations.title(), relations.roles().get(0), relations.roles().get(role)));
        }
      }
    }

    private void requireRange(RelatedExamples related, Split split) {
      if (!range.isEmpty() && !related.graded() && related.size() > 0) {
        throw new BadInputException(
            "dataset relations: score-range is given, but %s has no scores. Name their column, or leave score-range out."
                .formatted(relations.title()));
      }
      for (int i = 0; i < related.size() && !range.isEmpty(); i++) {
        double grade = related.grade(i);
        if (grade < range.get(0) || grade > range.get(1)) {
          throw new BadInputException(
              "dataset relations: score-range is %s, but relation %d of the split %s of %s (%s) has the score %s. Widen score-range."
                  .formatted(
                      range,
                      i + 1,
                      split.name().toLowerCase(Locale.ROOT),
                      relations.title(),
                      related.pool(0).id(related.member(i, 0)),
                      grade));
        }
      }
    }

    @Override
    public String title() {
      return relations.title();
    }

    @Override
    public Examples split(Split split) {
      return Objects.requireNonNull(splits.get(split));
    }

    @Override
    public String digest() {
      ContentDigest sha = new ContentDigest().add("relations").add(relations.digest());
      range.forEach(bound -> sha.add(bound.toString()));
      return sha.hex();
    }

    @Override
    public long memory() {
      return relations.memory();
    }

    @Override
    public Findings findings() {
      return relations.findings();
    }
  }

  /** The relations of a split; an id is the number of one, from 1, as in {@code train/12}. */
  private record Instances(Split split, RelatedExamples related, int members, List<Double> range)
      implements Examples {
    @Override
    public long size() {
      return related.size();
    }

    @Override
    public String id(long index) {
      return split.name().toLowerCase(Locale.ROOT) + "/" + (index + 1);
    }

    @Override
    public Example buffer() {
      return related.pool(0).buffer();
    }

    @Override
    public void read(long index, Example into) {
      read(index, 0, into);
    }

    @Override
    public void read(long index, int member, Example into) {
      related.pool(member).read(related.member(Math.toIntExact(index), member), into);
    }

    @Override
    public boolean scored() {
      return related.graded();
    }

    @Override
    public float score(long index) {
      if (!related.graded()) {
        return 0;
      }
      double grade = related.grade(Math.toIntExact(index));
      return (float)
          (range.isEmpty() ? grade : (grade - range.get(0)) / (range.get(1) - range.get(0)));
    }
  }
}
