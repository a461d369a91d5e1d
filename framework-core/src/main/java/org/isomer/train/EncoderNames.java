package org.isomer.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isomer.graph.Variable;
import org.isomer.spi.Framework;

/**
 * Under which names a run keeps the encoder that its training is for: those of the encoder's own
 * variables, or of copies of the trained ones.
 *
 * @param copy the prefix of the copies, where there are some
 */
public record EncoderNames(Optional<String> copy) {
  /** The names in runs of a framework. */
  public static EncoderNames of(Framework framework) {
    return new EncoderNames(framework.outcome());
  }

  /** The name under which a run keeps a variable of the encoder. */
  public String of(Variable variable) {
    return variable.role().trained() ? ofTrained(variable.name()) : variable.name();
  }

  /**
   * The name under which a run keeps a trained variable of the encoder.
   *
   * @param name the variable's
   */
  String ofTrained(String name) {
    return copy.map(prefix -> prefix + "." + name).orElse(name);
  }

  /**
   * The values of an encoder's variables.
   *
   * @param kept row-major scalars by the name under which a run keeps them
   */
  Map<String, float[]> values(List<Variable> variables, Map<String, float[]> kept) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      values.put(variable.name(), Objects.requireNonNull(kept.get(of(variable))));
    }
    return values;
  }
}
