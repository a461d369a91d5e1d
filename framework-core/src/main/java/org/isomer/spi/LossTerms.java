package org.isomer.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * The scalars of a loss.
 *
 * @param total what is minimised
 * @param parts further scalars worth logging, by name; none is added to the total
 * @param collapsed the total's value when all embeddings are equal, such as ln(2N − 1), if the loss
 *     has one that a healthy run leaves behind; a run that stays there is reported. Where it
 *     differs from batch to batch, the part {@link #COLLAPSED} says it instead.
 */
public record LossTerms<T extends TFloating>(
    Operand<T> total, Map<String, Operand<T>> parts, OptionalDouble collapsed) {
  /** The part that is the total's value for this batch when all embeddings are equal. */
  public static final String COLLAPSED = "collapsed-loss";

  /** Copies the map. */
  public LossTerms {
    parts = Map.copyOf(parts);
  }

  /** A loss of a single term. */
  public static <T extends TFloating> LossTerms<T> of(Operand<T> total) {
    return new LossTerms<>(total, Map.of(), OptionalDouble.empty());
  }

  /** The same with a further scalar to log. */
  public LossTerms<T> with(String name, Operand<T> part) {
    Map<String, Operand<T>> more = new HashMap<>(parts);
    more.put(name, part);
    return new LossTerms<>(total, more, collapsed);
  }

  /** The same with the value at collapse. */
  public LossTerms<T> collapsingTo(double value) {
    return new LossTerms<>(total, parts, OptionalDouble.of(value));
  }
}
