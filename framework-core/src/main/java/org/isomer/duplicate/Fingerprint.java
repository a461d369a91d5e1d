package org.isomer.duplicate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.isomer.file.Sha256;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.jspecify.annotations.Nullable;

/**
 * What images are compared by.
 *
 * @param values SHA-256 over what tells the example from others, such as shape and scalars
 * @param picture what similar pictures have in common; null for an example that is no image
 */
public record Fingerprint(ByteBuffer values, @Nullable Picture picture) {
  /**
   * A picture without its details.
   *
   * @param hash the perceptual hash
   * @param cells a gray thumbnail with mean 0 and length 1; all zeros for a plain area
   */
  public record Picture(long hash, float[] cells) {
    static Picture of(Image image) {
      return of(Thumbnail.of(image, PerceptualHash.SIZE));
    }

    /** The picture of the mirror image, left for right. */
    static Picture mirrored(Image image) {
      return of(Thumbnail.mirrored(Thumbnail.of(image, PerceptualHash.SIZE), PerceptualHash.SIZE));
    }

    private static Picture of(float[] thumbnail) {
      return new Picture(
          PerceptualHash.of(thumbnail),
          normalized(Thumbnail.halved(thumbnail, PerceptualHash.SIZE)));
    }

    /** In how many of the 64 bits the hashes differ. */
    int distance(Picture other) {
      return Long.bitCount(hash ^ other.hash);
    }

    /** The correlation of the thumbnails, in [−1, 1]; 0 with a plain area. */
    double correlation(Picture other) {
      double sum = 0;
      for (int i = 0; i < cells.length; i++) {
        sum += (double) cells[i] * other.cells[i];
      }
      return sum;
    }

    /** The correlation with the other picture or with its mirror image, whichever is higher. */
    double likeness(Picture other) {
      int side = PerceptualHash.SIZE / 2;
      double mirrored = 0;
      for (int i = 0; i < cells.length; i++) {
        mirrored += (double) cells[i] * other.cells[i - 2 * (i % side) + side - 1];
      }
      return Math.max(correlation(other), mirrored);
    }
  }

  /** The fingerprint of an example. */
  public static Fingerprint of(Example example) {
    return new Fingerprint(
        values(example), example instanceof Image image ? Picture.of(image) : null);
  }

  /** SHA-256 over what tells an example from others. */
  public static ByteBuffer values(Example example) {
    MessageDigest digest = Sha256.start();
    example.addTo(digest);
    return ByteBuffer.wrap(digest.digest());
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
