package org.isomer.data.order;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Option;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;

/**
 * Blocks of neighbouring examples in random order, and the examples of a few blocks shuffled among
 * each other: nearly random, and yet read from a few places at a time, as a slow disk or a set of
 * large files wants it. New in each epoch.
 */
public final class ByBlocks implements OrderPlugin<ByBlocks.Config> {
  /** Options of the order. */
  public record Config(
      @Option(help = "Neighbouring examples in a block", value = "1024", min = 1, max = 1e9)
          int size,
      @Option(
              help =
                  "Blocks whose examples are shuffled among each other; the more, the nearer to"
                      + " shuffled",
              value = "8",
              min = 1,
              max = 1e6)
          int window) {}

  @Override
  public String name() {
    return "by-blocks";
  }

  @Override
  public String summary() {
    return "Blocks in random order, shuffled within a window of a few blocks";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Order create(Config config) {
    return (examples, batch, random) -> {
      int size = Math.toIntExact(examples.size());
      return new Order.Epochs(
          size / batch,
          epoch -> shuffled(blocks(size, config, epoch, random), config, epoch, random));
    };
  }

  private static int[] blocks(int examples, Config config, int epoch, CounterRandom random) {
    int[] order = new int[examples];
    int filled = 0;
    int blocks = (int) ((examples + config.size() - 1L) / config.size());
    for (int block : random.at(epoch, 0, 0).permutation(blocks)) {
      int first = block * config.size();
      int count = Math.min(config.size(), examples - first);
      for (int i = 0; i < count; i++) {
        order[filled++] = first + i;
      }
    }
    return order;
  }

  /** Shuffles each window; the stream's second coordinate is the window's number, from 1. */
  private static int[] shuffled(int[] order, Config config, int epoch, CounterRandom random) {
    int[] shuffled = new int[order.length];
    int window = (int) Math.min(order.length, (long) config.size() * config.window());
    for (int from = 0; from < order.length; from += window) {
      int count = Math.min(window, order.length - from);
      int[] places = random.at(epoch, 1 + from / window, 0).permutation(count);
      for (int i = 0; i < count; i++) {
        shuffled[from + i] = order[from + places[i]];
      }
    }
    return shuffled;
  }
}
