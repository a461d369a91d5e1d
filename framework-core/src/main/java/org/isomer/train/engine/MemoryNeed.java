package org.isomer.train.engine;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.isomer.graph.Machine;
import org.isomer.graph.Similarity;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;

/**
 * The memory that training takes, estimated before it is asked for.
 *
 * <p>Certain are 4 bytes for each scalar of a variable (weights, their momentum copies, queues, the
 * optimizer's slots), and as many again for each gradient. Activations are what every operation of
 * the forward pass gives, 4 or 2 bytes a scalar: backpropagation keeps most of them, so this is an
 * upper bound that is rough but of the right order. Blocks of a loss that are computed in turn
 * count once, as nothing of them is kept. TensorFlow's own working memory and the views that wait
 * for training are not in it.
 *
 * @param parameters scalars that training changes
 * @param variables bytes of all variables
 * @param gradients bytes of the gradients of one batch
 * @param activations bytes of what the forward pass gives for one batch
 * @param data bytes of the examples that stay in Java's memory
 * @param largest the variable with the most scalars
 */
public record MemoryNeed(
    long parameters,
    long variables,
    long gradients,
    long activations,
    long data,
    Optional<Variable> largest) {
  private static final int BYTES = Float.BYTES;

  /** Operations whose outputs lie in the memory of their inputs, or are fed and counted there. */
  private static final Set<String> VIEWS =
      Set.of(
          "Reshape",
          "Identity",
          "IdentityN",
          "StopGradient",
          "ExpandDims",
          "Squeeze",
          "Placeholder");

  private static final Set<String> STORED = Set.of("VariableV2", "VarHandleOp", "ReadVariableOp");

  /**
   * The need of a graph.
   *
   * @param variables all variables
   * @param activations bytes, as {@link #activations(Graph)} counts them
   * @param data bytes of the examples that stay in Java's memory
   */
  public static MemoryNeed of(List<Variable> variables, long activations, long data) {
    long all = 0;
    long trained = 0;
    for (Variable variable : variables) {
      all += variable.shape().size();
      trained += variable.role().trained() ? variable.shape().size() : 0;
    }
    Optional<Variable> largest =
        variables.stream().max(Comparator.comparingLong(variable -> variable.shape().size()));
    return new MemoryNeed(trained, all * BYTES, trained * BYTES, activations, data, largest);
  }

  /** Bytes of what the operations of a graph give; those of unknown shape are left out. */
  public static long activations(Graph graph) {
    long bytes = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation operation = all.next();
      if (!VIEWS.contains(operation.type())
          && !STORED.contains(operation.type())
          && !Similarity.isInTurn(operation.name())) {
        for (int i = 0; i < operation.numOutputs(); i++) {
          bytes += bytes(operation.output(i));
        }
      }
    }
    return bytes;
  }

  private static long bytes(Output<?> output) {
    Shape shape = output.shape();
    if (shape.isUnknown() || shape.hasUnknownDimension()) {
      return 0;
    }
    Class<?> type = output.type();
    return type == TFloat32.class
        ? Float.BYTES * shape.size()
        : type == TBfloat16.class || type == TFloat16.class ? Short.BYTES * shape.size() : 0;
  }

  /**
   * Makes sure that what is certain fits on this machine.
   *
   * @throws BadInputException naming the largest variable
   */
  public void require() {
    require(Machine.memory(), Machine.heap());
  }

  void require(OptionalLong machine, long heap) {
    largest
        .filter(variable -> variable.shape().size() > Integer.MAX_VALUE - Long.BYTES)
        .ifPresent(
            variable -> {
              throw new BadInputException(
                  "The variable %s of shape %s has %,d numbers, and one variable can have %,d. Lower the option that makes it so large."
                      .formatted(
                          variable.name(),
                          variable.shape(),
                          variable.shape().size(),
                          Integer.MAX_VALUE - Long.BYTES));
            });
    long certain = variables + gradients + data;
    if (machine.isPresent() && certain > machine.getAsLong()) {
      throw new BadInputException(
          "The %s, what the optimizer keeps for them and their gradients need %s%s, and this machine has %s of memory%s. %s."
              .formatted(
                  words(),
                  Machine.gigabytes(variables + gradients),
                  ofData(),
                  Machine.gigabytes(machine.getAsLong()),
                  culprit(),
                  remedy()));
    }
    if (variables + data > heap) {
      throw new BadInputException(
          "The %s and what the optimizer keeps for them are %s, and their values pass through Java's memory, which is %s%s%s. %s%s."
              .formatted(
                  words(),
                  Machine.gigabytes(variables),
                  Machine.gigabytes(heap),
                  ofData(),
                  culprit(),
                  remedy(),
                  Machine.moreHeap(variables + data, variables + gradients, machine)
                      .map(", or "::concat)
                      .orElse("")));
    }
  }

  /** Bytes of all of it. */
  public long all() {
    return variables + gradients + activations + data;
  }

  /** A warning if this machine's memory may not be enough. */
  public Optional<String> doubt() {
    return doubt(Machine.memory());
  }

  Optional<String> doubt(OptionalLong machine) {
    long all = all();
    return machine.isPresent() && all > machine.getAsLong()
        ? Optional.of(
            "training may need up to %s of memory, %s of it for the activations of a batch%s, and this machine has %s. If it runs out, lower batch-size (accumulate keeps the examples per step) or the size of the views."
                .formatted(
                    Machine.gigabytes(all),
                    Machine.gigabytes(activations),
                    ofData(),
                    Machine.gigabytes(machine.getAsLong())))
        : Optional.empty();
  }

  private String words() {
    return String.format(Locale.ROOT, "%,d parameters", parameters);
  }

  private String remedy() {
    return data > variables + gradients
        ? "Keep fewer examples in memory (of image folders: the option cache)"
        : "Lower the option that makes it so large";
  }

  private String ofData() {
    return data == 0
        ? ""
        : " (and the examples that are kept %s)".formatted(Machine.gigabytes(data));
  }

  private String culprit() {
    return largest
        .map(
            variable ->
                ". The largest variable is %s of shape %s"
                    .formatted(variable.name(), variable.shape()))
        .orElse("");
  }
}
