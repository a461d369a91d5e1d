package org.isomer.spi;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A batch of instances, as a training graph is fed with it. On several {@linkplain
 * org.isomer.graph.GlobalBatch replicas} the views are a slice of the batch, and all else is of the
 * whole of it.
 *
 * @param views one input for each view; sizes may differ between views
 * @param labels the class of each instance, shape (batch); {@link ClassData#UNLABELLED} where there
 *     is none
 * @param classes the number of classes of the data set; 0 if it has no labels
 * @param scores how alike the views of each instance are, shape (batch); there if the framework
 *     {@linkplain Framework#needsScores needs} them
 * @param batchesPerStep the batches, this one among them, whose gradients a step adds up
 * @param mixtures what the rows of each view are made of, one for each view; there if rows are
 *     mixed and the framework {@linkplain Framework#weighsTargets weighs targets}, else empty
 */
public record Instances(
    List<Input> views,
    Operand<TInt32> labels,
    int classes,
    Optional<Operand<TFloat32>> scores,
    int batchesPerStep,
    List<Mixture> mixtures) {
  /** Copies the lists. */
  public Instances {
    views = List.copyOf(views);
    mixtures = List.copyOf(mixtures);
  }

  /** A batch whose rows are not mixed. */
  public Instances(
      List<Input> views,
      Operand<TInt32> labels,
      int classes,
      Optional<Operand<TFloat32>> scores,
      int batchesPerStep) {
    this(views, labels, classes, scores, batchesPerStep, List.of());
  }

  /** A batch without scores. */
  public Instances(List<Input> views, Operand<TInt32> labels, int classes, int batchesPerStep) {
    this(views, labels, classes, Optional.empty(), batchesPerStep);
  }

  /** The number of instances, those on other replicas included. */
  public int batch() {
    return Math.toIntExact(labels.shape().get(0));
  }

  /** The number of instances in all batches of a step. */
  public int perStep() {
    return Math.multiplyExact(batch(), batchesPerStep);
  }
}
