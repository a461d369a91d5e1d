package org.isomer.data.teacher;

import java.nio.file.Path;
import org.isomer.file.Sha256;
import org.isomer.modality.Numbers;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Input;
import org.isomer.spi.Option;

/**
 * Replaces an example by the vector that a teacher has made of it. Examples are found by what they
 * hold, so the step has to stand first in its pipeline. It is the whole way to the last view of
 * {@code distillation}:
 *
 * <pre>{@code
 * dataset: &data {name: text-csv, train: sentences.txt}
 * views:
 *   name: custom
 *   pipelines:
 *     - steps: [&tokens {name: word-pieces, vocabulary: vocab.txt, length: 32}]
 *     - steps: [{name: teacher-vectors, file: teacher.npy, examples: *data}]
 *   evaluation: [*tokens]
 * framework: distillation
 * }</pre>
 *
 * <p>The file is made by {@code isomer embed}, or by any program that writes a matrix of NumPy with
 * a row for each training example, in their order.
 */
public final class TeacherVectors implements AugmentationPlugin<TeacherVectors.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The vectors: a matrix of NumPy (.npy), a row for each example") Path file,
      @Option(
              help =
                  "Whose vectors they are: the training examples of this data set, in their order; among them have to be all those of the run")
          Choice<Dataset> examples) {}

  @Override
  public String name() {
    return "teacher-vectors";
  }

  @Override
  public String summary() {
    return "The vector that another encoder has made of an example, from a file, as a target";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Conversion create(Config config) {
    Dataset dataset = config.examples().create();
    return new LookUp(
        Teacher.read(config.file(), dataset),
        Sha256.hex(Sha256.hex(config.file()) + "\n" + dataset.digest()));
  }

  private record LookUp(Teacher teacher, String digest) implements Conversion {
    @Override
    public Class<Example> accepts() {
      return Example.class;
    }

    @Override
    public Numbers buffer() {
      return new Numbers("vector", Input.VECTOR, teacher.dim());
    }

    @Override
    public void requireAll(Examples examples) {
      Example example = examples.buffer();
      for (long i = 0; i < examples.size(); i++) {
        examples.read(i, example);
        if (teacher.find(example).isEmpty()) {
          throw new BadInputException(
              "%s: it has no vector of the example %s. Make the vectors of all training examples, and let the option examples name these."
                  .formatted(teacher.file(), examples.id(i)));
        }
      }
    }

    @Override
    public void convert(Example from, Example into) {
      float[] vector =
          teacher
              .find(from)
              .orElseThrow(
                  () ->
                      new BadInputException(
                          "%s: it has no vector of an example as the steps before teacher-vectors leave it. Let teacher-vectors stand first in its pipeline."
                              .formatted(teacher.file())));
      System.arraycopy(vector, 0, ((Numbers) into).values(), 0, vector.length);
    }
  }
}
