package org.isomer.eval.contract;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.DatasetContract;
import org.isomer.contract.ExamplesTrial;
import org.isomer.contract.Rule;
import org.isomer.contract.Tested;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** What images with masks keep to. */
public final class MaskDataContract implements Contract<MaskData> {
  private static final int LOOKED_AT = 20;

  @Override
  public Class<?> kind() {
    return MaskDataPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<MaskData> tested) {
    List<Rule> rules = new ArrayList<>(DatasetContract.rules(tested::make));
    rules.add(
        new Rule("has masks of its classes as large as its images", () -> masks(tested.make())));
    return rules;
  }

  private static void masks(MaskData data) throws Exception {
    int classes = data.classes().size();
    Breach.unless(
        data.ignored() < 0 || data.ignored() >= classes,
        "ignored() is %d, which is a class; choose a number that is none"
            .formatted(data.ignored()));
    for (Split split : Split.values()) {
      AnnotatedExamples<LabelMap> examples = data.split(split);
      ExamplesTrial.requireAnnotations(examples, mask -> IntBuffer.wrap(mask.labels()));
      for (long i = 0; i < Math.min(LOOKED_AT, examples.size()); i++) {
        Image image = (Image) examples.buffer();
        examples.read(i, image);
        LabelMap mask = examples.annotation(i);
        Breach.unless(
            mask.height() == image.height() && mask.width() == image.width(),
            "%s has %d × %d pixels, and its mask %d × %d; make them equal"
                .formatted(
                    examples.id(i), image.height(), image.width(), mask.height(), mask.width()));
        for (int label : mask.labels()) {
          Breach.unless(
              label == data.ignored() || (label >= 0 && label < classes),
              "the mask of %s has the label %d, and there are %d classes; labels count from 0, and ignored() stands for no class"
                  .formatted(examples.id(i), label, classes));
        }
      }
    }
  }
}
