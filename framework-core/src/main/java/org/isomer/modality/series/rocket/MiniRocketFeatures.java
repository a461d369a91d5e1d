package org.isomer.modality.series.rocket;

import org.isomer.modality.Numbers;
import org.isomer.modality.series.Series;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;

/**
 * MiniRocket's features: dilation by dilation, kernel by kernel, the share of positions at which
 * the kernel gives more than each of its biases. Of every other kernel only positions count at
 * which the window lies within the series; where there is none, the share is 0.
 *
 * @param channels that each combination of a dilation and a kernel adds up
 * @param biases one for each feature
 */
record MiniRocketFeatures(Dilations dilations, int[][] channels, float[] biases)
    implements Conversion {
  /** The choices of three of nine places. */
  static final int KERNELS = 84;

  private static final int[][] PLACES = places();

  private static int[][] places() {
    int[][] places = new int[KERNELS][];
    int kernel = 0;
    for (int a = 0; a < Dilations.WINDOW; a++) {
      for (int b = a + 1; b < Dilations.WINDOW; b++) {
        for (int c = b + 1; c < Dilations.WINDOW; c++) {
          places[kernel++] = new int[] {a, b, c};
        }
      }
    }
    return places;
  }

  /** The places of a kernel's greater weights. */
  static int[] kernel(int number) {
    return PLACES[number];
  }

  @Override
  public Class<Series> accepts() {
    return Series.class;
  }

  @Override
  public Numbers buffer() {
    return new Numbers(Series.MODALITY, "features", biases.length);
  }

  @Override
  public void convert(Example from, Example into) {
    transform(((Series) from).measured(), ((Numbers) into).values());
  }

  /**
   * Computes the features.
   *
   * @param x shape (channels, positions)
   */
  void transform(float[][] x, float[] features) {
    int length = x[0].length;
    int feature = 0;
    for (int d = 0; d < dilations.dilations().length; d++) {
      int dilation = dilations.dilations()[d];
      int reach = Dilations.WINDOW / 2 * dilation;
      DilatedWindow window = new DilatedWindow(x, dilation);
      for (int kernel = 0; kernel < KERNELS; kernel++) {
        float[] values = window.values(PLACES[kernel], channels[d * KERNELS + kernel]);
        boolean whole = (d + kernel) % 2 == 0;
        int first = whole ? 0 : reach;
        int end = whole ? length : length - reach;
        for (int i = 0; i < dilations.features()[d]; i++) {
          features[feature] = DilatedWindow.share(values, first, end, biases[feature]);
          feature++;
        }
      }
    }
  }
}
