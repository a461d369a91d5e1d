package org.isomer.data.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.data.image.ImageFiles.LabelledFile;
import org.isomer.file.FileListing;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Source;
import org.isomer.spi.Split;

/**
 * JPEG, PNG, WebP, BMP and TIFF files in one folder for each class: {@code train/CLASS/*.jpg}, with
 * {@code test} and {@code validation} (or {@code valid}, {@code val}, {@code dev}) of the same
 * kind; or {@code CLASS/*.jpg} alone. Without class folders, {@code train/*.jpg} or {@code *.jpg},
 * the images have no labels. What is missing is cut from train, first the test split, then the
 * validation split from the rest; of what remains, {@code training-examples} can keep a part.
 * Classes and files are in the order of their names; what is passed over is among the findings.
 */
public final class ImageFolder implements DatasetPlugin<ImageFolder.Config> {
  private static final String CONTENTS =
      "It must hold images (JPEG, PNG, WebP, BMP or TIFF) as train/CLASS/*, and may hold test and validation (or valid, val, dev) of the same kind; or as CLASS/* alone; or, without labels, as train/* or * alone.";

  /**
   * Where the files are and how to read them.
   *
   * @param path the folder
   * @param title what reports call the data; by default the folder's name
   * @param channels 1 for gray, 3 for colour; images are converted
   * @param validationFraction the part of train that becomes the validation split if there is none
   * @param testFraction the part of train that becomes the test split if there is none
   * @param trainingExamples how many examples of train to keep once the other splits are cut off
   * @param cache which decoded images stay in memory
   */
  public record Config(
      @Option(
              help =
                  "Folder with images as train/CLASS/* (and test, validation), CLASS/* or, without labels, train/* or *")
          Path path,
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
                  "Part of each class of train that is cut off as validation split, if the folder has none",
              value = "0.1",
              min = 0,
              max = 0.9)
          double validationFraction,
      @Option(
              help =
                  "Part of each class of train that is cut off as test split, if the folder has none",
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
                  "Decoded images to keep: auto as many as fit into half of the heap, memory all, none to decode on each read",
              value = "auto")
          Cache cache) {}

  @Override
  public String name() {
    return "image-folder";
  }

  @Override
  public String summary() {
    return "Image files in one folder for each class, or without labels";
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
    DataFolder folder = new DataFolder(config.path(), CONTENTS);
    ClassFolders folders = ClassFolders.of(folder, ImageFormats.of(index).endings());
    AtomicLong room = new AtomicLong(config.cache().bytes());
    Function<Split, AnnotatedExamples<OptionalInt>> open =
        part ->
            new ImageFiles(
                folder.path(), folders.files(part), config.channels(), room, index, List.of());

    AnnotatedExamples<OptionalInt> all = open.apply(Split.TRAIN);
    StratifiedCut test =
        folders.has(Split.TEST)
            ? new StratifiedCut(all, open.apply(Split.TEST))
            : StratifiedCut.of(all, config.testFraction(), "test");
    StratifiedCut validation =
        folders.has(Split.VALIDATION)
            ? new StratifiedCut(test.kept(), open.apply(Split.VALIDATION))
            : StratifiedCut.of(test.kept(), config.validationFraction(), "validation");
    if (config.cache() == Cache.MEMORY && room.get() < 0) {
      throw new BadInputException(
          "The decoded images of %s do not fit into %d MB, nine tenths of Java's heap. Choose cache: auto, or a greater heap with -Xmx."
              .formatted(folder.path(), config.cache().bytes() >> 20));
    }
    return new SplitDataset(
        config.title().orElseGet(folder::name),
        folders.classes(),
        training(config, validation.kept()),
        validation.taken(),
        test.taken(),
        folders.findings().and(withoutTest(folder, folders, test.taken().size())));
  }

  /** All images of a folder and those below it, or the one image of a file. */
  @Override
  public Optional<Examples> examples(Source source, FileIndex index) {
    Path path = source.path();
    List<String> endings = ImageFormats.of(index).endings();
    boolean folder = Files.isDirectory(path);
    if (!source.isOf(Image.MODALITY) || !(folder || endings.contains(FileListing.ending(path)))) {
      return Optional.empty();
    }
    Path root = folder ? path : path.toAbsolutePath().resolveSibling("");
    List<FileListing> listings = folder ? FileListing.of(path).below() : List.of();
    List<Path> images =
        folder
            ? listings.stream().flatMap(each -> each.files(endings).stream()).toList()
            : List.of(path.toAbsolutePath());
    if (images.isEmpty()) {
      throw new BadInputException(
          "The folder %s and those below it hold no JPEG, PNG, WebP, BMP or TIFF files. Name a folder of images."
              .formatted(path));
    }
    PassedOver passedOver = new PassedOver(root);
    listings.forEach(each -> passedOver.files(each, endings));
    return Optional.of(
        new ImageFiles(
            root,
            images.stream()
                .map(image -> FileListing.relative(root, image))
                .map(id -> new LabelledFile(id, OptionalInt.empty()))
                .toList(),
            Image.shape(source.input())[2],
            new AtomicLong(Cache.AUTO.bytes()),
            index,
            passedOver.findings().warnings()));
  }

  /** Of a folder that holds parts one expects a test part; a cut is no official split. */
  private static Findings withoutTest(DataFolder folder, ClassFolders folders, long cut) {
    return !folders.divided() || folders.has(Split.TEST) || cut == 0
        ? Findings.NONE
        : new Findings(
            List.of(),
            List.of(
                "%s: there is a training part and no test part, so that %d test images were cut from training. Add the test part (a folder test) if the data have one."
                    .formatted(folder.path(), cut)));
  }

  private static AnnotatedExamples<OptionalInt> training(
      Config config, AnnotatedExamples<OptionalInt> all) {
    long count = config.trainingExamples().map(Integer::longValue).orElse(all.size());
    if (count > all.size()) {
      throw new BadInputException(
          "The option training-examples is %d, but %s has only %d training examples. Choose at most as many."
              .formatted(count, config.path(), all.size()));
    }
    return count == all.size()
        ? all
        : StratifiedCut.ofCount(all, Math.toIntExact(count), "training").taken();
  }
}
