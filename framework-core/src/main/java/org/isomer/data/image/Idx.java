package org.isomer.data.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.data.SplitDataset;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/** Gray images in the four files of MNIST. */
public final class Idx implements DatasetPlugin<Idx.Config> {
  static final String CONTENTS =
      "It must hold the four files of MNIST's layout, plain or compressed with the ending .gz: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte.";

  /**
   * Where the files are and how to divide them.
   *
   * @param path the folder
   * @param title what reports call the data; by default the folder's name
   * @param classes class names by label; by default the labels of the training file as numbers
   * @param validationFraction the part of train that becomes the validation split
   */
  public record Config(
      @Option(help = "Folder with train-images-idx3-ubyte and the other three files, plain or .gz")
          Path path,
      @Option(help = "What reports call the data; by default the folder's name")
          Optional<String> title,
      @Option(
              help = "Class names in the order of the labels; by default numbers",
              value = "[]",
              distinct = true)
          List<String> classes,
      @Option(
              help = "Part of each class of train that is cut off as validation split",
              value = "0.1",
              min = 0,
              max = 0.9)
          double validationFraction) {
    /** Copies the list. */
    public Config {
      classes = List.copyOf(classes);
    }
  }

  @Override
  public String name() {
    return "idx";
  }

  @Override
  public String summary() {
    return "Gray images in the file format of MNIST";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    DataFolder folder = new DataFolder(config.path(), CONTENTS);
    IdxPart train = IdxPart.of(folder, "train");
    IdxPart test = IdxPart.of(folder, "t10k");
    List<String> classes = config.classes().isEmpty() ? train.numbers() : config.classes();
    return SplitDataset.cutting(
        config.validationFraction(),
        config.title().orElseGet(folder::name),
        classes,
        train.examples("train", classes.size()),
        test.examples("test", classes.size()));
  }
}
