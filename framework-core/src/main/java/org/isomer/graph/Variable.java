package org.isomer.graph;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * A named float32 variable of a graph.
 *
 * @param name the stable, dot-separated name that checkpoints use, such as {@code
 *     encoder.layer1.0.conv1.weight}
 * @param shape its fixed shape
 * @param role what optimizers may do with it
 * @param initializer its first values
 * @param drawnAs the name under which first values are drawn: its own, or that of the variable it
 *     starts as a copy of
 * @param gate a scalar, where there is one: in steps in which it is 0, an optimizer leaves the
 *     variable and its slots as they are
 * @param grid the positions that it holds a row for each, where it does
 * @param ref the operand to read and assign
 */
public record Variable(
    String name,
    Shape shape,
    Role role,
    Initializer initializer,
    String drawnAs,
    Optional<Operand<TFloat32>> gate,
    Optional<PositionGrid> grid,
    Operand<TFloat32> ref) {

  /** The number of scalars. */
  public int size() {
    return Math.toIntExact(shape.size());
  }
}
