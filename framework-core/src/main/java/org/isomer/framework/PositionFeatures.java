package org.isomer.framework;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What an encoder makes of sequences.
 *
 * @param pooled one vector for each sequence, shape (batch, {@link Encoder#dim()})
 * @param all one vector for each position of its last feature map, shape (batch, positions,
 *     channels), float32
 * @param mask which positions of that map are no padding, shape (batch, positions), if there is
 *     padding
 */
public record PositionFeatures(
    Operand<TFloat32> pooled, Operand<TFloat32> all, Optional<Operand<TFloat32>> mask) {
  /**
   * Encodes sequences, in the scope {@code encoder} of a net. A feature map may have fewer
   * positions than the input.
   *
   * @param framework what messages call the method
   * @throws BadInputException if the encoder has no vectors of positions
   */
  public static PositionFeatures of(Net net, Encoder encoder, Input input, String framework) {
    Features features = encoder.encode(net.scope("encoder"), input);
    List<FeatureMap> stages = features.stages();
    if (stages.isEmpty() || stages.get(stages.size() - 1).values().shape().numDimensions() != 3) {
      throw new BadInputException(
          "framework: %s needs a vector for each position, and the encoder has none. Choose an encoder that has them, such as ts2vec or gru for series, text-transformer for texts."
              .formatted(framework));
    }
    FeatureMap last = stages.get(stages.size() - 1);
    return new PositionFeatures(
        features.pooled(), net.cast(last.values(), TFloat32.class), last.mask());
  }

  /**
   * The same, if there is a vector for each position of the input.
   *
   * @param positions of the input
   * @throws BadInputException if there is not
   */
  public PositionFeatures requireAll(long positions, String framework) {
    long given = all.shape().get(1);
    if (given != positions) {
      throw new BadInputException(
          "framework: %s needs a vector for each of %d positions, and the encoder has %d. Choose an encoder that keeps all positions, such as ts2vec for series, text-transformer for texts."
              .formatted(framework, positions, given));
    }
    return this;
  }

  /**
   * The mask, or ones if there is no padding.
   *
   * @return shape (batch, positions)
   */
  public Operand<TFloat32> real(Net net) {
    Ops tf = net.tf();
    return mask.orElseGet(() -> tf.max(tf.onesLike(all), tf.constant(2)));
  }
}
