package org.isomer.data.image;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.data.SplitDataset;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/** CIFAR-10 (Krizhevsky, 2009): 32×32 colour images in 10 classes, 50 000 train and 10 000 test. */
public final class Cifar10 implements DatasetPlugin<Cifar10.Config> {
  private static final String CONTENTS =
      "It must hold data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt: unpack cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html and give the unpacked folder as path.";
  private static final int CLASSES = 10;
  private static final int RECORDS = 10_000;

  /**
   * Where the files are and how to divide them.
   *
   * @param path the folder
   * @param validationFraction the part of train that becomes the validation split
   */
  public record Config(
      @Option(help = "Folder of the unpacked binary version, with data_batch_1.bin") Path path,
      @Option(
              help = "Part of each class of train that is cut off as validation split",
              value = "0.1",
              min = 0,
              max = 0.9)
          double validationFraction) {}

  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public String summary() {
    return "CIFAR-10 in its binary version, 32×32 colour images in 10 classes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    DataFolder folder = new DataFolder(config.path(), CONTENTS);
    List<Path> train =
        IntStream.rangeClosed(1, 5).mapToObj(i -> folder.file("data_batch_" + i + ".bin")).toList();
    List<Path> test = List.of(folder.file("test_batch.bin"));
    List<String> classes = folder.classNames("batches.meta.txt", CLASSES);
    CifarReader reader = new CifarReader(1, 0, CLASSES);
    return SplitDataset.cutting(
        config.validationFraction(),
        "CIFAR-10",
        classes,
        reader.read("train", train, RECORDS),
        reader.read("test", test, RECORDS));
  }
}
