package org.isomer.eval.spi;

import java.util.List;
import java.util.Map;
import org.isomer.graph.Variable;

/** Where an encoder's values come from: a checkpoint, a file of another framework, a seed. */
@FunctionalInterface
public interface Weights {
  /**
   * Row-major scalars by variable name.
   *
   * @param variables the encoder's variables, named as they are in a training graph, such as {@code
   *     encoder.conv1.weight}
   * @throws org.isomer.spi.BadInputException naming the file and each variable that it lacks or
   *     holds in another shape
   */
  Map<String, float[]> of(List<Variable> variables);

  /**
   * What is doubtful about these values for these variables, a sentence each.
   *
   * @param variables as for {@link #of}
   */
  default List<String> warnings(List<Variable> variables) {
    return List.of();
  }
}
