package org.isomer.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * The place in a graph where a network is being built, and the only way to make a variable.
 *
 * <p>A net is an immutable view (a scope for names, a {@link Phase}, a {@link Precision}) on one
 * graph's shared variables. Asking for a name that exists in another phase's view gives the same
 * variable, so an inference network shares the weights of the training network; asking for it twice
 * in the same view and phase shares it as well, as when one encoder is applied to several views.
 */
public final class Net {
  /** What all views of one graph share. */
  private static final class Shared {
    final Ops root;
    final Map<String, Variable> variables = new LinkedHashMap<>();
    final List<Op> afterStep = new ArrayList<>();
    final Map<Operand<TFloat32>, Op> lastUpdates = new HashMap<>();

    Shared(Ops root) {
      this.root = root;
    }
  }

  private final Shared shared;
  private final Ops tf;
  private final List<Op> controls;
  private final String scope;
  private final Phase phase;
  private final Precision precision;

  private Net(Shared shared, List<Op> controls, String scope, Phase phase, Precision precision) {
    this.shared = shared;
    this.tf = controls.isEmpty() ? shared.root : shared.root.withControlDependencies(controls);
    this.controls = controls;
    this.scope = scope;
    this.phase = phase;
    this.precision = precision;
  }

  /** The root view of an empty graph. */
  public static Net of(Graph graph, Phase phase, Precision precision) {
    return new Net(new Shared(Ops.create(graph)), List.of(), "", phase, precision);
  }

  /** Operations in this view. */
  public Ops tf() {
    return tf;
  }

  /** A view whose variable names are prefixed by {@code name} and a dot. */
  public Net scope(String name) {
    return new Net(shared, controls, scope + name + ".", phase, precision);
  }

  /** The same place in another phase, on the same variables. */
  public Net phase(Phase newPhase) {
    return new Net(shared, controls, scope, newPhase, precision);
  }

  /**
   * A view whose operations run only after {@code operations}. Variables made in it are not
   * affected.
   */
  public Net after(Collection<? extends Op> operations) {
    List<Op> all = new ArrayList<>(controls);
    all.addAll(operations);
    return new Net(shared, all, scope, phase, precision);
  }

  /** Whether the graph under construction trains. */
  public boolean training() {
    return phase == Phase.TRAINING;
  }

  /** The number format of activations. */
  public Precision precision() {
    return precision;
  }

  /**
   * A float32 variable of this scope, made on first use.
   *
   * @throws IllegalStateException if it exists with another shape or role
   */
  public Operand<TFloat32> variable(String name, Shape shape, Role role, Initializer initializer) {
    String fullName = scope + name;
    Variable existing = shared.variables.get(fullName);
    if (existing == null) {
      Operand<TFloat32> ref = shared.root.variable(shape, TFloat32.class);
      existing = new Variable(fullName, shape, role, initializer, ref);
      shared.variables.put(fullName, existing);
    } else if (!existing.shape().equals(shape) || existing.role() != role) {
      throw new IllegalStateException(
          "variable %s exists as %s %s, asked for as %s %s"
              .formatted(fullName, existing.role(), existing.shape(), role, shape));
    }
    return existing.ref();
  }

  /** Casts float32 to this net's activation format, or passes it on if it has that format. */
  public Operand<? extends TFloating> activations(Operand<TFloat32> value) {
    return precision == Precision.FLOAT32 ? value : cast(value, precision.type());
  }

  /** Casts to {@code type}, or passes the operand on if it has that type. */
  @SuppressWarnings("unchecked")
  public <T extends TFloating> Operand<T> cast(Operand<? extends TFloating> value, Class<T> type) {
    return value.type() == type
        ? (Operand<T>) value
        : tf.dtypes.cast((Operand<? extends TFloating>) value, type);
  }

  /** Registers an operation to run once in each step. */
  public void afterStep(Op operation) {
    shared.afterStep.add(operation);
  }

  /**
   * Registers an operation that changes a variable, such as the update of a statistic, to run once
   * in each step. Several updates of one variable run in the order in which they are registered,
   * and each reads what the one before has left.
   *
   * @param operation builds the update; everything that it makes in the given net, reading the
   *     variable included, runs after the variable's previous update
   */
  public void update(Operand<TFloat32> variable, Function<Net, Op> operation) {
    Op previous = shared.lastUpdates.get(variable);
    Op update = operation.apply(previous == null ? this : after(List.of(previous)));
    shared.lastUpdates.put(variable, update);
    afterStep(update);
  }

  /**
   * All operations registered by {@link #afterStep(Op)} and {@link #update}, of every view of the
   * graph.
   */
  public List<Op> afterStep() {
    return List.copyOf(shared.afterStep);
  }

  /** All variables of the graph, in the order in which they were made. */
  public List<Variable> variables() {
    return List.copyOf(shared.variables.values());
  }
}
