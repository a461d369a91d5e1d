package org.isomer.augment.batch;

import java.util.List;
import org.isomer.random.Beta;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Input;
import org.isomer.spi.Mix;
import org.isomer.spi.Option;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;

/**
 * Mixes each row of a view with another one (Zhang et al., "mixup: beyond empirical risk
 * minimization", ICLR 2018):
 *
 * <pre>
 *   x̃ᵢ = λᵢ · xᵢ + (1 − λᵢ) · x_π(i)
 *   λᵢ = least + (1 − least) · β,   β ~ Beta(α, α)
 * </pre>
 *
 * <p>with a random permutation π of the batch's rows. With {@code least} 0 this is Mixup, for a
 * framework that weighs targets by λ. With {@code least} above ½ a row stays its own instance's,
 * and any framework can take it for a view: with α = 1, so that λ is uniform in [least, 1], these
 * are the positives of DACL (Verma et al., "Towards domain-agnostic contrastive learning", ICML
 * 2021). Each view draws its own π and λ, and each row its own λ, where the code of Zhang et al.
 * draws one for a batch; in expectation that is the same.
 *
 * <p>For images, series and whatever else consists of real numbers. Of padded examples a mixed one
 * has something wherever either has: padding is 0, and the mask is the union of both.
 */
public final class Mixup implements BatchAugmentationPlugin<Mixup.Config> {
  /** Options. */
  public record Config(
      @Option(
              help =
                  "Both parameters α of the beta distribution of the share: below 1 most rows are"
                      + " nearly unmixed or nearly their partners, 1 is uniform",
              value = "1.0",
              min = 0,
              exclusiveMin = true,
              max = 1e3)
          double alpha,
      @Option(
              help =
                  "Least share of its own that a row keeps; above 0.5 for frameworks that do not"
                      + " weigh targets",
              value = "0.0",
              min = 0,
              max = 1)
          double least) {}

  @Override
  public String name() {
    return "mixup";
  }

  @Override
  public String summary() {
    return "Mixes each row with another one of its batch";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BatchAugmentation create(Config config) {
    return new Mixing(config.least, new Beta(config.alpha, config.alpha));
  }

  private record Mixing(double least, Beta beta) implements BatchAugmentation {
    @Override
    public void require(InputSpec rows) {
      for (TensorSpec tensor : rows.tensors()) {
        if (tensor.scalar() != Scalar.FLOAT32 || tensor.name().equals(Input.VECTOR)) {
          throw new BadInputException(
              "mixup: mixes real numbers that an encoder reads, and a view holds %s, which %s. Leave it out of together."
                  .formatted(
                      tensor.name(),
                      tensor.scalar() == Scalar.FLOAT32
                          ? "a teacher has made as targets"
                          : "are whole numbers that stand for something, such as tokens"));
        }
      }
    }

    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      int[] partners = random.permutation(count);
      float[] shares = new float[count];
      for (int row = 0; row < count; row++) {
        shares[row] = (float) (least + (1 - least) * beta.draw(random));
      }
      List<TensorSpec> tensors = rows.spec().tensors();
      for (int tensor = 0; tensor < tensors.size(); tensor++) {
        boolean mask = tensors.get(tensor).name().equals(Input.MASK);
        int size = tensors.get(tensor).size();
        for (int row = 0; row < count; row++) {
          float[] own = before.floats(tensor);
          int partner = partners[row] * size;
          if (mask) {
            unite(own, row * size, partner, rows.floats(tensor), size);
          } else {
            mix(own, row * size, partner, shares[row], rows.floats(tensor), size);
          }
        }
      }
      return new Mix(partners, shares);
    }

    private static void mix(
        float[] from, int own, int partner, float share, float[] into, int size) {
      for (int i = 0; i < size; i++) {
        into[own + i] = share * from[own + i] + (1 - share) * from[partner + i];
      }
    }

    private static void unite(float[] from, int own, int partner, float[] into, int size) {
      for (int i = 0; i < size; i++) {
        into[own + i] = Math.max(from[own + i], from[partner + i]);
      }
    }
  }
}
