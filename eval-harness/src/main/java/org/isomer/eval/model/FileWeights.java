package org.isomer.eval.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.isomer.eval.spi.Weights;
import org.isomer.graph.Variable;
import org.isomer.weights.WeightFile;

/**
 * Weights that lie in a file.
 *
 * @param file what of it is an encoder with these variables
 */
public record FileWeights(Function<List<Variable>, WeightFile> file) implements Weights {
  @Override
  public Map<String, float[]> of(List<Variable> variables) {
    return file.apply(variables).of(variables);
  }

  @Override
  public List<String> warnings(List<Variable> variables) {
    return file.apply(variables).warnings(variables);
  }
}
