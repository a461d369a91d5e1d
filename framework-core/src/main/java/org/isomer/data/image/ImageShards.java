package org.isomer.data.image;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.shard.Decoder;
import org.isomer.data.shard.Packed;
import org.isomer.data.shard.Selection;
import org.isomer.data.shard.ShardPlace;
import org.isomer.data.shard.ShardSet;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.ImageFormat;
import org.isomer.spi.Option;

/**
 * Images in shards: tar archives in the layout of WebDataset ({@code 000001.jpg}, {@code
 * 000001.cls}), as {@code isomer pack} writes them, or TFRecords of {@code tf.train.Example}.
 * Shards lie in a folder or on an HTTP server, and their names say which part of the data they are
 * ({@code train-000000.tar}, {@code test-000000.tar}); what is missing is cut from train, as of
 * {@code image-folder}. They are indexed once, and an image is read and decoded when it is needed,
 * so that the data may be larger than memory. The order {@code by-blocks} reads neighbours
 * together.
 *
 * <p>An image is a JPEG, PNG, WebP, BMP or TIFF file, one of another format that a JAR adds and
 * that {@code content} names, or an array of NumPy ({@code .npy}) of bytes of the shape (height,
 * width, channels), which needs no decoding.
 */
public final class ImageShards implements DatasetPlugin<ImageShards.Config>, Packed {
  private static final String ARRAY = "npy";
  private static final List<String> CONTENTS =
      List.of(
          "jpg",
          "jpeg",
          "png",
          "webp",
          "bmp",
          "tif",
          "tiff",
          ARRAY,
          "image/encoded",
          "image",
          "image_raw");

  /**
   * Where the shards are and how to read them.
   *
   * @param path a folder, or a pattern of files
   * @param url a folder, an index or a pattern on a server
   * @param content the member that holds the image
   * @param label the member that holds the label
   * @param title what reports call the data
   * @param channels 1 for gray, 3 for colour; images are converted
   * @param validationFraction the part of train that becomes the validation split if there is none
   * @param testFraction the part of train that becomes the test split if there is none
   * @param trainingExamples how many examples of train to keep once the other splits are cut off
   * @param cacheSize megabytes of a server's shards that are kept
   * @param verify whether all shards are compared with their index
   */
  public record Config(
      @Option(
              help =
                  "Folder with shards, or their names with braces, such as photos/train-{000000..000009}.tar")
          Optional<Path> path,
      @Option(
              help =
                  "Address of shards on an HTTP server, in place of path: a folder with an index (http://host/photos/) or names with braces")
          Optional<String> url,
      @Option(
              help =
                  "Ending of the member, or name of the feature, that holds the image; by default whichever there is of jpg, png, webp, bmp, tif, npy, image/encoded, image")
          Optional<String> content,
      @Option(
              help =
                  "Ending of the member, or name of the feature, that holds the label; json.NAME for a member of a JSON object. By default cls, json.label, label or image/class/label, or no labels")
          Optional<String> label,
      @Option(help = "What reports call the data; by default the folder's name")
          Optional<String> title,
      @Option(
              help = "1 for gray, 3 for colour; images are converted",
              value = "3",
              min = 1,
              max = 3)
          int channels,
      @Option(
              help =
                  "Part of each class of train that is cut off as validation split, if there are no shards of it",
              value = "0.1",
              min = 0,
              max = 0.9)
          double validationFraction,
      @Option(
              help =
                  "Part of each class of train that is cut off as test split, if there are no shards of it",
              value = "0.1",
              min = 0,
              max = 0.9)
          double testFraction,
      @Option(
              help =
                  "Train on so many examples only, each class in proportion, always the same ones; by default on all that are not in another split",
              min = 1,
              max = 1e9)
          Optional<Integer> trainingExamples,
      @Option(
              help =
                  "Megabytes of a server's shards that are kept on the disk; what was not used for longest goes first",
              value = "8192",
              min = 64,
              max = 1e8)
          int cacheSize,
      @Option(
              help = "Whether to read all shards at the start and compare them with the index",
              value = "false")
          boolean verify) {}

