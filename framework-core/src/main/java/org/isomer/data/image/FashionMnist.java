package org.isomer.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/**
 * Fashion-MNIST (Xiao, Rasul, Vollgraf, arXiv:1708.07747): 28×28 gray images of clothing. A
 * class-balanced subset of 9000, 1000 and 2000 images comes with Isomer; its README says how it was
 * chosen.
 */
public final class FashionMnist implements DatasetPlugin<FashionMnist.Config> {
  private static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");
  private static final int VALIDATION_PER_CLASS = 100;
  private static final double VALIDATION_FRACTION = 0.1;
  private static final String CONTENTS =
      Idx.CONTENTS + " Get them from https://github.com/zalandoresearch/fashion-mnist.";

  /**
   * Which edition.
   *
   * @param path the folder of the official files; by default the bundled subset is used
   */
  public record Config(
      @Option(
              help =
                  "Folder with the four official files, for all 70 000 images; by default the bundled subset of 12 000 is used")
          Optional<Path> path) {}

  @Override
  public String name() {
    return "fashion-mnist";
  }

  @Override
  public String summary() {
    return "28×28 gray images of clothing in 10 classes; a balanced subset is bundled";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    return config.path().map(FashionMnist::official).orElseGet(FashionMnist::bundled);
  }

  private static ClassData official(Path path) {
    DataFolder folder = new DataFolder(path, CONTENTS);
    return SplitDataset.cutting(
        VALIDATION_FRACTION,
        "Fashion-MNIST",
        CLASSES,
        IdxPart.of(folder, "train").examples("train", CLASSES.size()),
        IdxPart.of(folder, "t10k").examples("test", CLASSES.size()));
  }

  private static ClassData bundled() {
    AnnotatedExamples<OptionalInt> all = bundled("train", "train");
    StratifiedCut cut = StratifiedCut.lastOfEachClass(all, VALIDATION_PER_CLASS);
    return new SplitDataset(
        "Fashion-MNIST (bundled subset)",
        CLASSES,
        cut.kept(),
        cut.taken(),
        bundled("t10k", "test"));
  }

  private static AnnotatedExamples<OptionalInt> bundled(String file, String part) {
    return new IdxPart(
            resource(file + "-images-idx3-ubyte.gz"), resource(file + "-labels-idx1-ubyte.gz"))
        .examples(part, CLASSES.size());
  }

  private static IdxFile resource(String file) {
    String name = "/org/isomer/data/fashion-mnist/" + file;
    try (InputStream in = FashionMnist.class.getResourceAsStream(name)) {
      return IdxFile.of(name, Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
