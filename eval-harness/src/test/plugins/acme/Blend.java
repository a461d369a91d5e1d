package acme;

import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Features;
import org.isomer.spi.Input;

/** One matrix. */
public final class Blend extends Part<Encoder> implements EncoderPlugin<Part.None> {
  public Blend() {
    super("blend");
  }

  @Override
  public Encoder create(None none) {
    return new Encoder() {
      @Override
      public Features encode(Net net, Input input) {
        return new Features(
            Layers.dense(net, "fc", input.floats(Pulse.STRENGTHS), 3, Initializer.uniformFanIn()),
            List.of());
      }

      @Override
      public int dim() {
        return 3;
      }
    };
  }
}
