package org.isomer.sketch;

import java.util.OptionalDouble;

/**
 * An image without its details. Two images are near-duplicates if their perceptual hashes, or one's
 * and that of the other's mirror image, differ in at most {@value #BITS} of 64 bits, and their gray
 * 16 × 16 thumbnails correlate with at least {@value #CORRELATION}. Images that differ in
 * brightness, contrast, colour or compression are found, and crops that are slightly off; strong
 * crops are not.
 *
 * <p>Both bounds were set by looking at pairs of CIFAR-10: about 19 of 20 pairs that are found
 * there show the same picture. Fewer bits lose slightly shifted copies, a lower correlation finds
 * other pictures of the same composition.
 */
public final class Picture implements Sketch {
  private static final int BITS = 12;
  private static final double CORRELATION = 0.9;

  /** Hashes that differ in some bits have no place in common but that of all. */
  private static final long[] ONE_PLACE = {0};

  private static final int SIDE = PerceptualHash.SIZE / 2;

  private final long hash;
  private final long mirrored;

  /** A gray thumbnail with mean 0 and length 1; all zeros for a plain area. */
  private final float[] cells;

  private Picture(long hash, long mirrored, float[] cells) {
    this.hash = hash;
    this.mirrored = mirrored;
    this.cells = cells;
  }

  /**
   * The picture of an image.
   *
   * @param pixels in height × width × channel order; there may be more than these
   */
  public static Picture of(float[] pixels, int height, int width, int channels) {
    float[] thumbnail = Thumbnail.of(pixels, height, width, channels, PerceptualHash.SIZE);
    return new Picture(
        PerceptualHash.of(thumbnail),
        PerceptualHash.of(Thumbnail.mirrored(thumbnail, PerceptualHash.SIZE)),
        normalized(Thumbnail.halved(thumbnail, PerceptualHash.SIZE)));
  }

  /** The correlation with the other picture or with its mirror image, whichever is higher. */
  @Override
  public double likeness(Sketch other) {
    Picture picture = (Picture) other;
    return Math.max(correlation(picture), mirroredCorrelation(picture));
  }

  @Override
  public OptionalDouble near(Sketch other) {
    Picture picture = (Picture) other;
    double nearest = -1;
    if (Long.bitCount(hash ^ picture.hash) <= BITS) {
      nearest = correlation(picture);
    }
    if (Long.bitCount(mirrored ^ picture.hash) <= BITS) {
      nearest = Math.max(nearest, mirroredCorrelation(picture));
    }
    return nearest >= CORRELATION ? OptionalDouble.of(nearest) : OptionalDouble.empty();
  }

  @Override
  public long[] places() {
    return ONE_PLACE;
  }

  /** The bounds were set by looking at pairs, and published scores leave out what they find. */
  @Override
  public boolean mayBeChance() {
    return false;
  }

  private double correlation(Picture other) {
    double sum = 0;
    for (int i = 0; i < cells.length; i++) {
      sum += (double) cells[i] * other.cells[i];
    }
    return sum;
  }

  private double mirroredCorrelation(Picture other) {
    double sum = 0;
    for (int i = 0; i < cells.length; i++) {
      sum += (double) cells[i] * other.cells[i - 2 * (i % SIDE) + SIDE - 1];
    }
    return sum;
  }

  private static float[] normalized(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += (double) value / values.length;
    }
    double squares = 0;
    for (float value : values) {
      squares += (value - mean) * (value - mean);
    }
    float[] normalized = new float[values.length];
    if (squares > 1e-10) {
      double length = Math.sqrt(squares);
      for (int i = 0; i < values.length; i++) {
        normalized[i] = (float) ((values[i] - mean) / length);
      }
    }
    return normalized;
  }
}
