package org.isomer.eval.contract;

import java.util.ArrayList;
import java.util.List;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.DatasetContract;
import org.isomer.contract.ExamplesTrial;
import org.isomer.contract.Rule;
import org.isomer.contract.Tested;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** What images with boxes keep to. */
public final class BoxDataContract implements Contract<BoxData> {
  private static final int LOOKED_AT = 50;

  @Override
  public Class<?> kind() {
    return BoxDataPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<BoxData> tested) {
    List<Rule> rules = new ArrayList<>(DatasetContract.rules(tested::make));
    rules.add(new Rule("has boxes of its classes inside its images", () -> boxes(tested.make())));
    return rules;
  }

  private static void boxes(BoxData data) throws Exception {
    int classes = data.classes().size();
    for (Split split : Split.values()) {
      AnnotatedExamples<List<Marked>> examples = data.split(split);
      ExamplesTrial.requireAnnotations(examples, boxes -> boxes);
      for (long i = 0; i < Math.min(LOOKED_AT, examples.size()); i++) {
        Image image = (Image) examples.buffer();
        examples.read(i, image);
        for (Marked marked : examples.annotation(i)) {
          Breach.unless(
              marked.label() >= 0 && marked.label() < classes,
              "%s has a box of the class %d, and there are %d classes; labels count from 0"
                  .formatted(examples.id(i), marked.label(), classes));
          List<Double> box = marked.corners();
          boolean inside =
              box.get(0) >= 0
                  && box.get(1) >= 0
                  && box.get(0) < box.get(2)
                  && box.get(1) < box.get(3)
                  && box.get(2) <= image.width()
                  && box.get(3) <= image.height();
          Breach.unless(
              inside,
              "%s has the box %s in an image of %d × %d pixels; give left, top, right and bottom in pixels"
                  .formatted(examples.id(i), box, image.width(), image.height()));
        }
      }
    }
  }
}
