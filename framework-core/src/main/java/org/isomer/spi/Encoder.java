package org.isomer.spi;

import java.util.List;
import org.isomer.graph.Net;

/** The network whose representation is learned and kept. */
public interface Encoder {
  /**
   * Builds the encoder into a graph. Its variables live in {@code net}'s scope.
   *
   * @param input a batch of examples; {@link Input#floats} and {@link Input#ints} refuse what the
   *     encoder cannot read
   */
  Features encode(Net net, Input input);

  /** The length of a feature vector. */
  int dim();

  /**
   * Whether the {@linkplain Features#stages vector at a position} of a sequence depends on that
   * position and earlier ones alone.
   */
  default boolean causal() {
    return false;
  }

  /**
   * Whether it can be built again, on the same variables, for examples with fewer positions than
   * those it was first built for, and gives the same features where what is left out is padding.
   * Short texts then cost less.
   */
  default boolean anyLength() {
    return false;
  }

  /**
   * Its layers from the input to the features, for {@linkplain EncoderRates rates that fall towards
   * the input}: of each the names of scopes and variables, such as {@code [conv1, bn1]} and {@code
   * [layer1.0]}. What is in none of them has the rate of what is trained on the features.
   *
   * @return empty if the names tell: the variables in the order in which they are made, those of
   *     one layer having the same name up to its first number, or its first dot
   */
  default List<List<String>> layers() {
    return List.of();
  }
}
