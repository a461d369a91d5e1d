package org.isomer.data.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.shard.Decoder;
import org.isomer.data.shard.Packed;
import org.isomer.data.shard.Selection;
import org.isomer.data.shard.ShardPlace;
import org.isomer.data.shard.ShardSet;
import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/**
 * Series in shards: tar archives in the layout of WebDataset ({@code 000001.npy} of the shape
 * (positions, channels) or (positions), {@code 000001.cls}), as {@code isomer pack} writes them, or
 * TFRecords of {@code tf.train.Example} whose feature is a list of floats, a series of one channel.
 * Where shards lie and how they are divided is said of {@code image-shards}. Series are read when
 * they are needed, and padded to the longest, by the bytes that they have; NaN is a missing value.
 */
public final class SeriesShards implements DatasetPlugin<SeriesShards.Config>, Packed {
  private static final String ARRAY = "npy";
  private static final List<String> CONTENTS = List.of(ARRAY, "series", "values");

  /** Where the shards are and how to read them. */
  public record Config(
      @Option(
              help =
                  "Folder with shards, or their names with braces, such as ecg/train-{000000..000009}.tar")
          Optional<Path> path,
      @Option(
              help =
                  "Address of shards on an HTTP server, in place of path: a folder with an index (http://host/ecg/) or names with braces")
          Optional<String> url,
      @Option(
              help =
                  "Ending of the member, or name of the feature, that holds the series; by default npy, series or values")
          Optional<String> content,
      @Option(
              help =
                  "Ending of the member, or name of the feature, that holds the label; json.NAME for a member of a JSON object. By default cls, json.label, label or image/class/label, or no labels")
          Optional<String> label,
      @Option(help = "What reports call the data; by default the folder's name")
          Optional<String> title,
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
    return "series-shards";
  }

  @Override
  public String summary() {
    return "Time series in tar archives (WebDataset) or TFRecords, read on demand from a folder or a server";
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
    ShardPlace place =
        new ShardPlace(name(), config.path(), config.url(), config.cacheSize(), config.verify());
    ShardSet shards = ShardSet.open(place, selection(config.content(), config.label()), index);
    Series longest = new Series();
    shards.readLongest(new Decoding(Optional.empty()), longest);
    return shards.dataset(
        new Decoding(Optional.of(new Shape(longest.length(), longest.channels()))),
        config.title(),
        config.validationFraction(),
        config.testFraction(),
        Optional.empty());
  }

  private static Selection selection(Optional<String> content, Optional<String> label) {
    return Selection.of("series", CONTENTS, content, label);
  }

  /** What all series are padded to. */
  private record Shape(int positions, int channels) {}

  /**
   * Arrays of NumPy, or floats.
   *
   * @param shape that of the longest; empty until it is known
   */
  private record Decoding(Optional<Shape> shape) implements Decoder {
    @Override
    public Series buffer() {
      return new Series();
    }

    @Override
    public void decode(byte[] bytes, String place, Example into) {
      Recording series = NpyArray.isArray(bytes) ? array(place, bytes) : floats(place, bytes);
      shape.ifPresent(all -> require(all, series));
      series.copyTo(
          (Series) into, Math.max(series.length(), shape.map(Shape::positions).orElse(0)));
    }

    private static void require(Shape all, Recording series) {
      if (series.channels() != all.channels()) {
        throw new BadInputException(
            "%s: the series has %d channels, and that of the most bytes has %d. Pack data of one kind."
                .formatted(series.id(), series.channels(), all.channels()));
      }
      if (series.length() > all.positions()) {
        throw new BadInputException(
            "%s: the series has %d positions, and that of the most bytes has %d. Write all of them with numbers of one type."
                .formatted(series.id(), series.length(), all.positions()));
      }
    }
  }

  private static Recording array(String place, byte[] bytes) {
    NpyArray array = NpyArray.parse(place, bytes);
    List<Integer> shape = array.shape();
    if (shape.isEmpty() || shape.size() > 2 || array.size() == 0) {
      throw new BadInputException(
          "%s: an array of the shape %s is no series. Write it in the shape (positions, channels)."
              .formatted(place, shape));
    }
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.number(i);
    }
    return new Recording(place, values, shape.size() == 2 ? shape.get(1) : 1, OptionalInt.empty());
  }

  private static Recording floats(String place, byte[] bytes) {
    if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
      throw new BadInputException(
          "%s: %d bytes are neither an array of NumPy nor a list of floats. Write the series with numpy.save."
              .formatted(place, bytes.length));
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Recording(place, values, 1, OptionalInt.empty());
  }

  @Override
  public Class<Series> type() {
    return Series.class;
  }

  @Override
  public Selection selection() {
    return selection(Optional.empty(), Optional.empty());
  }

  /** Without its padding; NaN where a value is missing. */
  @Override
  public Member member(Examples examples, long index, Example buffer) {
    examples.read(index, buffer);
    Series series = (Series) buffer;
    float[][] rows = new float[series.length()][series.channels()];
    for (int position = 0; position < rows.length; position++) {
      for (int channel = 0; channel < series.channels(); channel++) {
        rows[position][channel] =
            series.isMeasured(position)
                ? series.values()[position * series.channels() + channel]
                : Float.NaN;
      }
    }
    return new Member(ARRAY, NpyArray.ofRows(rows));
  }
}
