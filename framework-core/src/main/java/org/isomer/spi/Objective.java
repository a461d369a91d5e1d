package org.isomer.spi;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The outcome of one training step.
 *
 * @param loss the scalar to minimise
 * @param scalars further scalars to log, by name
 * @param embeddings what is watched for collapse: one operand for each view, shape (batch,
 *     embedding), row i of each from the same instance
 * @param collapsed the loss's value when all embeddings are equal; see {@link LossTerms#collapsed}
 */
public record Objective(
    Operand<TFloat32> loss,
    Map<String, Operand<TFloat32>> scalars,
    List<Operand<TFloat32>> embeddings,
    OptionalDouble collapsed) {
  /** Copies the collections. */
  public Objective {
    scalars = Map.copyOf(scalars);
    embeddings = List.copyOf(embeddings);
  }

  /** A loss as it stands, on these embeddings. */
  public static Objective of(LossTerms<TFloat32> terms, List<Operand<TFloat32>> embeddings) {
    return new Objective(terms.total(), terms.parts(), embeddings, terms.collapsed());
  }
}
