package org.isomer.data.image;

import java.nio.file.Path;
import java.util.List;
import org.isomer.data.SplitDataset;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/**
 * CIFAR-100 (Krizhevsky, 2009): 32×32 colour images, 50 000 train and 10 000 test, in 100 classes
 * that form 20 superclasses.
 */
public final class Cifar100 implements DatasetPlugin<Cifar100.Config> {
  private static final String CONTENTS =
      "It must hold train.bin, test.bin, fine_label_names.txt and coarse_label_names.txt: unpack cifar-100-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html and give the unpacked folder as path.";
  private static final int TRAIN_RECORDS = 50_000;
  private static final int TEST_RECORDS = 10_000;
  private static final int LABEL_BYTES = 2;

  /** Which of the two labels of an image counts. */
  public enum Labels {
    /** The 20 superclasses. */
    COARSE(0, 20, "coarse_label_names.txt"),
    /** The 100 classes. */
    FINE(1, 100, "fine_label_names.txt");

    private final int labelByte;
    private final int classes;
    private final String namesFile;

    Labels(int labelByte, int classes, String namesFile) {
      this.labelByte = labelByte;
      this.classes = classes;
      this.namesFile = namesFile;
    }
  }

  /**
   * Where the files are and how to divide them.
   *
   * @param path the folder
   * @param labels classes or superclasses
   * @param validationFraction the part of train that becomes the validation split
   */
  public record Config(
      @Option(help = "Folder of the unpacked binary version, with train.bin") Path path,
      @Option(help = "Whether the 100 fine or the 20 coarse classes count", value = "fine")
          Labels labels,
      @Option(
              help = "Part of each class of train that is cut off as validation split",
              value = "0.1",
              min = 0,
              max = 0.9)
          double validationFraction) {}

  @Override
  public String name() {
    return "cifar100";
  }

  @Override
  public String summary() {
    return "CIFAR-100 in its binary version, 32×32 colour images in 100 or 20 classes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    DataFolder folder = new DataFolder(config.path(), CONTENTS);
    Labels labels = config.labels();
    List<Path> train = List.of(folder.file("train.bin"));
    List<Path> test = List.of(folder.file("test.bin"));
    List<String> classes = folder.classNames(labels.namesFile, labels.classes);
    CifarReader reader = new CifarReader(LABEL_BYTES, labels.labelByte, labels.classes);
    return SplitDataset.cutting(
        config.validationFraction(),
        labels == Labels.FINE ? "CIFAR-100" : "CIFAR-100 (20 superclasses)",
        classes,
        reader.read("train", train, TRAIN_RECORDS),
        reader.read("test", test, TEST_RECORDS));
  }
}
