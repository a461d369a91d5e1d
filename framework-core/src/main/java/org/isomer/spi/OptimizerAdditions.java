package org.isomer.spi;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * What every optimizer can be given, wherever an encoder is trained:
 *
 * <pre>{@code
 * optimizer: {name: adamw, weight-decay: 0.05, layer-decay: 0.75, freeze: [patch_embed]}
 * }</pre>
 *
 * @param freeze parts of the encoder that stay as they are
 * @param layerDecay the factor on the learning rate from a layer to the one below
 */
public record OptimizerAdditions(
    @Option(
            help =
                "Parts of the encoder, by the names of scopes or variables such as layer1, that stay"
                    + " as they are: no gradient, no weight decay; they work as in inference, so that"
                    + " batch normalisation takes its running statistics and leaves them")
        Optional<List<String>> freeze,
    @Option(
            help =
                "Factor on the learning rate for each layer of the encoder that lies above a"
                    + " variable's own, the projector or head being the topmost (MAE and BEiT: 0.65"
                    + " to 0.75)",
            min = 0,
            exclusiveMin = true,
            max = 1)
        Optional<Double> layerDecay)
    implements Additions<Optimizer> {
  /** Copies the list. */
  public OptimizerAdditions {
    freeze = freeze.map(List::copyOf);
  }

  @Override
  public Optimizer addTo(Optimizer made) {
    return new Rated(made, new EncoderRates(freeze.orElse(List.of()), layerDecay.orElse(1.0)));
  }

  private record Rated(Optimizer optimizer, EncoderRates encoderRates) implements Optimizer {
    @Override
    public List<Op> update(Net net, List<Gradient> gradients, Operand<TFloat32> learningRate) {
      return optimizer.update(net, gradients, learningRate);
    }
  }
}
