package org.isomer.eval.examination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Masks whose palettes give a label that they use different colours, so that it may stand for
 * another class in each.
 *
 * @param label the label of the first two such masks
 * @param images the ids of their images
 * @param splits what the splits of the two are called
 * @param colours what colour each of the two gives it, as 0xRRGGBB
 * @param masks how many masks give a label another colour than the first mask that uses it
 */
public record PaletteClash(
    int label, List<String> images, List<String> splits, List<Integer> colours, int masks) {
  /** Copies the lists. */
  public PaletteClash {
    images = List.copyOf(images);
    splits = List.copyOf(splits);
    colours = List.copyOf(colours);
  }

  /**
   * A label in a mask with a palette.
   *
   * @param split what its split is called
   * @param image the id of its image
   * @param label one that the mask uses
   * @param colour as 0xRRGGBB
   */
  record Coloured(String split, String image, int label, int colour) {}

  /**
   * Looks for a clash.
   *
   * @param masks the labels of each mask
   */
  static Optional<PaletteClash> of(List<List<Coloured>> masks) {
    Map<Integer, Coloured> firsts = new HashMap<>();
    List<Coloured> others = new ArrayList<>();
    for (List<Coloured> mask : masks) {
      mask.forEach(each -> firsts.putIfAbsent(each.label(), each));
      mask.stream()
          .filter(each -> of(firsts, each).colour() != each.colour())
          .findFirst()
          .ifPresent(others::add);
    }
    return others.stream()
        .findFirst()
        .map(
            other -> {
              Coloured first = of(firsts, other);
              return new PaletteClash(
                  other.label(),
                  List.of(first.image(), other.image()),
                  List.of(first.split(), other.split()),
                  List.of(first.colour(), other.colour()),
                  others.size());
            });
  }

  private static Coloured of(Map<Integer, Coloured> firsts, Coloured one) {
    return Objects.requireNonNull(firsts.get(one.label()));
  }

  /** What a user is told. */
  String warning(String title) {
    return "%s: palettes of masks disagree: the label %d is %s in the mask of %s (%s) and %s in that of %s (%s); masks with such a label: %d. Indices are taken as classes, whatever their colours; look whether each is the same class in all masks, and write them again with one palette if not."
        .formatted(
            title,
            label,
            name(colours.get(0)),
            images.get(0),
            splits.get(0),
            name(colours.get(1)),
            images.get(1),
            splits.get(1),
            masks);
  }

  private static String name(int colour) {
    return "#%06x".formatted(colour);
  }
}
