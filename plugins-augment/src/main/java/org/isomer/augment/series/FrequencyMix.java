package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Mix;
import org.isomer.spi.Option;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * Puts random frequencies of another series of the batch into each channel (Chen et al., "FrAug:
 * frequency domain augmentation for time series forecasting", 2023). Of the F = ⌊T / 2⌋ + 1
 * frequencies of the discrete Fourier transform over the real positions of a row, that of the mean
 * among them, ⌊share · F⌋ are those of its partner, a random row; each channel draws its own. The
 * paper draws for each frequency alone; as many in each row bound what a row keeps of its own.
 *
 * <p>Of a partner that is longer, its beginning counts; one that is shorter is continued level. For
 * the transform, straight lines bridge what is missing. Positions and what is missing of them stay
 * as they are.
 */
public final class FrequencyMix implements BatchAugmentationPlugin<FrequencyMix.Config> {
  /** Options. */
  public record Config(
      @Option(
              help =
                  "Share of a channel's frequencies that come from the partner; below 0.5 for"
                      + " frameworks that do not weigh targets",
              value = "0.2",
              min = 0,
              max = 1)
          double share) {}

  @Override
  public String name() {
    return "frequency-mix";
  }

  @Override
  public String summary() {
    return "Puts random frequencies of another series of the batch into each channel";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BatchAugmentation create(Config config) {
    return new Mixing(config.share);
  }

  private record Mixing(double share) implements BatchAugmentation {
    private static final int VALUES = 0;
    private static final int MASK = 1;

    @Override
    public double least() {
      return 1 - share;
    }

    @Override
    public void require(InputSpec rows) {
      if (!rows.modality().equals(Series.MODALITY)) {
        throw new BadInputException(
            "frequency-mix: mixes frequencies of series, and a view holds %s. Leave it out of together."
                .formatted(rows.modality()));
      }
    }

    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      int[] partners = random.permutation(count);
      float[] shares = new float[count];
      int size = before.spec().tensors().get(VALUES).size();
      for (int row = 0; row < count; row++) {
        int length = length(before, row);
        Series mixed = series(before, row, length);
        int frequencies = length / 2 + 1;
        int exchanged = length == 0 ? 0 : (int) (share * frequencies);
        if (exchanged > 0) {
          Series partner = series(before, partners[row], length);
          for (int channel = 0; channel < mixed.channels(); channel++) {
            mix(mixed, partner, channel, random.permutation(frequencies), exchanged);
          }
        }
        System.arraycopy(mixed.values(), 0, rows.floats(VALUES), row * size, size);
        shares[row] = (float) (1 - (double) exchanged / frequencies);
      }
      return new Mix(partners, shares);
    }

    /** Up to the last position that is measured; what is missing behind it is as padding is. */
    private static int length(Rows rows, int row) {
      int positions = rows.spec().tensors().get(MASK).size();
      int length = positions;
      while (length > 0 && rows.floats(MASK)[row * positions + length - 1] == 0) {
        length--;
      }
      return length;
    }

    /** The first positions of a row, all of which count. */
    private static Series series(Rows rows, int row, int length) {
      TensorSpec values = rows.spec().tensors().get(VALUES);
      int positions = rows.spec().tensors().get(MASK).size();
      Series series = new Series().reshape(positions, length, values.size() / positions);
      System.arraycopy(
          rows.floats(VALUES), row * values.size(), series.values(), 0, length * series.channels());
      for (int position = 0; position < length; position++) {
        if (rows.floats(MASK)[row * positions + position] == 0) {
          series.miss(position);
        }
      }
      return series;
    }
  }

  /**
   * Puts frequencies of a partner into a channel of a series of the same length.
   *
   * @param order all frequencies
   * @param count the first so many of them are the partner's
   */
  static void mix(Series series, Series partner, int channel, int[] order, int count) {
    int length = series.length();
    double[] real = Bridged.channel(series, channel);
    double[] imaginary = new double[length];
    double[] otherReal = Bridged.channel(partner, channel);
    double[] otherImaginary = new double[length];
    Fourier fourier = Fourier.of(length);
    fourier.transform(real, imaginary);
    fourier.transform(otherReal, otherImaginary);
    for (int i = 0; i < count; i++) {
      int mirrored = (length - order[i]) % length;
      for (int frequency : new int[] {order[i], mirrored}) {
        real[frequency] = otherReal[frequency];
        imaginary[frequency] = otherImaginary[frequency];
      }
    }
    fourier.invert(real, imaginary);
    for (int position = 0; position < length; position++) {
      if (series.isMeasured(position)) {
        series.values()[position * series.channels() + channel] = (float) real[position];
      }
    }
  }
}
