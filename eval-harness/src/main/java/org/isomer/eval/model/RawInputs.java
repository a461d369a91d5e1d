package org.isomer.eval.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.spi.Augmentation;

/**
 * The numbers of an example as the data set holds them: the floor that a representation has to
 * beat.
 *
 * @param digest of the data
 * @param exampleShape the shape of an example
 */
public record RawInputs(String digest, int[] exampleShape) implements Model {
  @Override
  public String name() {
    return "raw pixels";
  }

  @Override
  public List<Augmentation> preprocessing() {
    return List.of();
  }

  @Override
  public Optional<Network> network() {
    return Optional.empty();
  }

  @Override
  public FeatureEncoding open(int[] shape, int threads) {
    int dim = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return new FeatureEncoding() {
      @Override
      public int dim() {
        return dim;
      }

      @Override
      public long parameters() {
        return 0;
      }

      @Override
      public float[] encode(float[] values, int count) {
        return values;
      }

      @Override
      public void close() {}
    };
  }
}
