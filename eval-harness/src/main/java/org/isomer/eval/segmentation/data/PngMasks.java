package org.isomer.eval.segmentation.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/**
 * A folder of images and a folder of masks for each split. An image and its mask have the same name
 * but for the ending; masks are PNG files whose pixels are labels. The default folders are those of
 * the CamVid copies in use: {@code train} and {@code trainannot}, and so on.
 */
public final class PngMasks implements MaskDataPlugin<PngMasks.Config> {
  private static final List<String> IMAGE_ENDINGS = List.of(".jpg", ".jpeg", ".png");

  /** The options. */
  public record Config(
      @Option(help = "Folder that the other folders are in") Path path,
      @Option(help = "What reports call the data; by default the folder's name")
          Optional<String> title,
      @Option(help = "Class names in the order of their labels, from label 0") List<String> classes,
      @Option(
              help = "Label of pixels that are neither learned nor judged",
              value = "255",
              min = -32768,
              max = 65_535)
          int ignored,
      @Option(help = "Training images", value = "{images: train, masks: trainannot}") Folders train,
      @Option(help = "Validation images", value = "{images: val, masks: valannot}")
          Folders validation,
      @Option(help = "Test images", value = "{images: test, masks: testannot}") Folders test) {
    /** Copies the list. */
    public Config {
      classes = List.copyOf(classes);
    }
  }

  /** Where the images of a split are. */
  public record Folders(
      @Option(help = "Folder of the images, within path") String images,
      @Option(help = "Folder of the masks, within path") String masks) {}

  @Override
  public String name() {
    return "png-masks";
  }

  @Override
  public String summary() {
    return "A folder of images and one of PNG masks for each split, as CamVid comes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public MaskData create(Config config) {
    Map<Split, List<MaskedImage>> images = new EnumMap<>(Split.class);
    images.put(Split.TRAIN, pairs(config.path(), config.train()));
    images.put(Split.VALIDATION, pairs(config.path(), config.validation()));
    images.put(Split.TEST, pairs(config.path(), config.test()));
    String title = config.title().orElseGet(() -> String.valueOf(config.path().getFileName()));
    return new MaskFiles(title, config.classes(), config.ignored(), images);
  }

  private static List<MaskedImage> pairs(Path path, Folders folders) {
    Path imageFolder = path.resolve(folders.images());
    Path maskFolder = path.resolve(folders.masks());
    Map<String, Path> images = files(imageFolder, IMAGE_ENDINGS);
    Map<String, Path> masks = files(maskFolder, List.of(".png"));
    List<MaskedImage> pairs = new ArrayList<>();
    images.forEach(
        (name, image) -> {
          Path mask = masks.remove(name);
          if (mask == null) {
            throw new BadInputException(
                "The image %s has no mask %s. Add the mask or remove the image."
                    .formatted(image, maskFolder.resolve(name + ".png")));
          }
          pairs.add(
              new MaskedImage(
                  folders.images() + "/" + image.getFileName(), image, new MaskFile(mask)));
        });
    masks.forEach(
        (name, mask) -> {
          throw new BadInputException(
              "The mask %s has no image %s.jpg, .jpeg or .png. Add the image or remove the mask."
                  .formatted(mask, imageFolder.resolve(name)));
        });
    return pairs;
  }

  /** Files by their name without its ending, in order; hidden files are passed over. */
  private static Map<String, Path> files(Path folder, List<String> endings) {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          "The folder %s does not exist. Check path, and the folders of the splits."
              .formatted(folder));
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.sorted().toList()) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        if (dot > 0 && endings.contains(name.substring(dot).toLowerCase(Locale.ROOT))) {
          Path other = files.put(name.substring(0, dot), file);
          if (other != null) {
            throw new BadInputException(
                "The files %s and %s differ in their ending alone. Remove one."
                    .formatted(other, file));
          }
        }
      }
    } catch (IOException e) {
      throw new BadInputException("The folder %s cannot be read: %s.".formatted(folder, e), e);
    }
    return files;
  }
}
