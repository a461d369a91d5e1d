package org.isomer.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.isomer.graph.Net;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * What an encoder gets of a batch: the tensors of its examples.
 *
 * @param spec what each example has
 * @param tensors an operand for each tensor of the spec, in its order, shape (batch, …); all
 *     dimensions but the batch are known. Those of sequences may have fewer positions than the spec
 *     says, see {@link #first}
 */
public record Input(InputSpec spec, List<Operand<?>> tensors) {
  /** The name of the tensor that tells what is real from padding; see {@link #mask()}. */
  public static final String MASK = "mask";

  /**
   * The name of the tensor of what a model has to find, an entry of the vocabulary at each
   * position.
   */
  public static final String TARGETS = "targets";

  /** The name of the tensor that is 1 at positions whose targets count, and 0 elsewhere. */
  public static final String PREDICTED = "predicted";

  /** The name of the tensor that a teacher has made of an example, as its target. */
  public static final String VECTOR = "vector";

  /** Copies the list. */
  public Input {
    tensors = List.copyOf(tensors);
    if (tensors.size() != spec.tensors().size()) {
      throw new IllegalArgumentException(
          "%d operands for %s".formatted(tensors.size(), spec.text()));
    }
  }

  /**
   * A batch of images.
   *
   * @param pixels shape (batch, height, width, channels), all but the batch known
   */
  public static Input ofImages(Operand<TFloat32> pixels) {
    long[] shape = pixels.shape().tail().asArray();
    InputSpec spec =
        Image.spec(Math.toIntExact(shape[0]), Math.toIntExact(shape[1]), Math.toIntExact(shape[2]));
    return new Input(spec, List.of(pixels));
  }

  /** A tensor of real numbers. */
  public Operand<TFloat32> floats(String name) {
    return tensor(name, Scalar.FLOAT32);
  }

  /** A tensor of whole numbers. */
  public Operand<TInt32> ints(String name) {
    return tensor(name, Scalar.INT32);
  }

  /**
   * What of a sequence counts, shape (batch, positions): 1 where an example has something, 0 where
   * it is padded; empty if examples are never padded.
   */
  public Optional<Operand<TFloat32>> mask() {
    return spec.find(MASK).map(found -> floats(MASK));
  }

  @SuppressWarnings("unchecked")
  private <T extends TType> Operand<T> tensor(String name, Scalar scalar) {
    for (int i = 0; i < tensors.size(); i++) {
      TensorSpec tensor = spec.tensors().get(i);
      if (tensor.name().equals(name) && tensor.scalar() == scalar) {
        return (Operand<T>) tensors.get(i);
      }
    }
    throw new BadInputException(
        "The encoder reads %s, but examples of the kind %s hold %s. Choose an encoder for such examples; isomer plugins --kind encoder lists them."
            .formatted(name, spec.modality(), names()));
  }

  private String names() {
    return String.join(", ", spec.tensors().stream().map(TensorSpec::name).toList());
  }

  /**
   * The first positions of sequences, where the others are padding.
   *
   * @param positions at most as many as there are; the spec stays that of whole examples
   */
  public Input first(Net net, int positions) {
    return new Input(
        spec, tensors.stream().<Operand<?>>map(each -> first(net.tf(), each, positions)).toList());
  }

  private static <T extends TType> Operand<T> first(Ops tf, Operand<T> tensor, int positions) {
    int[] begin = new int[tensor.shape().numDimensions()];
    int[] size = begin.clone();
    Arrays.fill(size, -1);
    size[1] = positions;
    return tf.slice(tensor, tf.constant(begin), tf.constant(size));
  }

  /**
   * Some of the rows, in the body of a loop.
   *
   * @param net the body
   * @param number which chunk, from 0
   * @param rows how many rows a chunk has
   */
  public Input chunk(Net net, Operand<TInt32> number, int rows) {
    return new Input(
        spec, tensors.stream().<Operand<?>>map(each -> captured(net, each, number, rows)).toList());
  }

  private static <T extends TType> Operand<T> captured(
      Net net, Operand<T> tensor, Operand<TInt32> number, int rows) {
    return chunk(net, net.capture(tensor), number, rows);
  }

  /**
   * Some of the rows of an operand.
   *
   * @param tensor shape (batch, …), all but the batch known
   * @param number which chunk, from 0
   * @param rows how many rows a chunk has
   */
  public static <T extends TType> Operand<T> chunk(
      Net net, Operand<T> tensor, Operand<TInt32> number, int rows) {
    Ops tf = net.tf();
    int[] size =
        LongStream.of(Shape.of(rows).append(tensor.shape().tail()).asArray())
            .mapToInt(Math::toIntExact)
            .toArray();
    Operand<TInt32> first = tf.expandDims(tf.math.mul(number, tf.constant(rows)), tf.constant(0));
    Operand<TInt32> zeros = tf.constant(new int[size.length - 1]);
    return tf.slice(tensor, tf.concat(List.of(first, zeros), tf.constant(0)), tf.constant(size));
  }

  /**
   * The rows of several inputs, one after the other.
   *
   * @param parts at least one; all of one spec
   */
  public static Input concat(Net net, List<Input> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<Operand<?>> joined = new ArrayList<>();
    for (int i = 0; i < parts.get(0).tensors().size(); i++) {
      int tensor = i;
      joined.add(
          joined(net, parts.stream().<Operand<?>>map(p -> p.tensors().get(tensor)).toList()));
    }
    return new Input(parts.get(0).spec(), joined);
  }

  @SuppressWarnings("unchecked")
  private static <T extends TType> Operand<T> joined(Net net, List<Operand<?>> parts) {
    List<Operand<T>> typed = parts.stream().map(part -> (Operand<T>) part).toList();
    return net.tf().concat(typed, net.tf().constant(0));
  }
}
