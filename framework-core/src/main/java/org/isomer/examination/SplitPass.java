package org.isomer.examination;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntConsumer;
import org.isomer.data.Faults;
import org.isomer.duplicate.Blocks;
import org.isomer.duplicate.Fingerprint;
import org.isomer.duplicate.ScoredExamples;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Image;

/** One pass over a split: every example is read once. */
final class SplitPass {
  private static final float DARK = 16.5f / 255;

  private final AnnotatedExamples<OptionalInt> examples;
  private final List<ScoredExamples> against;
  private final BitSet dark = new BitSet();
  private final int[] heights;
  private final int[] widths;
  private final ByteBuffer[] values;
  private final Fingerprint[] prints;

  private SplitPass(
      AnnotatedExamples<OptionalInt> examples, List<ScoredExamples> against, boolean keepsPrints) {
    this.examples = examples;
    this.against = against;
    int size = Math.toIntExact(examples.size());
    heights = new int[size];
    widths = new int[size];
    values = new ByteBuffer[size];
    prints = new Fingerprint[keepsPrints ? size : 0];
  }

  /**
   * Reads a split.
   *
   * @param against what each of its examples is compared with
   * @param read told how many further examples are read
   */
  static SplitPass over(
      AnnotatedExamples<OptionalInt> examples, List<ScoredExamples> against, IntConsumer read) {
    return new SplitPass(examples, against, false).done(read);
  }

  /** As {@link #over}, and keeps what others are compared with, a few kilobytes for each. */
  static SplitPass keepingPrints(
      AnnotatedExamples<OptionalInt> examples, List<ScoredExamples> against, IntConsumer read) {
    return new SplitPass(examples, against, true).done(read);
  }

  /** The fingerprints that were kept. */
  List<Fingerprint> prints() {
    return List.of(prints);
  }

  SplitCensus census(int classes) {
    int[] perClass = new int[classes];
    for (int i = 0; i < values.length; i++) {
      int label = examples.annotation(i).orElse(classes);
      if (label < classes) {
        perClass[label]++;
      }
    }
    boolean images = values.length > 0 && heights[0] > 0;
    return new SplitCensus(
        values.length,
        Arrays.stream(perClass).boxed().toList(),
        images ? new Sizes(Sizes.Range.of(heights), Sizes.Range.of(widths)) : null,
        repeats(),
        new SplitCensus.Dark(
            dark.cardinality(), dark.isEmpty() ? "" : examples.id(dark.nextSetBit(0))));
  }

  private SplitPass done(IntConsumer read) {
    Map<Integer, BadInputException> faults = new ConcurrentSkipListMap<>();
    Blocks.forEach(values.length, index -> look(index, faults), read);
    Faults.refuse(List.copyOf(faults.values()));
    return this;
  }

  private void look(int index, Map<Integer, BadInputException> faults) {
    Example example = examples.buffer();
    try {
      note(index, example, Fingerprint.of(examples, index, example));
    } catch (BadInputException e) {
      faults.put(index, e);
    } catch (OutOfMemoryError e) {
      faults.put(
          index,
          new BadInputException(
              "%s: there is not enough memory to look at it. Scale the image down, or give Java more with -Xmx."
                  .formatted(examples.id(index)),
              e));
    }
  }

  private void note(int index, Example example, Fingerprint print) {
    if (example instanceof Image image) {
      heights[index] = image.height();
      widths[index] = image.width();
      if (isDark(image)) {
        synchronized (dark) {
          dark.set(index);
        }
      }
    }
    values[index] = print.values();
    if (prints.length > 0) {
      prints[index] = print;
    }
    against.forEach(scored -> scored.compare(index, print));
  }

  private static boolean isDark(Image image) {
    float[] values = image.values();
    int size = image.size();
    for (int i = 0; i < size; i++) {
      if (values[i] > DARK) {
        return false;
      }
    }
    return true;
  }

  private SplitCensus.Repeats repeats() {
    Map<ByteBuffer, Integer> first = new HashMap<>();
    int identical = 0;
    int contradictory = 0;
    List<String> example = List.of();
    for (int i = 0; i < values.length; i++) {
      Integer earlier = first.putIfAbsent(values[i], i);
      if (earlier == null) {
        continue;
      }
      boolean contradicts = !examples.annotation(i).equals(examples.annotation(earlier));
      if (example.isEmpty() || (contradicts && contradictory == 0)) {
        example = List.of(examples.id(i), examples.id(earlier));
      }
      identical++;
      contradictory += contradicts ? 1 : 0;
    }
    return new SplitCensus.Repeats(identical, contradictory, example);
  }
}
