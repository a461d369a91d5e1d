package org.isomer.eval.detection.task;

import java.util.List;
import org.isomer.eval.frame.Colour;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.Model;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * The images of one split as a model sees them.
 *
 * @param data where they come from
 * @param split which part
 * @param channels of the model's input
 * @param preprocessing the model's, as far as it works on each number by itself
 */
record BoxSamples(BoxData data, Split split, int channels, List<Augmentation> preprocessing) {
  static BoxSamples of(BoxData data, Split split, Model model) {
    return new BoxSamples(
        data, split, Image.shape(model.input())[2], Augmentation.pointwise(model.preprocessing()));
  }

  int size() {
    return Math.toIntExact(data.split(split).size());
  }

  String id(int index) {
    return data.split(split).id(index);
  }

  List<Marked> objects(int index) {
    return data.split(split).annotation(index);
  }

  Image image(int index) {
    Image image = new Image();
    data.split(split).read(index, image);
    Image converted = Colour.with(channels, image);
    CounterRandom random = CounterRandom.of(0, "preprocessing");
    preprocessing.forEach(step -> step.apply(converted, random.at(0, index, 0)));
    return converted;
  }
}
