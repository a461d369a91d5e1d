package org.isomer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Conversion;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;

/**
 * The steps that make one view.
 *
 * @param name what messages call it, such as {@code pipeline of view 1}
 * @param steps applied one after another
 */
public record Pipeline(String name, List<Step> steps) {
  /** Copies the list. */
  public Pipeline {
    steps = List.copyOf(steps);
  }

  /** One for each view of training. */
  public static List<Pipeline> ofTraining(Views views) {
    return IntStream.range(0, views.training().size())
        .mapToObj(i -> new Pipeline("pipeline of view " + (i + 1), views.training().get(i)))
        .toList();
  }

  /**
   * Prepares buffers for examples of a type.
   *
   * @param buffer a new one of that type; it belongs to the bench from now on
   * @throws BadInputException if a step works on another type of example, or the last one leaves
   *     what no encoder reads
   */
  public Bench on(Example buffer) {
    List<Example> made = new ArrayList<>();
    Example current = buffer;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.accepts().isInstance(current)) {
        throw new BadInputException(
            "Step %d in the %s works on examples of type %s, but %s. Choose steps for this kind of data."
                .formatted(
                    i + 1,
                    name,
                    step.accepts().getSimpleName(),
                    made.isEmpty()
                        ? "the data set holds " + current.getClass().getSimpleName()
                        : "the steps before it make " + current.getClass().getSimpleName()));
      }
      if (step instanceof Conversion conversion) {
        current = conversion.buffer();
        made.add(current);
      }
    }
    if (!(current instanceof Encodable end)) {
      throw new BadInputException(
          "The %s ends with examples of type %s, which no encoder reads. Add a step that converts them, such as word-pieces for text."
              .formatted(name, current.getClass().getSimpleName()));
    }
    return new Bench(buffer, made, end);
  }

  /** Where one thread makes one view after another, on buffers of its own. */
  public final class Bench {
    private final Example buffer;
    private final List<Example> made;
    private final Encodable end;

    private Bench(Example buffer, List<Example> made, Encodable end) {
      this.buffer = buffer;
      this.made = made;
      this.end = end;
    }

    /**
     * What the pipeline leaves of an example as it stands: of a fresh one, before the first view.
     */
    public InputSpec spec() {
      return end.spec();
    }

    /**
     * Makes a view.
     *
     * @param original stays as it is
     * @param random at the place of the view's own stream
     * @return the view, until the next call
     */
    public Encodable make(Example original, CounterRandom random) {
      Example current = buffer;
      current.copyFrom(original);
      int conversions = 0;
      for (Step step : steps) {
        if (step instanceof Augmentation augmentation) {
          augmentation.apply(current, random);
        } else if (step instanceof Conversion conversion) {
          Example next = made.get(conversions++);
          conversion.convert(current, next, random);
          current = next;
        }
      }
      return end;
    }
  }
}
