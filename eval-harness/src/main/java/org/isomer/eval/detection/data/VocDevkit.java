package org.isomer.eval.detection.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.detection.file.VocFolder;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;

/**
 * Several years of Pascal VOC as one data set. Each year is a folder in the layout of {@link
 * VocBoxes}; a list is named by its year, such as {@code VOC2007/trainval}. The defaults are the
 * usual "07+12": trained on both trainval lists (16 551 images), tested on the 4 952 of 2007.
 */
public final class VocDevkit implements BoxDataPlugin<VocDevkit.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Folder with the years, VOC2007 and VOC2012; usually VOCdevkit") Path path,
      @Option(help = "What reports call the data", value = "Pascal VOC 07+12") String title,
      @Option(
              help = "Class names in the order of their labels",
              value =
                  "[aeroplane, bicycle, bird, boat, bottle, bus, car, cat, chair, cow, diningtable, dog,"
                      + " horse, motorbike, person, pottedplant, sheep, sofa, train, tvmonitor]",
              distinct = true)
          List<String> classes,
      @Option(
              help = "Lists of the training images, each as YEAR/LIST",
              value = "[VOC2007/trainval, VOC2012/trainval]",
              distinct = true)
          List<String> train,
      @Option(
              help =
                  "Lists of the validation images; without any a part of the training images is cut"
                      + " off for it",
              value = "[]",
              distinct = true)
          List<String> validation,
      @Option(help = "Lists of the test images", value = "[VOC2007/test]", distinct = true)
          List<String> test,
      @Option(
              help = "Part of the training images that is cut off if there is no validation list",
              value = "0.1",
              min = 0,
              max = 0.9,
              exclusiveMin = true)
          double validationFraction) {
    /** Copies the lists. */
    public Config {
      classes = List.copyOf(classes);
      train = List.copyOf(train);
      validation = List.copyOf(validation);
      test = List.copyOf(test);
    }
  }

  @Override
  public String name() {
    return "voc-devkit";
  }

  @Override
  public String summary() {
    return "Several years of Pascal VOC with their boxes, as one data set";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public BoxData create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public BoxData open(Config config, FileIndex index) {
    Map<String, String> listed = new HashMap<>();
    BoxReader reader = new BoxReader(index);
    List<BoxFile> train = images(config, config.train(), listed, reader);
    List<BoxFile> validation = images(config, config.validation(), listed, reader);
    return BoxFiles.of(
        config.title(),
        config.classes(),
        train,
        config.validation().isEmpty() ? Optional.empty() : Optional.of(validation),
        config.validationFraction(),
        images(config, config.test(), listed, reader),
        reader);
  }

  /**
   * The images of some lists, in their order.
   *
   * @param listed the list of every image so far; is added to
   */
  private static List<BoxFile> images(
      Config config, List<String> lists, Map<String, String> listed, BoxReader reader) {
    List<BoxFile> all = new ArrayList<>();
    for (String list : lists) {
      int slash = list.indexOf('/');
      if (slash < 1) {
        throw new BadInputException(
            "boxes/voc-devkit: the list %s names no year. Write it as YEAR/LIST, such as VOC2007/trainval."
                .formatted(list));
      }
      VocFolder year = new VocFolder(config.path().resolve(list.substring(0, slash)));
      for (BoxFile image :
          VocBoxes.images(year, list.substring(slash + 1), config.classes(), reader)) {
        String other = listed.put(image.id(), list);
        if (other != null) {
          throw new BadInputException(
              "boxes/voc-devkit: the image %s is in the lists %s and %s. Choose lists that have no image in common."
                  .formatted(image.id(), other, list));
        }
        all.add(image);
      }
    }
    return all;
  }
}
