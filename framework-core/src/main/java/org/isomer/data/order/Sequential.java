package org.isomer.data.order;

import java.util.stream.IntStream;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;

/**
 * The order of the data set, the same in each epoch; what does not fill the last batch is never
 * trained on.
 */
public final class Sequential implements OrderPlugin<Sequential.Config> {
  /** There is nothing to choose. */
  public record Config() {}

  @Override
  public String name() {
    return "sequential";
  }

  @Override
  public String summary() {
    return "The order of the data set, the same in each epoch";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Order create(Config config) {
    return (examples, batch, random) -> {
      int size = Math.toIntExact(examples.size());
      return new Order.Epochs(size / batch, epoch -> IntStream.range(0, size).toArray());
    };
  }
}
