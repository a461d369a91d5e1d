package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.file.FileListing;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.ImageFormat;

/**
 * The formats of image files that are read: Isomer's own, which are told apart by their contents,
 * and those that JARs add, which are told by the endings of their names.
 */
public final class ImageFormats {
  private final Map<String, ImageFormat> added = new LinkedHashMap<>();
  private final List<String> endings = new ArrayList<>(ImageFile.ENDINGS);

  /**
   * Isomer's own, and others.
   *
   * @throws BadInputException if one has an ending of Isomer's own, or two have the same
   */
  private ImageFormats(Set<ImageFormat> others) {
    for (ImageFormat format : others) {
      for (String ending : format.endings()) {
        ImageFormat other = added.put(ending, format);
        if (other != null || ImageFile.ENDINGS.contains(ending)) {
          throw new BadInputException(
              "The image format %s reads files that end in %s, and so does %s. Tell its author, or remove its JAR."
                  .formatted(format.name(), ending, other == null ? "Isomer" : other.name()));
        }
        endings.add(ending);
      }
    }
  }

  /** Those that are read together with an index. */
  public static ImageFormats of(FileIndex index) {
    return new ImageFormats(index.imageFormats());
  }

  /** The endings of the files that are read, in lower case; files may have them in any case. */
  public List<String> endings() {
    return List.copyOf(endings);
  }

  /** The added one of a file; empty if the file has to be of Isomer's own. */
  Optional<ImageFormat> added(Path file) {
    return added(FileListing.ending(file));
  }

  /** The added one of an ending. */
  Optional<ImageFormat> added(String ending) {
    return Optional.ofNullable(added.get(ending));
  }

  /**
   * Reads a file, with values in [0, 1].
   *
   * @param channels 1 for gray, 3 for red, green, blue; the image is converted
   * @param into takes the file's shape
   * @throws BadInputException if it cannot be read, is corrupt or too large
   */
  public void read(Path file, int channels, Image into) {
    decode(added(file), file.toString(), new RegularFile(file).bytes(), channels, into);
  }

  /** Decodes a file, as {@link ImageDecoder#decode(String, byte[], int)} does Isomer's own. */
  Pixels decode(Path file, byte[] bytes, int channels) {
    return ImageDecoder.refusing(file.toString(), () -> pixels(added(file), bytes, channels));
  }

  /** As the other, and writes the image as floats in [0, 1]. */
  static void decode(
      Optional<ImageFormat> added, String name, byte[] bytes, int channels, Image into) {
    ImageDecoder.refusing(
        name,
        () -> {
          Pixels pixels = pixels(added, bytes, channels);
          pixels.copyTo(into);
          return pixels;
        });
  }

  private static Pixels pixels(Optional<ImageFormat> added, byte[] bytes, int channels)
      throws IOException {
    Pixels pixels =
        added.isPresent()
            ? RasterPixels.of(added.get().decode(bytes))
            : ImageDecoder.decode(ByteBuffer.wrap(bytes));
    return pixels.withChannels(channels);
  }

  /** What a file says of its image before the pixels. */
  ImageHeader header(Path file, byte[] bytes) {
    return added(file).isPresent()
        ? ImageHeader.of(decode(file, bytes, 3))
        : ImageHeader.of(file.toString(), bytes);
  }

  /**
   * SHA-256 of what defines an image: the bytes of the file, and the name of an added format.
   *
   * @param bytes SHA-256 of the bytes
   */
  byte[] digest(Path file, byte[] bytes) {
    return added(file)
        .map(format -> Sha256.of(format.name() + "\n" + HexFormat.of().formatHex(bytes)))
        .orElse(bytes);
  }
}
