package org.isomer.examination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.isomer.data.Pipeline;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;
import org.isomer.spi.Step;

/**
 * Counts the examples of which a part is lost on the way to the encoder, such as texts of more
 * tokens than it takes.
 *
 * @param dataset the data
 * @param preprocessing the deterministic steps of an evaluation
 */
public record CutExamples(Dataset dataset, List<Step> preprocessing)
    implements Examination<CutExamples.Count> {
  private static final int VERSION = 1;

  /** Copies the list. */
  public CutExamples {
    preprocessing = List.copyOf(preprocessing);
  }

  /** How many examples of each split are cut. */
  public record Count(int train, int validation, int test) {
    private int of(Split split) {
      return switch (split) {
        case TRAIN -> train;
        case VALIDATION -> validation;
        case TEST -> test;
      };
    }
  }

  /** Whether steps can cut anything: only a conversion has to make room. */
  public static boolean concerns(List<Step> preprocessing) {
    return preprocessing.stream().anyMatch(Conversion.class::isInstance);
  }

  @Override
  public String title() {
    return dataset.title() + ", as the encoder reads it";
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
            .on(dataset.split(Split.TRAIN).buffer())
            .spec()
            .text();
    return Sha256.hex(String.join("\n", dataset.digest(), steps, room));
  }

  @Override
  public long examples() {
    return Arrays.stream(Split.values()).mapToLong(split -> dataset.split(split).size()).sum();
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
    return new Count(cut(Split.TRAIN, read), cut(Split.VALIDATION, read), cut(Split.TEST, read));
  }

  private int cut(Split split, IntConsumer read) {
    Examples examples = dataset.split(split);
    Pipeline.Bench bench = new Pipeline("evaluation pipeline", preprocessing).on(examples.buffer());
    Example example = examples.buffer();
    CounterRandom none = CounterRandom.of(0, "none");
    int cut = 0;
    for (int i = 0; i < examples.size(); i++) {
      examples.read(i, example);
      cut += bench.make(example, none).isCut() ? 1 : 0;
      read.accept(1);
    }
    return cut;
  }

  @Override
  public Findings judge(Count counted) {
    List<String> cut = new ArrayList<>();
    for (Split split : Split.values()) {
      if (counted.of(split) > 0) {
        cut.add(
            String.format(
                Locale.ROOT,
                "%,d of %,d %s examples",
                counted.of(split),
                dataset.split(split).size(),
                Census.name(split)));
      }
    }
    return cut.isEmpty()
        ? new Findings(List.of("every example fits"), List.of())
        : new Findings(
            List.of(),
            List.of(
                "%s are longer than the encoder takes and lose their end. Give the last step of the views a greater length, or shorten them."
                    .formatted(String.join(" and ", cut))));
  }
}
