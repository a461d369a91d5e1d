package org.isomer.eval.classification;

import java.util.List;
import java.util.OptionalInt;
import org.isomer.data.Pipeline;
import org.isomer.eval.training.HeadExample;
import org.isomer.eval.training.HeadExamples;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.tensor.InputSpec;

/**
 * Some labelled examples as an encoder takes them: augmented, then preprocessed.
 *
 * @param examples where they come from
 * @param indices which of them
 * @param pipeline random changes, then the model's preprocessing
 * @param input what must come out
 */
record LabelledInputs(
    AnnotatedExamples<OptionalInt> examples, int[] indices, Pipeline pipeline, InputSpec input)
    implements HeadExamples {
  /**
   * Checks the labels.
   *
   * @throws BadInputException naming an example that has none
   */
  LabelledInputs {
    for (int index : indices) {
      if (examples.annotation(index).isEmpty()) {
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
    return examples.annotation(indices[i]).orElseThrow();
  }

  /** The name of the i-th of them. */
  String id(int i) {
    return examples.id(indices[i]);
  }

  @Override
  public HeadExample at(int index, CounterRandom random) {
    Example example = examples.buffer();
    examples.read(indices[index], example);
    Encodable made = pipeline.on(examples.buffer()).make(example, random);
    if (!made.spec().equals(input)) {
      throw new BadInputException(
          "task/fine-tuning: augmentations and the model's preprocessing make %s, but the model takes %s; set the size of a crop to that."
              .formatted(made.spec().text(), input.text()));
    }
    return new HeadExample(made, List.of(new float[] {label(index)}));
  }
}
