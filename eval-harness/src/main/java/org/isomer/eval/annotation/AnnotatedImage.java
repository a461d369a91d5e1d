package org.isomer.eval.annotation;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.isomer.data.image.ImageHeader;
import org.isomer.data.image.KnownImage;
import org.isomer.data.image.Orientation;
import org.isomer.eval.annotation.Remarks.Remark;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;

/**
 * An image file, and the way round in which its annotations were made. Programs for annotating
 * differ in whether they turn an image as its EXIF orientation says; the size that they state tells
 * which did.
 *
 * @param image the file
 * @param height rows, as it is read
 * @param width columns, as it is read
 * @param stored whether it is read as its pixels are stored, although EXIF says to turn it
 */
public record AnnotatedImage(KnownImage image, int height, int width, boolean stored) {
  private static final int CHANNELS = 3;

  private static final Remark AS_STORED =
      new Remark(
          "Images that are not turned as EXIF says",
          "Their annotations state the size of the stored pixels.",
          false);
  private static final Remark OPEN =
      new Remark(
          "Images whose EXIF orientation may not be that of their annotations",
          "No stated size tells: there is none, the image is square, or half a turn or a mirror keeps it."
              + " They were turned as EXIF says. If the annotations were made on the stored pixels,"
              + " remove the orientation from the files.",
          true);

  /** Of a file that no index knows. */
  public AnnotatedImage(Path file, int height, int width, boolean stored) {
    this(KnownImage.of(file), height, width, stored);
  }

  /** Decides how an image is read that no index knows, as the other does. */
  public static AnnotatedImage of(
      Path file, ImageHeader header, Optional<StatedSize> stated, String source, Remarks remarks) {
    return of(KnownImage.of(file), stated, source, remarks);
  }

  /**
   * Decides how an image is read.
   *
   * @param stated the size in its annotations, if they have one
   * @param source the file that annotates it
   * @param remarks takes what is doubtful
   * @throws BadInputException if the stated size is neither the stored nor the upright one
   */
  public static AnnotatedImage of(
      KnownImage image, Optional<StatedSize> stated, String source, Remarks remarks) {
    ImageHeader header = image.header();
    Path file = image.path();
    boolean turned = !header.orientation().equals(Orientation.UPRIGHT);
    boolean asStored = stated.isEmpty() || stated.get().is(header.height(), header.width());
    boolean asUpright =
        stated.isEmpty() || stated.get().is(header.uprightHeight(), header.uprightWidth());
    if (!asStored && !asUpright) {
      throw new BadInputException(
          "%s: states %d×%d pixels (width, height) for the image %s, which has %d×%d. Its annotations belong to another version of the image: correct the size, or exchange the image."
              .formatted(
                  source,
                  stated.get().width(),
                  stated.get().height(),
                  file,
                  header.uprightWidth(),
                  header.uprightHeight()));
    }
    if (turned && asStored && asUpright) {
      remarks.add(OPEN, file.toString());
    }
    if (!asUpright) {
      remarks.add(AS_STORED, file.toString());
    }
    return asUpright
        ? new AnnotatedImage(image, header.uprightHeight(), header.uprightWidth(), false)
        : new AnnotatedImage(image, header.height(), header.width(), true);
  }

  /** Where it is. */
  public Path file() {
    return image.path();
  }

  /** Reads it in colour, with values in [0, 1]. */
  public void read(Image into) {
    if (stored) {
      image.readStored(CHANNELS, into);
    } else {
      image.read(CHANNELS, into);
    }
  }

  /** SHA-256 over the bytes of the file, and over that it is not turned. */
  public byte[] digest() {
    byte[] contents = image.sha256();
    return stored ? Sha256.of("not turned " + HexFormat.of().formatHex(contents)) : contents;
  }
}
