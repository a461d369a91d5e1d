package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Conversion;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Step;

/** What augmentations and conversions keep to. */
public final class StepContract implements Contract<Step> {
  private static final float ROUNDING = 1e-5f;

  @Override
  public Class<?> kind() {
    return AugmentationPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Step> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule(
            "gives the same from the same random numbers, in any order and thread",
            () -> repeats(tested)),
        new Rule("leaves the original of a conversion as it is", () -> leavesOriginal(tested)),
        new Rule("gives finite numbers", () -> isFinite(tested)),
        new Rule("keeps images in [0, 1], or says that it rescales", () -> keepsRange(tested)),
        new Rule("is pointwise if it says so", () -> isPointwise(tested)));
  }

  private static void repeats(Tested<Step> tested) throws Exception {
    Step step = tested.make();
    for (Sample sample : accepted(tested, step)) {
      Repeats.require(
          "the step",
          sample.size(),
          () -> {
            IntFunction<Example> worker = worker(step, sample);
            return i -> Numbers.digest(worker.apply(i));
          });
    }
  }

  private static void leavesOriginal(Tested<Step> tested) {
    Step step = tested.make();
    if (step instanceof Conversion conversion) {
      for (Sample sample : accepted(tested, step)) {
        Example original = sample.copy(0);
        conversion.convert(original, conversion.buffer(), random(0));
        Breach.unless(
            Numbers.digest(original).equals(Numbers.digest(sample.copy(0))),
            "convert changes the example that it is given; write into the second argument alone");
      }
    }
  }

  private static void isFinite(Tested<Step> tested) {
    for (Example result : results(tested)) {
      if (result instanceof Encodable encodable) {
        Numbers.requireFinite("a number of the example", encodable);
      }
    }
  }

  private static void keepsRange(Tested<Step> tested) {
    if (tested.plugin() instanceof AugmentationPlugin<?> plugin && plugin.rescales()) {
      return;
    }
    for (Example result : results(tested)) {
      if (result instanceof Image image) {
        for (float value : image.toArray()) {
          Breach.unless(
              value >= -ROUNDING && value <= 1 + ROUNDING,
              "an image in [0, 1] gets the value %s; clamp it, or override rescales() of the plugin"
                  .formatted(value));
        }
      }
    }
  }

  /** Of an image that is mirrored it gives the mirrored result. */
  private static void isPointwise(Tested<Step> tested) {
    Step step = tested.make();
    if (step instanceof Augmentation augmentation && augmentation.pointwise()) {
      for (Sample sample : accepted(tested, step)) {
        for (int i = 0; i < sample.size(); i++) {
          if (sample.copy(i) instanceof Image one && sample.copy(i) instanceof Image other) {
            mirror(one);
            augmentation.apply(one, random(i));
            augmentation.apply(other, random(sample.size() + i));
            mirror(other);
            Breach.unless(
                Numbers.digest(one).equals(Numbers.digest(other)),
                "a number's result depends on chance or on its place, and pointwise() is true; let it"
                    + " be false");
          }
        }
      }
    }
  }

  private static void mirror(Image image) {
    float[] mirrored = image.spare(image.size());
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        System.arraycopy(
            image.values(),
            image.offset(row, column),
            mirrored,
            image.offset(row, image.width() - 1 - column),
            image.channels());
      }
    }
    image.swap(image.height(), image.width());
  }

  private static List<Example> results(Tested<Step> tested) {
    Step step = tested.make();
    List<Example> results = new ArrayList<>();
    for (Sample sample : accepted(tested, step)) {
      for (int i = 0; i < sample.size(); i++) {
        results.add(run(step, sample, i));
      }
    }
    return results;
  }

  /** The samples that it does not refuse, as one may refuse gray images. */
  private static List<Sample> accepted(Tested<Step> tested, Step step) {
    List<Sample> accepted = new ArrayList<>();
    String refusal = "";
    for (Sample sample : tested.samples().of(step.accepts())) {
      try {
        for (int i = 0; i < sample.size(); i++) {
          run(step, sample, i);
        }
        accepted.add(sample);
      } catch (BadInputException e) {
        refusal = String.valueOf(e.getMessage());
        Breach.unlessSentence("the message for " + sample.name(), refusal);
      }
    }
    if (accepted.isEmpty()) {
      throw new NotExaminedException(
          "it refuses all examples that there are (%s); give options that suit them"
              .formatted(refusal));
    }
    return accepted;
  }

  private static CounterRandom random(int index) {
    return CounterRandom.of(1, "contract of steps").at(0, index, 0);
  }

  private static Example run(Step step, Sample sample, int index) {
    return worker(step, sample).apply(index);
  }

  /** Works in buffers of its own, as a thread does. */
  private static IntFunction<Example> worker(Step step, Sample sample) {
    Example example = sample.examples().buffer();
    if (step instanceof Conversion conversion) {
      Example into = conversion.buffer();
      return i -> {
        sample.examples().read(i, example);
        conversion.convert(example, into, random(i));
        return into;
      };
    }
    Augmentation augmentation = (Augmentation) step;
    return i -> {
      sample.examples().read(i, example);
      augmentation.apply(example, random(i));
      return example;
    };
  }
}
