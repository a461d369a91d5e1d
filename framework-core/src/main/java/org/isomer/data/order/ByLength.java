package org.isomer.data.order;

import java.util.Arrays;
import java.util.Comparator;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;
import org.isomer.spi.Sequence;

/**
 * Batches of examples of similar length, new in each epoch: shuffled examples, sorted by length
 * within chunks of some batches, and the batches shuffled. A loss that contrasts the examples of a
 * batch then cannot tell them apart by their length. Batches keep their one shape, so a step takes
 * no less time.
 *
 * <p>All examples are read once before training, to measure them.
 */
public final class ByLength implements OrderPlugin<ByLength.Config> {
  /** Options of the order. */
  public record Config(
      @Option(
              help =
                  "Batches in a chunk that is sorted; the more, the more alike the lengths in a"
                      + " batch, and the less random which examples meet",
              value = "50",
              min = 1,
              max = 1e6)
          int chunk) {}

  @Override
  public String name() {
    return "by-length";
  }

  @Override
  public String summary() {
    return "Batches of examples of similar length, shuffled";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Order create(Config config) {
    return (examples, batch, random) -> {
      int[] lengths = lengths(examples);
      int batches = lengths.length / batch;
      return new Order.Epochs(
          batches,
          epoch -> {
            int[] order = random.at(epoch, 0, 0).permutation(lengths.length);
            sort(order, lengths, batch * batches, (long) config.chunk() * batch);
            return Batches.shuffled(order, batch, batches, random.at(epoch, 1, 0));
          });
    };
  }

  private static int[] lengths(Examples examples) {
    if (!(examples.buffer() instanceof Sequence buffer)) {
      throw new BadInputException(
          "order by-length: the examples are of type %s, which has no length. Choose another order, such as shuffled."
              .formatted(examples.buffer().getClass().getSimpleName()));
    }
    int[] lengths = new int[Math.toIntExact(examples.size())];
    for (int i = 0; i < lengths.length; i++) {
      examples.read(i, buffer);
      lengths[i] = buffer.length();
    }
    return lengths;
  }

  /**
   * Sorts chunks of the first {@code count} examples; the others, which chance has put at the end,
   * stay there.
   */
  private static void sort(int[] order, int[] lengths, int count, long chunk) {
    int step = (int) Math.min(count, chunk);
    for (int from = 0; from < count; from += step) {
      int[] sorted =
          Arrays.stream(order, from, Math.min(count, from + step))
              .boxed()
              .sorted(Comparator.comparingInt(index -> lengths[index]))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, order, from, sorted.length);
    }
  }
}
