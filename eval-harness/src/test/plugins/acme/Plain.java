package acme;

import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.tensorflow.op.Op;

/** Gradient descent. */
public final class Plain extends Part<Optimizer> implements OptimizerPlugin<Part.None> {
  public Plain() {
    super("plain");
  }

  @Override
  public Optimizer create(None none) {
    return (net, gradients, rate) ->
        gradients.stream()
            .<Op>map(
                gradient ->
                    net.tf()
                        .assignSub(
                            gradient.variable().ref(), net.tf().math.mul(gradient.value(), rate)))
            .toList();
  }
}
