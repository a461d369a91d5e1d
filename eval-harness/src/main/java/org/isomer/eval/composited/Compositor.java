package org.isomer.eval.composited;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.data.image.FashionMnist;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * Pastes items of the bundled Fashion-MNIST onto textured backgrounds. Safe for many threads.
 *
 * <p>An item is scaled to 0.75 to 1.25 of its 28 pixels, turned left to right half of the time and
 * pasted where its pixels are brighter than a threshold; a later item covers what lies below it.
 */
final class Compositor {
  /** Another one makes other scenes of the same options. */
  private static final String VERSION = "composited scenes 1";

  private final Composition composition;
  private final Dataset items =
      new FashionMnist().create(new FashionMnist.Config(Optional.empty()));
  private final Map<Split, Integer> sizes = new EnumMap<>(Split.class);

  Compositor(Composition composition) {
    composition.check();
    this.composition = composition;
    sizes.put(Split.TRAIN, composition.train());
    sizes.put(Split.VALIDATION, composition.validation());
    sizes.put(Split.TEST, composition.test());
  }

  /** Fashion-MNIST's classes. */
  List<String> classes() {
    return items.classes();
  }

  String title() {
    return composition.title();
  }

  /** SHA-256 in hexadecimal over the options, the items and the way of compositing. */
  String digest() {
    String all = VERSION + "\n" + composition + "\n" + items.digest();
    return Sha256.hex(all);
  }

  int size(Split split) {
    return sizes.getOrDefault(split, 0);
  }

  String id(Split split, int index) {
    return "%s/%d".formatted(split.name().toLowerCase(Locale.ROOT), index);
  }

  /** Makes a scene. */
  Scene scene(Split split, int index) {
    CounterRandom random =
        CounterRandom.of(composition.seed(), "composited " + split).at(index, 0, 0);
    Canvas canvas = new Canvas(composition.size(), Texture.draw(composition.size(), random));
    int span = composition.itemsMax() - composition.itemsMin();
    int wanted = composition.itemsMin() + random.nextInt(span + 1);
    Examples examples = items.split(split);
    Image image = new Image();
    for (int i = 0; i < wanted; i++) {
      int item = random.nextInt(Math.toIntExact(examples.size()));
      examples.read(item, image);
      canvas.paste(Cutout.draw(image, random), examples.label(item), random);
    }
    return canvas.scene();
  }
}
