package org.isomer.data.union;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
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
import org.isomer.spi.Split;

/**
 * The examples of several data sets, split by split one set after the other and without labels, to
 * learn from more than one source. An id begins with the number of its set, as in {@code
 * 2/train/12}.
 */
public final class Joined implements DatasetPlugin<Joined.Config> {
  /** Which data sets. */
  public record Config(
      @Option(help = "The data sets, of one kind of example", distinct = true)
          List<Choice<Dataset>> datasets,
      @Option(help = "What reports call them; by default their titles, joined by +")
          Optional<String> title) {
    /** Copies the list. */
    public Config {
      datasets = List.copyOf(datasets);
    }
  }

  @Override
  public String name() {
    return "joined";
  }

  @Override
  public String summary() {
    return "The examples of several data sets, without labels";
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
    if (config.datasets().isEmpty()) {
      throw new BadInputException("dataset joined: datasets is empty. Name at least one.");
    }
    List<Dataset> parts = config.datasets().stream().map(each -> each.open(index)).toList();
    requireOneKind(parts);
    return new Union(
        config.title().orElseGet(() -> parts.stream().map(Dataset::title).collect(PLUS)), parts);
  }

  private static final Collector<CharSequence, ?, String> PLUS = Collectors.joining(" + ");

  private static void requireOneKind(List<Dataset> parts) {
    Class<? extends Example> first = type(parts.get(0));
    for (Dataset part : parts) {
      if (type(part) != first) {
        throw new BadInputException(
            "dataset joined: %s holds examples of type %s, and %s of type %s. Join data sets of one kind."
                .formatted(
                    parts.get(0).title(),
                    first.getSimpleName(),
                    part.title(),
                    type(part).getSimpleName()));
      }
      if (part.split(Split.TRAIN).members() > 1) {
        throw new BadInputException(
            "dataset joined: an instance of %s has several members. Join single examples, such as those of the data set members."
                .formatted(part.title()));
      }
    }
  }

  private static Class<? extends Example> type(Dataset part) {
    return part.split(Split.TRAIN).buffer().getClass();
  }

  private static final class Union implements Dataset {
    private final String title;
    private final List<Dataset> parts;
    private final Map<Split, Examples> splits = new EnumMap<>(Split.class);

    Union(String title, List<Dataset> parts) {
      this.title = title;
      this.parts = parts;
      for (Split split : Split.values()) {
        splits.put(split, new JoinedExamples(parts.stream().map(p -> p.split(split)).toList()));
      }
    }

    @Override
    public String title() {
      return title;
    }

    @Override
    public Examples split(Split split) {
      return Objects.requireNonNull(splits.get(split));
    }

    @Override
    public String digest() {
      ContentDigest sha = new ContentDigest().add("joined").add(parts.size());
      parts.forEach(part -> sha.add(part.digest()));
      return sha.hex();
    }

    @Override
    public long memory() {
      return parts.stream().mapToLong(Dataset::memory).sum();
    }

    @Override
    public Findings findings() {
      return parts.stream().map(Dataset::findings).reduce(Findings.NONE, Findings::and);
    }
  }
}
