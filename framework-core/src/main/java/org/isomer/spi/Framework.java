package org.isomer.spi;

import java.util.List;
import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A method of representation learning: how views, encoder, projector and loss make one training
 * step. Queues, prototypes and momentum copies are variables that it makes in its net.
 */
public interface Framework {
  /** Whether the method can train on this number of views. */
  boolean acceptsViews(int views);

  /**
   * Builds the training graph.
   *
   * @param net the root of the training graph; the encoder belongs into its scope {@code encoder}
   * @param encoder the encoder to train
   * @param views one operand for each view, shape (batch, …); sizes may differ between views
   * @param labels shape (batch); {@link Examples#UNLABELLED} where there is none
   */
  Objective build(Net net, Encoder encoder, List<Operand<TFloat32>> views, Operand<TInt32> labels);
}
