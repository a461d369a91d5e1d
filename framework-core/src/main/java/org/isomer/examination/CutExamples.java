package org.isomer.examination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.data.Pipeline;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;
import org.isomer.spi.Step;

/**
 * Counts the examples of which something is lost on the way to the encoder: texts of more tokens
 * than it takes, and texts of words that its vocabulary lacks.
 *
 * @param data the name of the data
 * @param dataDigest the digest of the data
 * @param parts what is read, at least one
 * @param preprocessing the deterministic steps of an evaluation
 */
public record CutExamples(
    String data, String dataDigest, List<Part> parts, List<Step> preprocessing)
    implements Examination<CutExamples.Count> {
  private static final int VERSION = 2;

  /** Copies the lists. */
  public CutExamples {
    parts = List.copyOf(parts);
    preprocessing = List.copyOf(preprocessing);
  }

  /**
   * Some of the data.
   *
   * @param name what messages call its examples, such as {@code test examples}
   */
  public record Part(String name, Examples examples) {}

  /**
   * What is lost of each part.
   *
   * @param cut examples that lose their end
   * @param unknown examples of which the encoder knows little or nothing
   */
  public record Count(List<Integer> cut, List<Integer> unknown) {
    /** Copies the lists. */
    public Count {
      cut = List.copyOf(cut);
      unknown = List.copyOf(unknown);
    }
  }

  /** All splits of a data set. */
  public static CutExamples of(Dataset dataset, List<Step> preprocessing) {
    return new CutExamples(
        dataset.title(),
        dataset.digest(),
        Arrays.stream(Split.values())
            .map(split -> new Part(Census.name(split) + " examples", dataset.split(split)))
            .toList(),
        preprocessing);
  }

  /** Whether steps can lose anything: only a conversion has to make room. */
  public static boolean concerns(List<Step> preprocessing) {
    return preprocessing.stream().anyMatch(Conversion.class::isInstance);
  }

  @Override
  public String title() {
    return data + ", as the encoder reads it";
  }

  /** Of the data, the steps, the files that they read, and what they leave room for. */
  @Override
  public String digest() {
    String steps =
        preprocessing.stream()
            .map(step -> step.getClass().getName() + " " + step.digest())
            .collect(Collectors.joining("\n"));
    String room =
        new Pipeline("evaluation pipeline", preprocessing)
            .on(parts.get(0).examples().buffer())
            .spec()
            .text();
    String names = parts.stream().map(Part::name).collect(Collectors.joining("\n"));
    return Sha256.hex(String.join("\n", dataDigest, names, steps, room));
  }

  @Override
  public long examples() {
    return parts.stream().mapToLong(part -> part.examples().size()).sum();
  }

  @Override
  public Class<Count> type() {
    return Count.class;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Count count(IntConsumer read) {
    List<Integer> cut = new ArrayList<>();
    List<Integer> unknown = new ArrayList<>();
    for (Part part : parts) {
      Tally tally = tally(part.examples(), read);
      cut.add(tally.cut);
      unknown.add(tally.unknown);
    }
    return new Count(cut, unknown);
  }

  private record Tally(int cut, int unknown) {}

  private Tally tally(Examples examples, IntConsumer read) {
    Pipeline.Bench bench = new Pipeline("evaluation pipeline", preprocessing).on(examples.buffer());
    Example example = examples.buffer();
    CounterRandom none = CounterRandom.of(0, "none");
    int cut = 0;
    int unknown = 0;
    for (int i = 0; i < examples.size(); i++) {
      boolean isCut = false;
      boolean isUnknown = false;
      for (int member = 0; member < examples.members(); member++) {
        examples.read(i, member, example);
        Encodable made = bench.make(example, none);
        isCut |= made.isCut();
        isUnknown |= made.isUnknown();
      }
      cut += isCut ? 1 : 0;
      unknown += isUnknown ? 1 : 0;
      read.accept(1);
    }
    return new Tally(cut, unknown);
  }

  @Override
  public Findings judge(Count counted) {
    List<String> warnings = new ArrayList<>();
    if (counted.cut().stream().anyMatch(count -> count > 0)) {
      warnings.add(
          "%s are longer than the encoder takes and lose their end. Give the last step of the views a greater length, or shorten them."
              .formatted(shares(counted.cut())));
    }
    if (counted.unknown().stream().anyMatch(count -> count > 0)) {
      warnings.add(
          "%s hold for the most part what the encoder does not know, such as words that its vocabulary lacks, or nothing at all. Take a vocabulary of such texts, or other data."
              .formatted(shares(counted.unknown())));
    }
    return warnings.isEmpty()
        ? new Findings(List.of("every example fits"), List.of())
        : new Findings(List.of(), warnings);
  }

  private String shares(List<Integer> counts) {
    return IntStream.range(0, parts.size())
        .filter(i -> counts.get(i) > 0)
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT,
                    "%,d of %,d %s",
                    counts.get(i),
                    parts.get(i).examples().size(),
                    parts.get(i).name()))
        .collect(Collectors.joining(" and "));
  }
}
