package org.isomer.eval.segmentation.task;

import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.frame.Colour;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.Model;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * The images of one split as a model sees them, with their masks.
 *
 * @param data where they come from
 * @param split which part
 * @param channels of the model's input
 * @param preprocessing the model's, as far as it works on each number by itself
 */
record MaskSamples(MaskData data, Split split, int channels, List<Augmentation> preprocessing) {
  static MaskSamples of(MaskData data, Split split, Model model) {
    return new MaskSamples(
        data, split, Image.shape(model.input())[2], Augmentation.pointwise(model.preprocessing()));
  }

  /** An image and its mask, of the same size. */
  record Sample(Image image, LabelMap mask) {}

  int size() {
    return Math.toIntExact(data.split(split).size());
  }

  String id(int index) {
    return data.split(split).id(index);
  }

  Sample at(int index) {
    Image image = new Image();
    data.split(split).read(index, image);
    LabelMap mask = data.split(split).annotation(index);
    if (mask.height() != image.height() || mask.width() != image.width()) {
      throw new BadInputException(
          "The mask of %s has %d×%d pixels (height, width), but its image %d×%d. Give a mask of the image's size."
              .formatted(id(index), mask.height(), mask.width(), image.height(), image.width()));
    }
    Image converted = Colour.with(channels, image);
    CounterRandom random = CounterRandom.of(0, "preprocessing");
    preprocessing.forEach(step -> step.apply(converted, random.at(0, index, 0)));
    return new Sample(converted, mask);
  }
}
