package org.isomer.data.order;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Examples;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;

/**
 * All examples in a new random order in each epoch. The new order decides who is left out where the
 * last batch is incomplete.
 */
public final class Shuffled implements OrderPlugin<Shuffled.Config> {
  /** This order, which is that of a training that chooses none. */
  public static final Order ORDER = Shuffled::over;

  /** There is nothing to choose. */
  public record Config() {}

  @Override
  public String name() {
    return "shuffled";
  }

  @Override
  public String summary() {
    return "A new random order in each epoch";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Order create(Config config) {
    return ORDER;
  }

  private static Order.Epochs over(Examples examples, int batch, CounterRandom random) {
    return over(Math.toIntExact(examples.size()), batch, random);
  }

  /** The order of a number of examples. */
  public static Order.Epochs over(int examples, int batch, CounterRandom random) {
    return new Order.Epochs(
        examples / batch, epoch -> random.at(epoch, 0, 0).permutation(examples));
  }
}
