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
 *
 * <p>It may stand for an image of bytes that is kept elsewhere. Its floats are made when they are
 * asked for; an operation that needs a part of them only ({@link #copyRun}) spares the others.
 */
public final class Image implements Encodable {
  /** The name of this kind of example. */
  public static final String MODALITY = "image";

  /** The name of an image's only tensor, of the shape (height, width, channels). */
  public static final String PIXELS = "pixels";

  /** Scalars that are digested at once. */
  private static final int BLOCK = 4096;

  /** What a byte stands for: 255ths. */
  private static final float[] UNIT = new float[256];

  static {
    for (int i = 0; i < UNIT.length; i++) {
      UNIT[i] = i / 255f;
    }
  }

  private int height;
  private int width;
  private int channels;
  private float[] values = new float[0];
  private float[] spare = new float[0];

  /** What the image consists of as long as its floats were not asked for; null from then on. */
  private byte @Nullable [] stored;

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
    shape(height, width, channels);
    stored = null;
    if (values.length < size()) {
      values = new float[size()];
    }
    return this;
  }

  /**
   * Makes this an image of bytes, of which 255 stands for 1.
   *
   * @param bytes in height × width × channel order; shared, not copied, so that nobody may change
   *     them any more
   */
  public void standFor(int height, int width, int channels, byte[] bytes) {
    if (bytes.length != height * width * channels) {
      throw new IllegalArgumentException(
          "%d bytes for %d×%d×%d".formatted(bytes.length, height, width, channels));
    }
    shape(height, width, channels);
    stored = bytes;
  }

  private void shape(int newHeight, int newWidth, int newChannels) {
    if (newHeight != height || newWidth != width || newChannels != channels) {
      spec = null;
    }
    height = newHeight;
    width = newWidth;
    channels = newChannels;
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
    rows.put(row, 0, values());
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * BLOCK);
    digest.update(bytes.putInt(height).putInt(width).putInt(channels).flip());
    for (int from = 0; from < size(); from += BLOCK) {
      int count = Math.min(BLOCK, size() - from);
      bytes.clear().limit(Float.BYTES * count);
      bytes.asFloatBuffer().put(values(), from, count);
      digest.update(bytes);
    }
  }

  @Override
  public Optional<Sketch> sketch() {
    return Optional.of(Picture.of(values(), height, width, channels));
  }

  /**
   * The scalars in row-major order. The array may be longer than the shape asks for; only the first
   * {@link #size()} count.
   */
  public float[] values() {
    if (stored != null) {
      unfold();
    }
    return values;
  }

  private void unfold() {
    if (values.length < size()) {
      values = new float[size()];
    }
    copyRun(0, 0, height * width, values, 0);
    stored = null;
  }

  /**
   * Copies pixels that follow one another, row after row.
   *
   * @param row the row of the first
   * @param column the column of the first
   * @param count how many pixels
   * @param into takes count × channels scalars from the position {@code at} on
   */
  public void copyRun(int row, int column, int count, float[] into, int at) {
    int from = offset(row, column);
    int scalars = count * channels;
    byte[] source = stored;
    if (source == null) {
      System.arraycopy(values, from, into, at, scalars);
    } else {
      for (int i = 0; i < scalars; i++) {
        into[at + i] = UNIT[source[from + i] & 0xFF];
      }
    }
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
    shape(newHeight, newWidth, channels);
    float[] filled = spare;
    spare = values;
    values = filled;
    stored = null;
  }

  @Override
  public void copyFrom(Example other) {
    Image image = (Image) other;
    byte[] shared = image.stored;
    if (shared != null) {
      standFor(image.height, image.width, image.channels, shared);
    } else {
      reshape(image.height, image.width, image.channels);
      System.arraycopy(image.values, 0, values, 0, size());
    }
  }

  /** A copy of the scalars. */
  public float[] toArray() {
    return Arrays.copyOf(values(), size());
  }
}