  @Override
  public String name() {
    return "image-shards";
  }

  @Override
  public String summary() {
    return "Images in tar archives (WebDataset) or TFRecords, read on demand from a folder or a server";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public ClassData open(Config config, FileIndex index) {
    if (config.channels() == 2) {
      throw new BadInputException("The option channels is 2. Choose 1 for gray or 3 for colour.");
    }
    ShardPlace place =
        new ShardPlace(name(), config.path(), config.url(), config.cacheSize(), config.verify());
    return ShardSet.open(place, selection(config.content(), config.label()), index)
        .dataset(
            new Decoding(
                config.channels(),
                config.content().flatMap(end -> ImageFormats.of(index).added("." + end))),
            config.title(),
            config.validationFraction(),
            config.testFraction(),
            config.trainingExamples());
  }

  private static Selection selection(Optional<String> content, Optional<String> label) {
    return Selection.of("images", CONTENTS, content, label);
  }

  /**
   * Images of a number of channels.
   *
   * @param added the format of the members that the user has named, if a JAR adds it
   */
  private record Decoding(int channels, Optional<ImageFormat> added) implements Decoder {
    @Override
    public Image buffer() {
      return new Image();
    }

    @Override
    public void decode(byte[] bytes, String place, Example into) {
      if (NpyArray.isArray(bytes)) {
        array(NpyArray.parse(place, bytes)).withChannels(channels).copyTo((Image) into);
      } else {
        ImageFormats.decode(added, place, bytes, channels, (Image) into);
      }
    }

    @Override
    public void addTo(MessageDigest digest) {
      digest.update((byte) channels);
      added.ifPresent(format -> digest.update(Sha256.of(format.name())));
    }
  }

  private static Pixels array(NpyArray array) {
    List<Integer> shape = array.shape();
    int channels = shape.size() == 3 ? shape.get(2) : 1;
    boolean image = shape.size() == 2 || (shape.size() == 3 && (channels == 1 || channels == 3));
    if (!image || array.type() != 'u' || array.width() != 1 || array.size() == 0) {
      throw new BadInputException(
          "%s: an array of the shape %s and the type %s%d is no image. Write bytes (uint8) of the shape (height, width) or (height, width, 3)."
              .formatted(array.name(), shape, array.type(), array.width()));
    }
    byte[] values = new byte[array.size()];
    array.data().get(0, values);
    return new Pixels(shape.get(0), shape.get(1), channels, values);
  }

  @Override
  public Class<Image> type() {
    return Image.class;
  }

  @Override
  public Selection selection() {
    return selection(Optional.empty(), Optional.empty());
  }

  /** The file as it is, or an array of bytes where an image has none of Isomer's own formats. */
  @Override
  public Member member(Examples examples, long index, Example buffer) {
    Optional<byte[]> file =
        examples.stored(index).filter(bytes -> !ImageDecoder.format(bytes).isEmpty());
    examples.read(index, buffer);
    if (file.isPresent()) {
      return new Member(ImageDecoder.format(file.get()), file.get());
    }
    Image image = (Image) buffer;
    byte[] values = new byte[image.size()];
    for (int i = 0; i < values.length; i++) {
      float level = image.values()[i] * 255;
      int rounded = Math.round(level);
      if (Math.abs(level - rounded) > 1e-3 || rounded < 0 || rounded > 255) {
        throw new BadInputException(
            "%s: its values are no whole 255ths in [0, 1], so that it cannot be written as bytes. Pack the files that it was made of."
                .formatted(examples.id(index)));
      }
      values[i] = (byte) rounded;
    }
    return new Member(
        ARRAY, NpyArray.ofBytes(List.of(image.height(), image.width(), image.channels()), values));
  }

  @Override
  public Map<String, Object> options(Example example) {
    return ((Image) example).channels() == 1 ? Map.of("channels", 1) : Map.of();
  }
}
