package org.isomer.eval.segmentation.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.NamedFolder;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.file.FileListing;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/**
 * A folder of images and a folder of masks for each split. An image and its mask have the same name
 * but for the ending; masks are PNG files whose pixels are labels. The default folders are those of
 * the CamVid copies in use: {@code train} and {@code trainannot}, and so on.
 */
public final class PngMasks implements MaskDataPlugin<PngMasks.Config> {
  private static final List<String> MASK_ENDINGS = List.of(".png");

  /** The options. */
  public record Config(
      @Option(help = "Folder that the other folders are in") Path path,
      @Option(help = "What reports call the data; by default the folder's name")
          Optional<String> title,
      @Option(help = "Class names in the order of their labels, from label 0", distinct = true)
          List<String> classes,
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
    return open(config, FileIndex.NONE);
  }

  @Override
  public MaskData open(Config config, FileIndex index) {
    MaskReader reader = new MaskReader(index);
    Map<Split, List<MaskedImage>> images = new EnumMap<>(Split.class);
    images.put(Split.TRAIN, images(config.path(), config.train(), reader));
    images.put(Split.VALIDATION, images(config.path(), config.validation(), reader));
    images.put(Split.TEST, images(config.path(), config.test(), reader));
    String title = config.title().orElseGet(() -> String.valueOf(config.path().getFileName()));
    return new MaskFiles(title, config.classes(), config.ignored(), images, reader.findings());
  }

  private static List<MaskedImage> images(Path path, Folders folders, MaskReader reader) {
    FilesByStem images = reader.images(NamedFolder.existing(path, folders.images()));
    FilesByStem masks = FilesByStem.of(NamedFolder.existing(path, folders.masks()), MASK_ENDINGS);
    images.remarkOthers(reader.remarks());
    List<MaskReader.FilePair> pairs = new ArrayList<>();
    for (String name : images.stems()) {
      Path image = images.find(name).orElseThrow();
      Path mask =
          masks
              .find(name)
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "The image %s has no mask %s. Add the mask or remove the image."
                              .formatted(
                                  image, path.resolve(folders.masks()).resolve(name + ".png"))));
      pairs.add(new MaskReader.FilePair(folders.images() + "/" + image.getFileName(), image, mask));
    }
    for (Path mask : masks.files()) {
      if (images.find(FileListing.stem(mask)).isEmpty()) {
        throw new BadInputException(
            "The mask %s has no image in %s. Add the image or remove the mask."
                .formatted(mask, path.resolve(folders.images())));
      }
    }
    return reader.readFiles(pairs);
  }
}
