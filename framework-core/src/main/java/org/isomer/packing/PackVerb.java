package org.isomer.packing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Option;

/** {@code isomer pack FOLDER --out SHARDS}. */
public final class PackVerb implements CommandPlugin<PackVerb.Config> {
  /** In which order examples are written. */
  public enum Sequence {
    /** A random one, always the same. */
    SHUFFLED,
    /** That of the data set. */
    KEPT
  }

  /** The command line of pack. */
  public record Config(
      @Argument("FOLDER")
          @Option(
              help =
                  "A folder of images, as the data set image-folder reads it; parts that it lacks are left to whoever reads the shards")
          Optional<Path> folder,
      @Option(
              help =
                  "What to pack in place of FOLDER, as a configuration states its dataset, such as"
                      + " '{name: text-csv, train: train.csv, label: class}'; each split becomes shards of its own")
          Optional<Choice<Dataset>> data,
      @Option(
              help = "Megabytes of a shard; larger ones are read faster, from a server above all",
              value = "256",
              min = 1,
              max = 1e6)
          int shardSize,
      @Option(
              help =
                  "shuffled: in a random order, always the same, so that neighbours are of any class; kept: in the order of the data set",
              value = "shuffled")
          Sequence order,
      @Option(help = "The folder to write the shards and their index into; must not exist")
          Path out) {}

  @Override
  public String name() {
    return "pack";
  }

  @Override
  public String summary() {
    return "Writes a data set as shards, a few large files that are read on demand";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "pack photos --out photos-shards",
        "pack --data '{name: text-csv, train: train.csv, label: class}' --out texts --shard-size 64");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.folder().isPresent() == config.data().isPresent()) {
      throw new BadInputException(
          "pack: %s. Give a folder of images or --data."
              .formatted(
                  config.folder().isPresent()
                      ? "there are a folder and --data, and one of them can be packed"
                      : "nothing says what to pack"));
    }
    return Packing.class;
  }
}
