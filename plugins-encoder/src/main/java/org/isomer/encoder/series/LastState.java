package org.isomer.encoder.series;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Recurrent;
import org.isomer.graph.Sequences;
import org.isomer.modality.series.Series;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Recurrent layers, one on top of another, each reading the series from its beginning. The features
 * are the top layer's state after the last position that is not padding; its states at all
 * positions are the only stage. First values are PyTorch's.
 *
 * @param width units of each layer
 * @param depth how many
 * @param cell builds a layer
 */
record LastState(int width, int depth, Cell cell) implements Encoder {
  /** A recurrent layer, such as {@link Recurrent#gru}. */
  @FunctionalInterface
  interface Cell {
    <T extends TFloating> Recurrent.States<T> layer(
        Net net,
        String name,
        Operand<T> x,
        Optional<Operand<TFloat32>> mask,
        int units,
        Initializer initial);
  }

  @Override
  public int dim() {
    return width;
  }

  @Override
  public Features encode(Net net, Input input) {
    return build(net, net.activations(input.floats(Series.VALUES)), input.mask());
  }

  private <T extends TFloating> Features build(
      Net net, Operand<T> values, Optional<Operand<TFloat32>> mask) {
    Operand<T> x = Sequences.clear(net, values, mask);
    Initializer initial = Initializer.uniform(1 / Math.sqrt(width));
    Recurrent.States<T> states = cell.layer(net, "layers.0", x, mask, width, initial);
    for (int i = 1; i < depth; i++) {
      states = cell.layer(net, "layers." + i, states.all(), mask, width, initial);
    }
    return new Features(
        net.cast(states.last(), TFloat32.class), List.of(new FeatureMap(states.all(), mask)));
  }
}
