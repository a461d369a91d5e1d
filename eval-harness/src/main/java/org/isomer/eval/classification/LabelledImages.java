package org.isomer.eval.classification;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.eval.training.HeadExample;
import org.isomer.eval.training.HeadExamples;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/**
 * Some labelled examples as an encoder takes them: augmented, then preprocessed.
 *
 * @param examples where they come from
 * @param indices which of them
 * @param augmentations random changes
 * @param preprocessing the model's own
 * @param shape what must come out
 */
record LabelledImages(
    Examples examples,
    int[] indices,
    List<Augmentation> augmentations,
    List<Augmentation> preprocessing,
    int[] shape)
    implements HeadExamples {
  /**
   * Checks the labels.
   *
   * @throws BadInputException naming an example that has none
   */
  LabelledImages {
    for (int index : indices) {
      if (examples.label(index) == Examples.UNLABELLED) {
        throw new BadInputException(
            examples.id(index)
                + ": the example has no label. Fine-tuning needs labelled examples.");
      }
    }
  }

  @Override
  public int size() {
    return indices.length;
  }

  /** The class of the i-th of them. */
  int label(int i) {
    return examples.label(indices[i]);
  }

  /** The name of the i-th of them. */
  String id(int i) {
    return examples.id(indices[i]);
  }

  @Override
  public HeadExample at(int index, CounterRandom random) {
    Example example = examples.buffer();
    examples.read(indices[index], example);
    Stream.concat(augmentations.stream(), preprocessing.stream())
        .forEach(augmentation -> augmentation.apply(example, random));
    if (!Arrays.equals(example.shape(), shape)) {
      throw new BadInputException(
          "task/fine-tuning: augmentations and the model's preprocessing make images of shape %s, but the model takes %s; set the size of a crop to that."
              .formatted(Arrays.toString(example.shape()), Arrays.toString(shape)));
    }
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return new HeadExample(
        Arrays.copyOf(example.values(), size), List.of(new float[] {label(index)}));
  }
}
