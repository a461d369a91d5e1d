package org.isomer.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * Recurrent layers, which read a sequence from its first position to its last, starting from a
 * state of zeros. Equations, variables and the order of gates are those of PyTorch's cells: {@code
 * weight_ih} of the shape (channels, gates · units), {@code weight_hh} (units, gates · units),
 * {@code bias_ih} and {@code bias_hh} (gates · units). PyTorch starts all four uniformly in
 * ±1/√units.
 *
 * <p>Padding carries the state on unchanged, so that the last state is that of the last real
 * position. States and gates are float32; only products with matrices have the type of the
 * activations.
 *
 * <p>The loop over positions is unrolled into the graph, whose first step then takes seconds (64
 * positions) or most of a minute (256). An LSTM on more than 64 positions is one operation of
 * TensorFlow instead, in float32: as fast, in a third of the memory, and without the wait. A GRU of
 * PyTorch's form has no such operation; TensorFlow's multiplies h by r before its matrix.
 */
public final class Recurrent {
  /**
   * What a layer has at each position.
   *
   * @param all shape (batch, positions, units)
   * @param last after the last position, shape (batch, units)
   */
  public record States<T extends TFloating>(Operand<T> all, Operand<T> last) {}

  /** A state that moves from one position to the next: what is visible, then what is not. */
  private record State(List<Operand<TFloat32>> parts) {
    Operand<TFloat32> hidden() {
      return parts.get(0);
    }

    /** This state where {@code real} holds, the former one elsewhere. */
    State where(Ops tf, Operand<TBool> real, State former) {
      return new State(
          IntStream.range(0, parts.size())
              .<Operand<TFloat32>>mapToObj(
                  i -> tf.select(real, parts.get(i), former.parts().get(i)))
              .toList());
    }
  }

  /** A step from a state to the next, by a position's share of the gates. */
  @FunctionalInterface
  private interface Cell {
    State next(Operand<TFloat32> input, State state);
  }

  private static final int LONGEST_UNROLLED = 64;

  private Recurrent() {}

  /**
   * A gated recurrent unit (Cho et al. 2014) in PyTorch's form, with the gates r, z and n:
   *
   * <pre>
   * r = σ(x·W_ir + b_ir + h·W_hr + b_hr)
   * z = σ(x·W_iz + b_iz + h·W_hz + b_hz)
   * n = tanh(x·W_in + b_in + r · (h·W_hn + b_hn))
   * h' = (1 − z) · n + z · h
   * </pre>
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @param initial first values of all four variables
   */
  public static <T extends TFloating> States<T> gru(
      Net net,
      String name,
      Operand<T> x,
      Optional<Operand<TFloat32>> mask,
      int units,
      Initializer initial) {
    Ops tf = net.tf();
    Net scope = net.scope(name);
    int gates = 3 * units;
    Operand<TFloat32> inputMatrix = matrix(scope, "weight_ih", x.shape().get(2), gates, initial);
    Operand<TFloat32> inputBias = bias(scope, "bias_ih", gates, initial);
    Operand<TFloat32> inputs = inputs(net, x, inputMatrix, inputBias);
    Operand<T> matrix = net.cast(matrix(scope, "weight_hh", units, gates, initial), x.type());
    Operand<TFloat32> bias = bias(scope, "bias_hh", gates, initial);
    Operand<TInt32> axis = tf.constant(1);
    Cell cell =
        (input, state) -> {
          Operand<TFloat32> h = state.hidden();
          List<Operand<TFloat32>> fromInput = split(tf, axis, input, 3);
          List<Operand<TFloat32>> fromState =
              split(tf, axis, tf.nn.biasAdd(product(net, h, matrix), bias), 3);
          Operand<TFloat32> reset =
              tf.math.sigmoid(tf.math.add(fromInput.get(0), fromState.get(0)));
          Operand<TFloat32> keep = tf.math.sigmoid(tf.math.add(fromInput.get(1), fromState.get(1)));
          Operand<TFloat32> fresh =
              tf.math.tanh(tf.math.add(fromInput.get(2), tf.math.mul(reset, fromState.get(2))));
          return new State(List.of(tf.math.add(fresh, tf.math.mul(keep, tf.math.sub(h, fresh)))));
        };
    return unroll(net, x.type(), inputs, mask, 1, units, cell);
  }

  /**
   * Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000) with the gates i, f,
   * g and o, each x·W_i + b_i + h·W_h + b_h:
   *
   * <pre>
   * c' = σ(f) · c + σ(i) · tanh(g)
   * h' = σ(o) · tanh(c')
   * </pre>
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @param initial first values of all four variables
   * @return the visible states h
   */
  public static <T extends TFloating> States<T> lstm(
      Net net,
      String name,
      Operand<T> x,
      Optional<Operand<TFloat32>> mask,
      int units,
      Initializer initial) {
    return lstm(net, name, x, mask, units, initial, x.shape().get(1) > LONGEST_UNROLLED);
  }

