package org.isomer.data.image;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.file.RegularFile;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;

/**
 * An image file of which one knows what it holds, because it has been read or because an index
 * tells it: for data sets of more than a class for each image.
 */
public final class KnownImage {
  private final Path path;
  private final ImageHeader header;
  private final ImageFormats formats;
  private final KnownBytes contents;

  private KnownImage(Path path, ImageHeader header, ImageFormats formats, KnownBytes contents) {
    this.path = path;
    this.header = header;
    this.formats = formats;
    this.contents = contents;
  }

  /**
   * Image files, in their order. Those that the index does not know are read, on all processors.
   *
   * @throws org.isomer.spi.BadInputException if some cannot be read or are no images
   */
  public static List<KnownImage> of(List<Path> files, FileIndex index) {
    ImageFormats formats = ImageFormats.of(index);
    List<KnownBytes.Answer> answers =
        KnownBytes.ask(
            index,
            files,
            i -> {
              byte[] bytes = new RegularFile(files.get(i)).bytes();
              return formats.header(files.get(i), bytes).facts(bytes);
            });
    return IntStream.range(0, files.size())
        .mapToObj(i -> of(files.get(i), formats, answers.get(i)))
        .toList();
  }

  /** An image file that no index knows. */
  public static KnownImage of(Path file) {
    return of(List.of(file), FileIndex.NONE).get(0);
  }

  private static KnownImage of(Path file, ImageFormats formats, KnownBytes.Answer answer) {
    ImageHeader header =
        ImageHeader.of(answer.facts())
            .orElseGet(() -> formats.header(file, answer.bytes().of(file)));
    return new KnownImage(file, header, formats, answer.bytes());
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** What it says before the pixels. */
  public ImageHeader header() {
    return header;
  }

  /** SHA-256 of its bytes; of a format that a JAR adds, of its name as well. */
  public byte[] sha256() {
    return formats.digest(path, contents.sha256());
  }

  /**
   * Reads it, with values in [0, 1].
   *
   * @param channels 1 for gray, 3 for red, green, blue; the image is converted
   * @param into takes the file's shape
   * @throws org.isomer.spi.BadInputException if it cannot be read, is corrupt or too large, or is
   *     not what it was
   */
  public void read(int channels, Image into) {
    ImageFormats.decode(formats.added(path), path.toString(), contents.of(path), channels, into);
  }

  /**
   * Reads it without turning it upright: for annotations that were made on the stored pixels.
   * Otherwise as {@link #read}.
   */
  public void readStored(int channels, Image into) {
    formats.decode(path, contents.of(path), channels).stored().copyTo(into);
  }

  /**
   * Reads it as a mask.
   *
   * @throws org.isomer.spi.BadInputException as {@link LabelPng#read}, or if it is not what it was
   */
  public LabelMap labels() {
    return LabelPng.decode(path.toString(), contents.of(path));
  }
}
