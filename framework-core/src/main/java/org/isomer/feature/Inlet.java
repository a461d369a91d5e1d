package org.isomer.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.isomer.graph.Net;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Where the tensors of examples enter a graph: placeholders, and the native memory that they are
 * fed from, which is used again from call to call. For one caller at a time.
 */
public final class Inlet implements AutoCloseable {
  /** The batch of an inlet that takes any number of rows. */
  public static final long ANY = Shape.UNKNOWN_SIZE;

  private final Input input;
  private final List<@Nullable Tensor> tensors;

  private Inlet(Input input) {
    this.input = input;
    tensors = new ArrayList<>();
    input.tensors().forEach(each -> tensors.add(null));
  }

  /**
   * Makes placeholders.
   *
   * @param batch the number of rows of every call, or {@link #ANY}
   */
  public static Inlet of(Net net, InputSpec spec, long batch) {
    List<Operand<?>> placeholders =
        spec.tensors().stream()
            .<Operand<?>>map(tensor -> placeholder(net.tf(), tensor, batch))
            .toList();
    return new Inlet(new Input(spec, placeholders));
  }

  /** As {@link #of}, with {@link #ANY} rows and with names in the graph, one for each tensor. */
  public static Inlet named(Net net, List<String> names, InputSpec spec) {
    List<Operand<?>> placeholders = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      placeholders.add(placeholder(net.tf().withName(names.get(i)), spec.tensors().get(i), ANY));
    }
    return new Inlet(new Input(spec, placeholders));
  }

  private static Operand<?> placeholder(Ops tf, TensorSpec tensor, long batch) {
    Placeholder.Options shape = Placeholder.shape(shape(tensor, batch));
    return switch (tensor.scalar()) {
      case FLOAT32 -> tf.placeholder(TFloat32.class, shape);
      case INT32 -> tf.placeholder(TInt32.class, shape);
    };
  }

  private static Shape shape(TensorSpec tensor, long batch) {
    Shape shape = Shape.of(batch);
    for (int dimension : tensor.shape()) {
      shape = shape.append(dimension);
    }
    return shape;
  }

  /** What an encoder is given. */
  public Input input() {
    return input;
  }

  /**
   * Feeds a call of the graph. The call has to run before the next is fed.
   *
   * @param rows of this input's spec
   * @param count how many of them, from the first
   */
  public void feed(Session.Runner call, Rows rows, int count) {
    feed(call::feed, rows, 0, count);
  }

  /**
   * As the other, from any row on.
   *
   * @param call takes a placeholder and its tensor
   * @param first the first of the rows
   */
  public void feed(BiConsumer<Operand<?>, Tensor> call, Rows rows, int first, int count) {
    List<TensorSpec> specs = input.spec().tensors();
    for (int i = 0; i < specs.size(); i++) {
      TensorSpec spec = specs.get(i);
      Tensor there = tensors.get(i);
      if (there == null || there.shape().get(0) != count) {
        if (there != null) {
          there.close();
        }
        there = room(spec, count);
        tensors.set(i, there);
      }
      fill(there, rows, i, first);
      call.accept(input.tensors().get(i), there);
    }
  }

  /**
   * A tensor of rows, for a graph that is not ours; the caller closes it.
   *
   * @param count how many rows, from the first
   */
  public static Tensor tensor(Rows rows, int tensor, int count) {
    Tensor made = room(rows.spec().tensors().get(tensor), count);
    fill(made, rows, tensor, 0);
    return made;
  }

  private static Tensor room(TensorSpec spec, int count) {
    return switch (spec.scalar()) {
      case FLOAT32 -> TFloat32.tensorOf(shape(spec, count));
      case INT32 -> TInt32.tensorOf(shape(spec, count));
    };
  }

  private static void fill(Tensor tensor, Rows rows, int index, int first) {
    long start = first * (tensor.shape().size() / Math.max(1, tensor.shape().get(0)));
    if (tensor instanceof TFloat32 floats) {
      DataBuffers.of(rows.floats(index), true, false)
          .offset(start)
          .copyTo(floats.asRawTensor().data().asFloats(), floats.size());
    } else if (tensor instanceof TInt32 ints) {
      DataBuffers.of(rows.ints(index), true, false)
          .offset(start)
          .copyTo(ints.asRawTensor().data().asInts(), ints.size());
    }
  }

  @Override
  public void close() {
    for (Tensor tensor : tensors) {
      if (tensor != null) {
        tensor.close();
      }
    }
    tensors.replaceAll(each -> null);
  }
}
