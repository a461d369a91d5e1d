package org.isomer.eval.segmentation.data;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.NameList;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/**
 * The layout of Pascal VOC: images in {@code JPEGImages}, masks in {@code SegmentationClass}, and a
 * text file of names for each split in {@code ImageSets/Segmentation}. There is a background and 20
 * classes; 255 marks borders, which are ignored.
 */
public final class VocMasks implements MaskDataPlugin<VocMasks.Config> {
  private static final int IGNORED = 255;
  private static final List<String> MASK_ENDINGS = List.of(".png");

  /** The options. */
  public record Config(
      @Option(help = "Folder with JPEGImages, SegmentationClass and ImageSets/Segmentation")
          Path path,
      @Option(help = "What reports call the data", value = "Pascal VOC") String title,
      @Option(
              help = "Class names in the order of their labels, from label 0",
              value =
                  "[background, aeroplane, bicycle, bird, boat, bottle, bus, car, cat, chair, cow, diningtable,"
                      + " dog, horse, motorbike, person, pottedplant, sheep, sofa, train, tvmonitor]",
              distinct = true)
          List<String> classes,
      @Option(
              help =
                  "Folders with the masks; of an image with several, the one in the first folder"
                      + " counts, so that further annotations can stand behind VOC's own",
              value = "[SegmentationClass]",
              distinct = true)
          List<String> masks,
      @Option(help = "List of the training images", value = "train") String train,
      @Option(
              help =
                  "List of the validation images; by default some training images are taken out"
                      + " for it")
          Optional<String> validation,
      @Option(
              help = "If there is no validation list, one of so many training images is taken out",
              value = "10",
              min = 2,
              max = 1e6)
          int validationEvery,
      @Option(
              help = "List of the test images; VOC's own test set has no public masks",
              value = "val")
          String test) {
    /** Copies the lists. */
    public Config {
      classes = List.copyOf(classes);
      masks = List.copyOf(masks);
    }
  }

  @Override
  public String name() {
    return "voc-masks";
  }

  @Override
  public String summary() {
    return "Images with masks in the layout of Pascal VOC";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public MaskData create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public MaskData open(Config config, FileIndex index) {
    MaskReader reader = new MaskReader(index);
    Map<Split, List<MaskedImage>> images = new EnumMap<>(Split.class);
    List<MaskedImage> train = new ArrayList<>(images(config, config.train(), reader));
    List<MaskedImage> validation = new ArrayList<>();
    if (config.validation().isPresent()) {
      validation.addAll(images(config, config.validation().get(), reader));
    } else {
      // What is removed moves the rest up by one.
      int distance = config.validationEvery() - 1;
      for (int i = distance; i < train.size(); i += distance) {
        validation.add(train.remove(i));
      }
    }
    images.put(Split.TRAIN, train);
    images.put(Split.VALIDATION, validation);
    images.put(Split.TEST, images(config, config.test(), reader));
    return new MaskFiles(config.title(), config.classes(), IGNORED, images, reader.findings());
  }

  private static List<MaskedImage> images(Config config, String set, MaskReader reader) {
    Path path = config.path();
    Path list = path.resolve("ImageSets").resolve("Segmentation").resolve(set + ".txt");
    List<String> names = NameList.read(list);
    FilesByStem images = reader.images(path.resolve("JPEGImages"));
    List<FilesByStem> masks =
        config.masks().stream()
            .map(folder -> FilesByStem.of(path.resolve(folder), MASK_ENDINGS))
            .toList();
    return reader.readFiles(
        names.stream()
            .map(
                name ->
                    new MaskReader.FilePair(
                        name, images.required(name, list, ".jpg"), mask(config, name, list, masks)))
            .toList());
  }

  /** The mask in the first of the folders that has one. */
  private static Path mask(Config config, String name, Path list, List<FilesByStem> folders) {
    return folders.stream()
        .flatMap(folder -> folder.find(name).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "The list %s asks for %s, which does not exist. Add the file or remove it from the list."
                        .formatted(
                            list,
                            config.masks().stream()
                                .map(folder -> config.path().resolve(folder) + "/" + name + ".png")
                                .collect(joining(" or ")))));
  }
}
