package org.isomer.framework;

import java.util.List;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The network that predicts one side's embeddings from the other's, in the scope {@code predictor}
 * of a net.
 */
public record Predictor(Net net, Projector network) {
  /**
   * Predicts from each view's embeddings, one view after the other, so that batch normalisation
   * sees each alone.
   *
   * @param embeddings shape (batch, embedding) each
   * @return predictions of the same shapes
   * @throws BadInputException if the network gives vectors of another length
   */
  public List<Operand<TFloat32>> predict(List<Operand<TFloat32>> embeddings) {
    return embeddings.stream().map(this::predict).toList();
  }

  private Operand<TFloat32> predict(Operand<TFloat32> embeddings) {
    Operand<TFloat32> predictions = network.project(net.scope("predictor"), embeddings);
    long wanted = embeddings.shape().get(1);
    long given = predictions.shape().get(1);
    if (given != wanted) {
      throw new BadInputException(
          "framework: the predictor makes vectors of length %d, and the projector embeddings of length %d. Give both the same dim."
              .formatted(given, wanted));
    }
    return predictions;
  }
}
