package org.isomer.eval.segmentation.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/**
 * Images with instances in COCO's layout, whose polygons and run lengths are painted to masks: 0 is
 * the background, and the classes follow by ascending id.
 *
 * <p>Objects overlap, so the order of painting matters. Crowds come first, as ignored pixels; then
 * objects from the greatest area to the smallest, the lower id first among equals. So what is small
 * is never covered by what is large, and a crowd hides no object.
 */
public final class CocoMasks implements MaskDataPlugin<CocoMasks.Config> {
  private static final int IGNORED = 255;

  /** The options. */
  public record Config(
      @Option(help = "What reports call the data", value = "COCO instances") String title,
      @Option(help = "Training images") Part train,
      @Option(help = "Validation images") Part validation,
      @Option(help = "Test images") Part test) {}

  /** A split's files. */
  public record Part(
      @Option(help = "Folder that file names start from") Path images,
      @Option(help = "JSON file of instances") Path annotations) {}

  @Override
  public String name() {
    return "coco-masks";
  }

  @Override
  public String summary() {
    return "Images with polygons or run lengths in COCO's layout of instances";
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
    Map<Split, List<MaskedImage>> images = new EnumMap<>(Split.class);
    Optional<List<String>> classes = Optional.empty();
    Map<Split, Part> parts = new EnumMap<>(Split.class);
    parts.put(Split.TRAIN, config.train());
    parts.put(Split.VALIDATION, config.validation());
    parts.put(Split.TEST, config.test());
    MaskReader reader = new MaskReader(index);
    for (Map.Entry<Split, Part> entry : parts.entrySet()) {
      Part part = entry.getValue();
      CocoParts read = CocoParts.read(part.annotations());
      if (classes.isPresent() && !classes.get().equals(read.classes())) {
        throw new BadInputException(
            "The file %s has the classes %s, but the training file %s. Give files of one data set."
                .formatted(part.annotations(), read.classes(), classes.get()));
      }
      classes = Optional.of(read.classes());
      images.put(entry.getKey(), masked(part, read, reader));
    }
    List<String> names = new ArrayList<>(List.of("background"));
    names.addAll(classes.orElseThrow());
    if (names.size() > IGNORED) {
      throw new BadInputException(
          "The file %s has %d classes. At most %d can be painted."
              .formatted(config.train().annotations(), names.size() - 1, IGNORED - 1));
    }
    return new MaskFiles(config.title(), names, IGNORED, images, reader.findings());
  }

  private static List<MaskedImage> masked(Part part, CocoParts read, MaskReader reader) {
    List<MaskReader.Pair> images = new ArrayList<>();
    for (PaintedMask mask : read.masks(IGNORED)) {
      Path file = part.images().resolve(mask.image());
      if (!Files.exists(file)) {
        throw new BadInputException(
            "The file %s names the image %s, which does not exist. Check the folder of images."
                .formatted(part.annotations(), file));
      }
      images.add(new MaskReader.Pair(mask.image(), file, mask));
    }
    return reader.read(images);
  }
}
