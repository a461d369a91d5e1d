package org.isomer.data.relation;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.isomer.data.ContentDigest;
import org.isomer.data.union.JoinedExamples;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * The examples of relations, each once and without labels: what can be learned from sentences
 * without knowing which of them belong together.
 */
public final class Members implements DatasetPlugin<Members.Config> {
  /** Which relations. */
  public record Config(
      @Option(help = "The relations whose examples these are") Choice<Relations> relations) {}

  @Override
  public String name() {
    return "members";
  }

  @Override
  public String summary() {
    return "The examples of relations, each once, without labels";
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
    return new RelationMembers(config.relations().open(index));
  }

  private static final class RelationMembers implements Dataset {
    private final Relations relations;
    private final Map<Split, Examples> splits = new EnumMap<>(Split.class);

    RelationMembers(Relations relations) {
      this.relations = relations;
      for (Split split : Split.values()) {
        RelatedExamples related = relations.split(split);
        Set<Examples> pools = new LinkedHashSet<>();
        for (int role = 0; role < relations.roles().size(); role++) {
          pools.add(related.pool(role));
        }
        splits.put(split, new JoinedExamples(List.copyOf(pools)));
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
      return new ContentDigest().add("members").add(relations.digest()).hex();
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
}
