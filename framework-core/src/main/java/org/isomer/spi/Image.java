package org.isomer.spi;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.isomer.sketch.Picture;
import org.isomer.sketch.Sketch;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.jspecify.annotations.Nullable;

/**
 * A mutable image of floats, nominally in [0, 1], in height × width × channel order. It keeps two
 * buffers, so that an operation can read one and write the other without allocating.
 */
public final class Image implements Encodable {
  /** The name of this kind of example. */
  public static final String MODALITY = "image";

  /** The name of an image's only tensor, of the shape (height, width, channels). */
  public static final String PIXELS = "pixels";

  /** Scalars that are digested at once. */
  private static final int BLOCK = 4096;

  private int height;
  private int width;
  private int channels;
  private float[] values = new float[0];
  private float[] spare = new float[0];

  /** What it holds, which is asked for with every view; null until then. */
  private @Nullable InputSpec spec;

  /**
   * Gives the image a new shape; its values are unspecified afterwards.
   *
   * @param height rows
   * @param width columns
   * @param channels 1 for gray, 3 for red, green, blue
   * @return this image
   */
  public Image reshape(int height, int width, int channels) {
    if (height != this.height || width != this.width || channels != this.channels) {
      spec = null;
    }
    this.height = height;
    this.width = width;
    this.channels = channels;
    if (values.length < size()) {
      values = new float[size()];
    }
    return this;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** 1 for gray, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** The number of scalars, height × width × channels. */
  public int size() {
    return height * width * channels;
  }

  /** The position of a pixel's first channel in {@link #values}. */
  public int offset(int row, int column) {
    return (row * width + column) * channels;
  }

  /** What images of a size hold. */
  public static InputSpec spec(int height, int width, int channels) {
    return InputSpec.of(MODALITY, TensorSpec.floats(PIXELS, height, width, channels));
  }

  /**
   * Height, width and channels of what images of a size hold.
   *
   * @throws BadInputException if these are examples of another kind
   */
  public static int[] shape(InputSpec spec) {
    if (!spec.modality().equals(MODALITY)) {
      throw new BadInputException(
          "This needs images, and the model reads %s (%s). Choose a model of images."
              .formatted(spec.modality(), spec.text()));
    }
    return spec.tensors().get(0).shape().stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public InputSpec spec() {
    InputSpec known = spec;
    if (known == null) {
      known = spec(height, width, channels);
      spec = known;
    }
    return known;
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, values);
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * BLOCK);
    digest.update(bytes.putInt(height).putInt(width).putInt(channels).flip());
    for (int from = 0; from < size(); from += BLOCK) {
      int count = Math.min(BLOCK, size() - from);
      bytes.clear().limit(Float.BYTES * count);
      bytes.asFloatBuffer().put(values, from, count);
      digest.update(bytes);
    }
  }

  @Override
  public Optional<Sketch> sketch() {
    return Optional.of(Picture.of(values, height, width, channels));
  }

  /**
   * The scalars in row-major order. The array may be longer than the shape asks for; only the first
   * {@link #size()} count.
   */
  public float[] values() {
    return values;
  }

  /**
   * A second buffer with room for at least {@code size} floats and unspecified contents. Write the
   * new image into it, then {@link #swap}.
   */
  public float[] spare(int size) {
    if (spare.length < size) {
      spare = new float[size];
    }
    return spare;
  }

  /** Makes the spare buffer the image's values, in a new shape with the same channels. */
  public void swap(int newHeight, int newWidth) {
    if (newHeight != height || newWidth != width) {
      spec = null;
    }
    float[] filled = spare;
    spare = values;
    values = filled;
    height = newHeight;
    width = newWidth;
  }

  @Override
  public void copyFrom(Example other) {
    Image image = (Image) other;
    reshape(image.height, image.width, image.channels);
    System.arraycopy(image.values, 0, values, 0, size());
  }

  /** A copy of the scalars. */
  public float[] toArray() {
    return Arrays.copyOf(values, size());
  }
}
