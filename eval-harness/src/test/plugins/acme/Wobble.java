package acme;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Step;

/** Changes strengths a little. */
public final class Wobble extends Part<Step> implements AugmentationPlugin<Part.None> {
  public Wobble() {
    super("wobble");
  }

  @Override
  public Augmentation create(None none) {
    return new Augmentation() {
      @Override
      public Class<Pulse> accepts() {
        return Pulse.class;
      }

      @Override
      public void apply(Example example, CounterRandom random) {
        float[] strengths = ((Pulse) example).strengths;
        for (int i = 0; i < 4; i++) {
          strengths[i] += 0.05f * (float) random.nextGaussian();
        }
      }
    };
  }
}
