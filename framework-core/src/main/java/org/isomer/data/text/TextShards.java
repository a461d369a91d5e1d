package org.isomer.data.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.data.shard.Decoder;
import org.isomer.data.shard.Packed;
import org.isomer.data.shard.Selection;
import org.isomer.data.shard.ShardPlace;
import org.isomer.data.shard.ShardSet;
import org.isomer.modality.text.Text;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/**
 * Texts in shards: tar archives in the layout of WebDataset ({@code 000001.txt} in UTF-8, {@code
 * 000001.cls}), as {@code isomer pack} writes them, or TFRecords of {@code tf.train.Example}. Where
 * shards lie and how they are divided is said of {@code image-shards}; texts are read when they are
 * needed.
 */
public final class TextShards implements DatasetPlugin<TextShards.Config>, Packed {
  private static final String PLAIN = "txt";
  private static final List<String> CONTENTS = List.of(PLAIN, "text");

  /** Where the shards are and how to read them. */
  public record Config(
      @Option(
              help =
                  "Folder with shards, or their names with braces, such as texts/train-{000000..000009}.tar")
          Optional<Path> path,
      @Option(
              help =
                  "Address of shards on an HTTP server, in place of path: a folder with an index (http://host/texts/) or names with braces")
          Optional<String> url,
      @Option(
              help =
                  "Ending of the member, or name of the feature, that holds the text; by default txt or text")
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
    return "text-shards";
  }

  @Override
  public String summary() {
    return "Texts in tar archives (WebDataset) or TFRecords, read on demand from a folder or a server";
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
    return ShardSet.open(place, selection(config.content(), config.label()), index)
        .dataset(
            new Decoding(),
            config.title(),
            config.validationFraction(),
            config.testFraction(),
            Optional.empty());
  }

  private static Selection selection(Optional<String> content, Optional<String> label) {
    return Selection.of("texts", CONTENTS, content, label);
  }

  /** UTF-8. */
  private record Decoding() implements Decoder {
    @Override
    public Text buffer() {
      return new Text();
    }

    @Override
    public void decode(byte[] bytes, String place, Example into) {
      String text;
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new BadInputException(
            place + ": the text is no UTF-8. Write it in UTF-8, or take the sample out.", e);
      }
      if (text.isBlank()) {
        throw new BadInputException(
            place + ": the text is empty. Fill it in, or take the sample out.");
      }
      ((Text) into).set(text);
    }
  }

  @Override
  public Class<Text> type() {
    return Text.class;
  }

  @Override
  public Selection selection() {
    return selection(Optional.empty(), Optional.empty());
  }

  @Override
  public Member member(Examples examples, long index, Example buffer) {
    examples.read(index, buffer);
    return new Member(PLAIN, ((Text) buffer).content().getBytes(StandardCharsets.UTF_8));
  }
}
