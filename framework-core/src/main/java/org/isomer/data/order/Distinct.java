package org.isomer.data.order;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;

/**
 * A random order, new in each epoch, in which no batch holds two equal examples: a loss that takes
 * the other examples of a batch as negatives would push an example away from its own copy.
 *
 * <p>Every example comes once in an epoch, but for what does not fill a batch; of examples that are
 * more often than there are batches, others are left out in each epoch. To tell examples apart by
 * content, all are read once before training. Instances of several members, such as pairs of texts,
 * are equal if they share one, and so are those that others link in this way.
 */
public final class Distinct implements OrderPlugin<Distinct.Config> {
  /** What makes two examples equal. */
  public enum By {
    /** The same content, of one member at least. */
    CONTENT,
    /** The same class; examples without a label differ from each other. */
    LABEL
  }

  /** Options of the order. */
  public record Config(@Option(help = "What must differ in a batch", value = "content") By by) {}

  @Override
  public String name() {
    return "distinct";
  }

  @Override
  public String summary() {
    return "A random order without two equal examples in a batch";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Order create(Config config) {
    return (examples, batch, random) -> {
      int[] groups = config.by() == By.CONTENT ? byContent(examples) : byLabel(examples);
      int[] sizes = new int[Arrays.stream(groups).max().orElse(-1) + 1];
      Arrays.stream(groups).forEach(group -> sizes[group]++);
      int batches = batches(sizes, batch, groups.length / batch);
      if (batches == 0) {
        throw new BadInputException(
            "order distinct: a batch has %,d examples, but only %,d of the training examples differ in %s. Choose a batch-size of at most %d, or another order."
                .formatted(batch, sizes.length, option(config), sizes.length));
      }
      return new Order.Epochs(
          batches,
          epoch ->
              Batches.shuffled(
                  dealt(groups, sizes, batch, batches, random.at(epoch, 0, 0)),
                  batch,
                  batches,
                  random.at(epoch, 1, 0)));
    };
  }

  private static String option(Config config) {
    return config.by() == By.CONTENT ? "content" : "label";
  }

  /** The number of the group of equal examples that each belongs to. */
  private static int[] byContent(Examples examples) {
    Map<ByteBuffer, Integer> first = new HashMap<>();
    Example buffer = examples.buffer();
    int[] equals = IntStream.range(0, Math.toIntExact(examples.size())).toArray();
    for (int i = 0; i < equals.length; i++) {
      for (int member = 0; member < examples.members(); member++) {
        examples.read(i, member, buffer);
        MessageDigest sha = Sha256.start();
        buffer.addTo(sha);
        Integer former = first.putIfAbsent(ByteBuffer.wrap(sha.digest()), i);
        if (former != null) {
          equals[last(equals, i)] = last(equals, former);
        }
      }
    }
    return numbered(i -> last(equals, i), equals.length);
  }

  /** The end of a chain of equal examples; shortens the chain. */
  private static int last(int[] equals, int example) {
    int last = example;
    while (equals[last] != last) {
      equals[last] = equals[equals[last]];
      last = equals[last];
    }
    return last;
  }

  private static int[] byLabel(Examples examples) {
    return numbered(
        i -> examples.label(i) == Examples.UNLABELLED ? -1L - i : examples.label(i),
        Math.toIntExact(examples.size()));
  }

  /** Numbers keys from 0 in the order in which they come up. */
  private static int[] numbered(IntToLongFunction key, int examples) {
    Map<Long, Integer> numbers = new HashMap<>();
    return IntStream.range(0, examples)
        .map(i -> numbers.computeIfAbsent(key.applyAsLong(i), unused -> numbers.size()))
        .toArray();
  }

  /**
   * The most batches that can be filled. A group gives each batch one example at most, so that n
   * batches need the sum of min(size, n) over the groups to be n · batch; where n do, fewer do.
   */
  private static int batches(int[] sizes, int batch, int most) {
    int enough = 0;
    int tooMany = most + 1;
    while (tooMany - enough > 1) {
      int middle = (enough + tooMany) >>> 1;
      long there = Arrays.stream(sizes).mapToLong(size -> Math.min(size, middle)).sum();
      if (there >= (long) middle * batch) {
        enough = middle;
      } else {
        tooMany = middle;
      }
    }
    return enough;
  }

  /**
   * Deals examples out to batches like cards, one group after another: equal ones are neighbours,
   * and neighbours go to different batches. Groups, and examples in them, come in the order in
   * which chance first meets them.
   */
  private static int[] dealt(
      int[] groups, int[] sizes, int batch, int batches, CounterRandom random) {
    int[] met = random.permutation(groups.length);
    int[] next = starts(groups, sizes, batches, met);
    int[] left = Arrays.stream(sizes).map(size -> Math.min(size, batches)).toArray();
    int[] order = new int[batch * batches];
    for (int index : met) {
      int group = groups[index];
      int place = next[group];
      if (left[group] > 0 && place < order.length) {
        order[place % batches * batch + place / batches] = index;
        next[group]++;
        left[group]--;
      }
    }
    return order;
  }

  /** For each group the place in the dealing at which its examples begin. */
  private static int[] starts(int[] groups, int[] sizes, int batches, int[] met) {
    int[] starts = new int[sizes.length];
    Arrays.fill(starts, -1);
    int dealt = 0;
    for (int index : met) {
      int group = groups[index];
      if (starts[group] < 0) {
        starts[group] = dealt;
        dealt = Math.addExact(dealt, Math.min(sizes[group], batches));
      }
    }
    return starts;
  }
}
