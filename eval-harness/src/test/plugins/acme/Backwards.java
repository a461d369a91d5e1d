package acme;

import java.util.stream.IntStream;
import org.isomer.spi.Order;
import org.isomer.spi.OrderPlugin;

/** The data set from its end. */
public final class Backwards extends Part<Order> implements OrderPlugin<Part.None> {
  public Backwards() {
    super("backwards");
  }

  @Override
  public Order create(None none) {
    return (examples, batch, random) -> {
      int size = Math.toIntExact(examples.size());
      return new Order.Epochs(
          size / batch, epoch -> IntStream.range(0, size).map(i -> size - 1 - i).toArray());
    };
  }
}
