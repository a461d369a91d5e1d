package org.example.augmentations;

import java.util.List;
import org.isomer.random.Beta;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Image;
import org.isomer.spi.Mix;
import org.isomer.spi.Option;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * CutMix (Yun et al. 2019, "CutMix: regularization strategy to train strong classifiers with
 * localizable features"): a box of each image is that of another image of the batch.
 *
 * <p>The box has the share 1 − λ of each image's area, λ = least + (1 − least) · Beta(α, α), the
 * image's proportions, and a centre anywhere in the image; what lies outside is cut off. The share
 * that an image keeps is counted in pixels after that. Each image of each view draws a box and a
 * partner of its own, where the authors' code draws one box for a batch.
 */
public final class Cutmix implements BatchAugmentationPlugin<Cutmix.Config> {
  /** Its options. */
  public record Config(
      @Option(
              help = "Both parameters α of the beta distribution of the share; 1 is uniform",
              value = "1",
              min = 0.001,
              max = 1000)
          double alpha,
      @Option(
              help =
                  "Least share of its own that an image keeps; above 0.5 for frameworks that do not"
                      + " weigh targets",
              value = "0",
              min = 0,
              max = 1)
          double least) {}

  @Override
  public String name() {
    return "cutmix";
  }

  @Override
  public String summary() {
    return "Replaces a box of each image by that of another of its batch (Yun et al. 2019)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BatchAugmentation create(Config config) {
    return new Boxes(config.least(), new Beta(config.alpha(), config.alpha()));
  }

  private record Boxes(double least, Beta beta) implements BatchAugmentation {
    @Override
    public void require(InputSpec rows) {
      if (rows.find(Image.PIXELS).isEmpty()) {
        throw new BadInputException(
            "cutmix: cuts boxes out of images, and the views hold %s. Leave it out of together."
                .formatted(rows.modality()));
      }
    }

    /** Reads the images as they were, and writes what becomes of them. */
    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      List<Integer> shape = rows.spec().find(Image.PIXELS).orElseThrow().shape();
      int height = shape.get(0);
      int width = shape.get(1);
      int line = width * shape.get(2);
      int[] partners = random.permutation(count);
      float[] shares = new float[count];
      for (int row = 0; row < count; row++) {
        double side = Math.sqrt((1 - least) * (1 - beta.draw(random)));
        Span lines = Span.draw(random, height, side);
        Span columns = Span.draw(random, width, side);
        for (int y = lines.from(); y < lines.to(); y++) {
          int start = y * line + columns.from() * shape.get(2);
          System.arraycopy(
              before.floats(0),
              partners[row] * height * line + start,
              rows.floats(0),
              row * height * line + start,
              columns.length() * shape.get(2));
        }
        shares[row] = 1 - (float) lines.length() * columns.length() / (height * width);
      }
      return new Mix(partners, shares);
    }
  }

  /** What a box covers along one side. */
  private record Span(int from, int to) {
    static Span draw(CounterRandom random, int size, double share) {
      int length = (int) (size * share);
      int from = random.nextInt(size) - length / 2;
      return new Span(Math.max(0, from), Math.min(size, from + length));
    }

    int length() {
      return to - from;
    }
  }
}
