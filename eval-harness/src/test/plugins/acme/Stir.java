package acme;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Mix;
import org.isomer.spi.Option;
import org.isomer.tensor.Rows;

/** Mixes each example with the next of its batch: x̃ᵢ = λ·xᵢ + (1 − λ)·xᵢ₊₁. */
public final class Stir implements BatchAugmentationPlugin<Stir.Config> {
  /** Its options. */
  public record Config(
      @Option(
              help = "Least share λ of its own that an example keeps",
              value = "0.75",
              min = 0,
              max = 1)
          double least) {}

  @Override
  public String name() {
    return "stir";
  }

  @Override
  public String summary() {
    return "Mixes each example with the next of its batch";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BatchAugmentation create(Config config) {
    return new Mixing(config.least());
  }

  private record Mixing(double least) implements BatchAugmentation {
    /** Reads the examples as they were, and writes what becomes of them. */
    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      float share = (float) (least + (1 - least) * random.nextDouble());
      float[] own = before.floats(0);
      float[] mixed = rows.floats(0);
      int size = rows.spec().tensors().get(0).size();
      for (int row = 0; row < count; row++) {
        int partner = (row + 1) % count;
        for (int i = 0; i < size; i++) {
          mixed[row * size + i] =
              share * own[row * size + i] + (1 - share) * own[partner * size + i];
        }
      }
      float[] shares = new float[count];
      Arrays.fill(shares, share);
      return new Mix(IntStream.range(0, count).map(row -> (row + 1) % count).toArray(), shares);
    }
  }
}