  static <T extends TFloating> States<T> lstm(
      Net net,
      String name,
      Operand<T> x,
      Optional<Operand<TFloat32>> mask,
      int units,
      Initializer initial,
      boolean fused) {
    Ops tf = net.tf();
    Net scope = net.scope(name);
    int gates = 4 * units;
    Operand<TFloat32> ofInputs = matrix(scope, "weight_ih", x.shape().get(2), gates, initial);
    Operand<TFloat32> ofStates = matrix(scope, "weight_hh", units, gates, initial);
    Operand<TFloat32> bias =
        tf.math.add(bias(scope, "bias_ih", gates, initial), bias(scope, "bias_hh", gates, initial));
    if (fused) {
      Operand<TFloat32> matrix = tf.concat(List.of(ofInputs, ofStates), tf.constant(0));
      Operand<TFloat32> values = net.cast(x, TFloat32.class);
      Operand<T> states = net.cast(BlockLstm.states(net, values, mask, matrix, bias), x.type());
      return new States<>(states, last(net, states));
    }
    Operand<TFloat32> inputs = inputs(net, x, ofInputs, bias);
    Operand<T> matrix = net.cast(ofStates, x.type());
    Operand<TInt32> axis = tf.constant(1);
    Cell cell =
        (input, state) -> {
          List<Operand<TFloat32>> parts =
              split(tf, axis, tf.math.add(input, product(net, state.hidden(), matrix)), 4);
          Operand<TFloat32> written =
              tf.math.mul(tf.math.sigmoid(parts.get(0)), tf.math.tanh(parts.get(2)));
          Operand<TFloat32> kept = tf.math.mul(tf.math.sigmoid(parts.get(1)), state.parts().get(1));
          Operand<TFloat32> memory = tf.math.add(kept, written);
          Operand<TFloat32> hidden =
              tf.math.mul(tf.math.sigmoid(parts.get(3)), tf.math.tanh(memory));
          return new State(List.of(hidden, memory));
        };
    return unroll(net, x.type(), inputs, mask, 2, units, cell);
  }

  private static <T extends TFloating> Operand<T> last(Net net, Operand<T> states) {
    Ops tf = net.tf();
    int[] start = {0, Math.toIntExact(states.shape().get(1)) - 1, 0};
    Operand<T> position = tf.slice(states, tf.constant(start), tf.constant(new int[] {-1, 1, -1}));
    return tf.squeeze(position, Squeeze.axis(List.of(1L)));
  }

  /** What all positions add to the gates, shape (batch, positions, gates). */
  private static <T extends TFloating> Operand<TFloat32> inputs(
      Net net, Operand<T> x, Operand<TFloat32> matrix, Operand<TFloat32> bias) {
    Ops tf = net.tf();
    Operand<T> rows = Layers.reshape(net, x, Shape.of(-1, x.shape().get(2)));
    Operand<TFloat32> shares =
        net.cast(tf.linalg.matMul(rows, net.cast(matrix, x.type())), TFloat32.class);
    Shape shape = Shape.of(-1, x.shape().get(1), bias.shape().get(0));
    return Layers.reshape(net, tf.nn.biasAdd(shares, bias), shape);
  }

  private static Operand<TFloat32> matrix(
      Net scope, String name, long rows, int gates, Initializer initial) {
    return scope.variable(name, Shape.of(rows, gates), Role.WEIGHT, initial);
  }

  private static Operand<TFloat32> bias(Net scope, String name, int gates, Initializer initial) {
    return scope.variable(name, Shape.of(gates), Role.BIAS, initial);
  }

  private static <T extends TFloating> Operand<TFloat32> product(
      Net net, Operand<TFloat32> h, Operand<T> matrix) {
    Operand<T> rows = net.cast(h, matrix.type());
    return net.cast(net.tf().linalg.matMul(rows, matrix), TFloat32.class);
  }

  private static List<Operand<TFloat32>> split(
      Ops tf, Operand<TInt32> axis, Operand<TFloat32> gates, int count) {
    return tf.split(axis, gates, (long) count).output().stream()
        .<Operand<TFloat32>>map(part -> part)
        .toList();
  }

  /**
   * Applies a cell to one position after the other.
   *
   * @param parts the number of vectors in a state
   */
  private static <T extends TFloating> States<T> unroll(
      Net net,
      Class<T> type,
      Operand<TFloat32> inputs,
      Optional<Operand<TFloat32>> mask,
      int parts,
      int units,
      Cell cell) {
    Ops tf = net.tf();
    long positions = inputs.shape().get(1);
    List<Output<TFloat32>> shares = tf.unstack(inputs, positions, Unstack.axis(1L)).output();
    Optional<List<Output<TBool>>> real = mask.map(all -> columns(net, all, positions));
    int[] start = {0, 0};
    int[] size = {-1, units};
    Operand<TFloat32> zeros =
        tf.zerosLike(tf.slice(shares.get(0), tf.constant(start), tf.constant(size)));
    State state = new State(Collections.nCopies(parts, zeros));
    List<Operand<TFloat32>> hidden = new ArrayList<>();
    for (int i = 0; i < positions; i++) {
      State next = cell.next(shares.get(i), state);
      state = real.isEmpty() ? next : next.where(tf, real.get().get(i), state);
      hidden.add(state.hidden());
    }
    return new States<>(
        net.cast(tf.stack(hidden, Stack.axis(1L)), type), net.cast(state.hidden(), type));
  }

  /** Which sequences have something at each position, shape (batch, 1). */
  private static List<Output<TBool>> columns(Net net, Operand<TFloat32> mask, long positions) {
    Ops tf = net.tf();
    Operand<TBool> real = Sequences.real(net, tf.expandDims(mask, tf.constant(2)));
    return tf.unstack(real, positions, Unstack.axis(1L)).output();
  }
}
