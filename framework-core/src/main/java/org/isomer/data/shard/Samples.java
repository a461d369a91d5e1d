package org.isomer.data.shard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.data.shard.ShardTable.Entry;

/** The samples of a shard, while it is scanned. */
final class Samples {
  private static final int LONGEST_KEY = 1024;
  private static final int LONGEST_LABEL = 256;

  private final Selection selection;
  private final Map<String, Sample> samples = new LinkedHashMap<>();

  /** The samples of which no example has come, by their keys. */
  private final Map<String, Beside> without = new LinkedHashMap<>();

  private long keyBytes;

  /** What is known of a sample so far. */
  private static final class Sample {
    private final long first;
    private String content = "";
    private long offset;
    private int size;
    private byte[] digest = new byte[0];
    private int rank = Integer.MAX_VALUE;
    private String label = "";

    Sample(long first) {
      this.first = first;
    }
  }

  /** Members that hold no example: how many, and the first. */
  private record Beside(int count, String first) {}

  Samples(Selection selection) {
    this.selection = selection;
  }

  /** Notes where the example of a sample lies. */
  void content(long at, String key, String member, long offset, long size, byte[] digest)
      throws ShardFault {
    Sample sample = sample(at, key);
    if (!sample.content.isEmpty()) {
      throw new ShardFault(
          at,
          sample.content.equals(member)
              ? "the sample %s has the member %s twice. Write the shard again with one of them"
                  .formatted(key, member)
              : "the sample %s has two members that hold %s, %s and %s. Name one of the two with the option content"
                  .formatted(key, selection.examples(), sample.content, member));
    }
    if (size > Integer.MAX_VALUE - Long.BYTES) {
      throw new ShardFault(
          at, "%s of %s has %,d bytes, more than can be read".formatted(member, key, size));
    }
    sample.content = member;
    without.remove(key);
    sample.offset = offset;
    sample.size = (int) size;
    sample.digest = digest;
  }

  /** Notes a member that holds no example, whether or not it is read. */
  void beside(String key, String member) {
    Sample sample = samples.get(key);
    if (sample == null || sample.content.isEmpty()) {
      without.merge(
          clipped(key),
          new Beside(1, clipped(member)),
          (old, more) -> new Beside(old.count() + 1, old.first()));
    }
  }

  private static String clipped(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_KEY));
  }

  /** Notes the label of a sample, as it is written. */
  void label(long at, String key, String member, String label) throws ShardFault {
    Sample sample = sample(at, key);
    int rank = selection.rank(member).orElseThrow();
    if (rank == sample.rank) {
      throw new ShardFault(
          at,
          "the sample %s has the member %s twice. Write the shard again with one of them"
              .formatted(key, member));
    }
    String text = label.strip();
    if (text.isEmpty() || text.length() > LONGEST_LABEL) {
      throw new ShardFault(
          at,
          "the label of the sample %s (%s) is %s. Write a number or a name"
              .formatted(
                  key,
                  member,
                  text.isEmpty() ? "empty" : "longer than %d".formatted(LONGEST_LABEL)));
    }
    if (rank < sample.rank) {
      sample.rank = rank;
      sample.label = text;
    }
  }

  private Sample sample(long at, String key) throws ShardFault {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new ShardFault(at, "the name of a sample is empty, or longer than " + LONGEST_KEY);
    }
    Sample sample = samples.get(key);
    if (sample == null) {
      keyBytes += key.getBytes(StandardCharsets.UTF_8).length;
      if (samples.size() == ShardTable.MOST || keyBytes > ShardTable.MOST_OF_KEYS) {
        throw new ShardFault(
            at,
            "the shard has more samples than an index holds, %,d, or their names are longer than %,d bytes. Write it as several"
                .formatted(ShardTable.MOST, ShardTable.MOST_OF_KEYS));
      }
      sample = new Sample(at);
      samples.put(key, sample);
    }
    return sample;
  }

  /** The samples that hold no example. */
  Incomplete incomplete() {
    int members = without.values().stream().mapToInt(Beside::count).sum();
    return without.entrySet().stream()
        .findFirst()
        .map(one -> new Incomplete(without.size(), members, one.getKey(), one.getValue().first()))
        .orElse(Incomplete.NONE);
  }

  /**
   * All samples that hold an example, in their order.
   *
   * @throws ShardFault if there is none, or some have a label and others have none
   */
  List<Entry> entries() throws ShardFault {
    List<Map.Entry<String, Sample>> found =
        samples.entrySet().stream().filter(each -> !each.getValue().content.isEmpty()).toList();
    if (found.isEmpty()) {
      throw new ShardFault(
          0,
          "it holds no %s: no member that ends in %s. Name the ending, or the feature, with the option content"
              .formatted(selection.examples(), String.join(", ", selection.contents())));
    }
    boolean labelled =
        selection.chosen() || found.stream().anyMatch(each -> !each.getValue().label.isEmpty());
    List<Entry> entries = new ArrayList<>(found.size());
    for (Map.Entry<String, Sample> each : found) {
      Sample sample = each.getValue();
      if (labelled && sample.label.isEmpty()) {
        throw new ShardFault(
            sample.first,
            "the sample %s has no label (%s). Add it, or take the sample out"
                .formatted(each.getKey(), String.join(", ", selection.labels())));
      }
      entries.add(
          new Entry(each.getKey(), sample.offset, sample.size, sample.label, sample.digest));
    }
    return entries;
  }
}
