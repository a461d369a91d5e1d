package org.isomer.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * The place in a graph where a network is being built, and the only way to make a variable.
 *
 * <p>A net is an immutable view (a scope for names, a {@link Phase}, a {@link Precision} and more)
 * on one graph's shared variables. Asking for a name that exists in another phase's view gives the
 * same variable, so an inference network shares the weights of the training network; asking for it
 * twice in the same view and phase shares it as well, as when one encoder is applied to several
 * views.
 */
public final class Net {
  /** What all views of one graph share. */
  private static final class Shared {
    final Ops root;
    final Map<String, Variable> variables = new LinkedHashMap<>();
    final Map<String, Dialled> dials = new LinkedHashMap<>();
    final List<Op> afterStep = new ArrayList<>();
    final List<Function<Net, Op>> afterOptimizer = new ArrayList<>();
    final List<Function<Net, Op>> copies = new ArrayList<>();
    final Map<Operand<TFloat32>, Op> lastUpdates = new HashMap<>();
    final @Nullable Around around;
    final List<String> frozen;
    final Slice slice;
    final Map<Output<?>, Operand<?>> captured = new LinkedHashMap<>();
    int randomOperations;

    /**
     * @param around set in the body of a loop
     */
    Shared(Ops root, @Nullable Around around, List<String> frozen, Slice slice) {
      this.root = root;
      this.around = around;
      this.frozen = List.copyOf(frozen);
      this.slice = slice;
    }

    boolean isFrozen(String name) {
      return frozen.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
    }
  }

  /**
   * The part of a batch that is in this graph.
   *
   * @param rows its rows; -1 where nobody asks
   */
  private record Slice(Replicas replicas, int rows) {
    static final Slice WHOLE = new Slice(Replicas.ONE, -1);
  }

  /**
   * The graph around the body of a loop.
   *
   * @param run the number of the run, in the body
   */
  private record Around(Shared shared, Operand<TInt32> run) {}

  /** A copy of variables that follows its originals slowly. */
  private record Following(String prefix, Operand<TFloat32> share) {}

  /**
   * What sets a view apart.
   *
   * @param following set in views whose variables are momentum copies
   * @param gate set in views whose variables are trained only in some steps
   */
  private record View(
      List<Op> controls,
      String scope,
      Phase phase,
      Precision precision,
      BatchGroups batchGroups,
      @Nullable Following following,
      @Nullable Operand<TFloat32> gate) {
    View withControls(List<Op> newControls) {
      return new View(newControls, scope, phase, precision, batchGroups, following, gate);
    }

    View withScope(String newScope) {
      return new View(controls, newScope, phase, precision, batchGroups, following, gate);
    }

    View withPhase(Phase newPhase) {
      return new View(controls, scope, newPhase, precision, batchGroups, following, gate);
    }

    View withBatchGroups(BatchGroups newGroups) {
      return new View(controls, scope, phase, precision, newGroups, following, gate);
    }

    View withFollowing(Following newFollowing) {
      return new View(controls, scope, phase, precision, batchGroups, newFollowing, gate);
    }

    View withGate(Operand<TFloat32> newGate) {
      return new View(controls, scope, phase, precision, batchGroups, following, newGate);
    }
  }

  private static final String RANDOM_STATE = "random.state";

  /** 2³² divided by the golden ratio, whose multiples modulo 2³² lie far apart. */
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  private final Shared shared;
  private final View view;
  private final Ops tf;

  private Net(Shared shared, View view) {
    this.shared = shared;
    this.view = view;
    this.tf =
        view.controls().isEmpty()
            ? shared.root
            : shared.root.withControlDependencies(view.controls());
  }

  /** The root view of an empty graph. */
  public static Net of(Graph graph, Phase phase, Precision precision) {
    return of(graph, phase, precision, List.of());
  }

  /**
   * The root view of an empty graph, parts of which are frozen: a network that is built in their
   * scopes is built as for inference, so that batch normalisation takes its running statistics and
   * leaves them, and nothing is dropped out. What trains leaves their variables.
   *
   * @param frozen full names of scopes and variables, such as {@code encoder.layer1}
   */
  public static Net of(Graph graph, Phase phase, Precision precision, List<String> frozen) {
    return of(graph, phase, precision, frozen, Slice.WHOLE);
  }

  /**
   * As the other, of one of several replicas of a graph.
   *
   * @param rows the rows of a batch on each replica
   */
  public static Net of(
      Graph graph,
      Phase phase,
      Precision precision,
      List<String> frozen,
      Replicas replicas,
      int rows) {
    return of(graph, phase, precision, frozen, new Slice(replicas, rows));
  }

  private static Net of(
      Graph graph, Phase phase, Precision precision, List<String> frozen, Slice slice) {
    return new Net(
        new Shared(Ops.create(graph), null, frozen, slice),
        new View(List.of(), "", phase, precision, BatchGroups.WHOLE, null, null));
  }

  /** Operations in this view. */
  public Ops tf() {
    return tf;
  }

  /** A view whose variable names are prefixed by {@code name} and a dot. */
  public Net scope(String name) {
    return new Net(shared, view.withScope(view.scope() + name + "."));
  }

  /** The same place in another phase, on the same variables. */
  public Net phase(Phase newPhase) {
    return new Net(shared, view.withPhase(newPhase));
  }

  /** The same place with batch normalisation over groups of the batch. */
  public Net batchGroups(BatchGroups groups) {
    return new Net(shared, view.withBatchGroups(groups));
  }

  /**
   * The same place on a momentum copy of the variables: whatever is built here reads variables of
   * its own, named with {@code prefix} and a dot before the original's full name, that start equal
   * to the originals, have no gradient, and after each step's optimizer become momentum · copy + (1
   * − momentum) · original. Running statistics are the copy's own. The original network must have
   * been built before.
   *
   * <p>The share of the original, 1 − momentum, is fed as the dial {@code prefix-share}.
   *
   * @param momentum the copy's momentum, in [0, 1]
   */
  public Net momentumCopy(String prefix, Dial momentum) {
    Operand<TFloat32> share =
        dial(
            prefix + "-share",
            (step, steps, stepsPerEpoch) -> 1 - momentum.at(step, steps, stepsPerEpoch));
    return new Net(shared, view.withFollowing(new Following(prefix + ".", share)));
  }

  /**
   * Keeps {@linkplain #momentumCopy momentum copies} of the trained variables of a scope that no
   * network is built on, such as the average of an encoder's weights over the run. All networks of
   * the scope must have been built before.
   *
   * @param prefix as in {@link #momentumCopy}
   * @param momentum the copies' momentum, in [0, 1]
   * @param scope the scope, seen from the root
   */
  public void keepMomentumCopies(String prefix, Dial momentum, String scope) {
    Net copies = momentumCopy(prefix, momentum);
    Net root = new Net(shared, copies.view.withScope(""));
    for (Variable variable : variables()) {
      if (variable.role().trained() && variable.name().startsWith(scope + ".")) {
        root.variable(
            variable.name(),
            variable.shape(),
            variable.role(),
            variable.initializer(),
            variable.grid());
      }
    }
  }

  /**
   * The same place in the body of a {@link Loop}, which is a graph of its own. Variables and dials
   * are those of the graph around, and their values are handed into the body.
   *
   * @param run the number of the run, in the body
   */
  Net inBody(Graph body, Operand<TInt32> run) {
    return new Net(
        new Shared(Ops.create(body), new Around(shared, run), shared.frozen, Slice.WHOLE),
        view.withControls(List.of()));
  }

  /**
   * What stands for an operand of the graph around in the body of a {@link Loop}; where there is no
   * loop, the operand itself.
   */
  @SuppressWarnings("unchecked")
  public <T extends TType> Operand<T> capture(Operand<T> outside) {
    if (shared.around == null) {
      return outside;
    }
    return (Operand<T>)
        shared.captured.computeIfAbsent(
            outside.asOutput(),
            key -> shared.root.placeholder(outside.type(), Placeholder.shape(outside.shape())));
  }

  /** What the body of a loop takes from the graph around, and what stands for it there. */
  Map<Output<?>, Operand<?>> captured() {
    return shared.captured;
  }

  /**
   * The trained variables of the graph around that the body of a {@link Loop} reads, and what
   * stands for each there, in the order in which they were made.
   */
  public Map<Variable, Operand<TFloat32>> trainedInBody() {
    Map<Variable, Operand<TFloat32>> trained = new LinkedHashMap<>();
    if (shared.around != null) {
      for (Variable variable : shared.around.shared().variables.values()) {
        if (variable.role().trained() && shared.captured.containsKey(variable.ref().asOutput())) {
          trained.put(variable, capture(variable.ref()));
        }
      }
    }
    return trained;
  }

  /** The same place in the graph around. */
  private Net outside(Around around) {
    return new Net(around.shared(), view.withControls(List.of()));
  }

  /**
   * The same place with variables that are trained only in steps in which {@code gate} is not 0. In
   * other steps optimizers leave them and their slots as they are.
   *
   * @param gate a scalar, as a {@link #dial} gives it
   */
  public Net gated(Operand<TFloat32> gate) {
    return new Net(shared, view.withGate(gate));
  }

  /**
   * A view whose operations run only after {@code operations}. Variables made in it are not
   * affected.
   */
  public Net after(Collection<? extends Op> operations) {
    List<Op> all = new ArrayList<>(view.controls());
    if (operations.size() <= 1) {
      all.addAll(operations);
    } else {
      // One for all of them: an edge from each of hundreds of gradients to each of thousands of
      // operations of an optimizer would be a million, which take a minute to optimise.
      all.add(shared.root.withControlDependencies(List.copyOf(operations)).noOp());
    }
    return new Net(shared, view.withControls(all));
  }

  /** Whether the graph under construction trains, and this scope is not {@linkplain #of frozen}. */
  public boolean training() {
    return view.phase() == Phase.TRAINING && !shared.isFrozen(view.scope());
  }

  /** Whether a variable of the graph is {@linkplain #of frozen}, by itself or with its scope. */
  public boolean isFrozen(Variable variable) {
    return shared.isFrozen(variable.name());
  }

  /** The replicas of the graph; one in the body of a loop, which exchanges nothing. */
  public Replicas replicas() {
    return shared.slice.replicas();
  }

  /** The rows of a batch on each of several replicas. */
  int rows() {
    return shared.slice.rows();
  }

  /** The number format of activations. */
  public Precision precision() {
    return view.precision();
  }

  /** The parts of a batch that are normalised together. */
  public BatchGroups batchGroups() {
    return view.batchGroups();
  }

  /**
   * A scalar that is fed with the dial's value in each step, made on first use.
   *
   * @param name its name in logs, unique in the graph
   */
  public Operand<TFloat32> dial(String name, Dial dial) {
    if (shared.around != null) {
      return capture(outside(shared.around).dial(name, dial));
    }
    return shared
        .dials
        .computeIfAbsent(
            name,
            key ->
                new Dialled(
                    key,
                    dial,
                    shared.root.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()))))
        .operand();
  }

  /**
   * A float32 variable of this scope, made on first use.
   *
   * @throws IllegalStateException if it exists with another shape or role
   */
  public Operand<TFloat32> variable(String name, Shape shape, Role role, Initializer initializer) {
    return variable(name, shape, role, initializer, Optional.empty());
  }

  /**
   * A float32 variable of this scope that embeds positions, made on first use.
   *
   * @param grid what it has a row for
   * @param width the length of a row
   * @throws IllegalStateException if it exists with another shape or role
   */
  public Operand<TFloat32> positions(
      String name, PositionGrid grid, int width, Role role, Initializer initializer) {
    return variable(name, grid.shape(width), role, initializer, Optional.of(grid));
  }

  private Operand<TFloat32> variable(
      String name, Shape shape, Role role, Initializer initializer, Optional<PositionGrid> grid) {
    if (shared.around != null) {
      return capture(outside(shared.around).variable(name, shape, role, initializer, grid));
    }
    String ownName = view.scope() + name;
    Following following = view.following();
    if (following == null) {
      Optional<Operand<TFloat32>> gate =
          role.trained() ? Optional.ofNullable(view.gate()) : Optional.empty();
      return variable(ownName, shape, role, initializer, ownName, gate, grid).ref();
    }
    String copyName = following.prefix() + ownName;
    boolean made = shared.variables.containsKey(copyName);
    Operand<TFloat32> copy =
        variable(copyName, shape, Role.STATE, initializer, ownName, Optional.empty(), grid).ref();
    if (role.trained() && !made) {
      follow(copy, ownName, shape, following.share());
    }
    return copy;
  }

  private Variable variable(
      String name,
      Shape shape,
      Role role,
      Initializer initializer,
      String drawnAs,
      Optional<Operand<TFloat32>> gate,
      Optional<PositionGrid> grid) {
    Variable existing = shared.variables.get(name);
    if (existing == null) {
      Operand<TFloat32> ref = shared.root.variable(shape, TFloat32.class);
      existing = new Variable(name, shape, role, initializer, drawnAs, gate, grid, ref);
      shared.variables.put(name, existing);
    } else if (!existing.shape().equals(shape) || existing.role() != role) {
      throw new IllegalStateException(
          "variable %s exists as %s %s, asked for as %s %s"
              .formatted(name, existing.role(), existing.shape(), role, shape));
    }
    return existing;
  }

  private void follow(
      Operand<TFloat32> copy, String original, Shape shape, Operand<TFloat32> share) {
    Variable source = shared.variables.get(original);
    if (source == null || !source.shape().equals(shape)) {
      throw new IllegalStateException(
          "no variable %s of shape %s to copy".formatted(original, shape));
    }
    shared.copies.add(
        net -> {
          Ops ordered = net.tf();
          Operand<TFloat32> distance = ordered.math.sub(source.ref(), copy);
          return ordered.assignAdd(copy, ordered.math.mul(distance, share));
        });
  }

  /**
   * A pair of numbers that seeds one random operation: another pair at each call, at each batch of
   * a run, and at each run of a {@link Loop}. It follows from a variable that starts at a number
   * drawn from the run's seed and grows by 1 after each batch, so checkpoints keep where the draws
   * stand.
   *
   * @return shape (2)
   */
  Operand<TInt32> randomSeed() {
    Ops root = shared.root;
    return root.concat(
        List.of(randomState(), root.constant(new int[] {shared.randomOperations++})),
        root.constant(0));
  }

  /** The first of the pair, shape (1). */
  private Operand<TInt32> randomState() {
    Ops root = shared.root;
    if (shared.around != null) {
      Operand<TInt32> apart =
          root.math.mul(
              root.math.add(shared.around.run(), root.constant(1)), root.constant(GOLDEN_RATIO));
      return root.math.add(capture(outside(shared.around).randomState()), apart);
    }
    boolean made = shared.variables.containsKey(RANDOM_STATE);
    Operand<TFloat32> state =
        variable(
                RANDOM_STATE,
                Shape.of(1),
                Role.STATE,
                Initializer.uniform(1 << 22),
                RANDOM_STATE,
                Optional.empty(),
                Optional.empty())
            .ref();
    if (!made) {
      shared.afterOptimizer.add(
          net -> net.tf().assignAdd(state, net.tf().constant(new float[] {1})));
    }
    // A sum is a copy: what reads the variable itself could see the next batch's state.
    return root.bitcast(root.math.add(state, root.constant(new float[] {0})), TInt32.class);
  }

  /** Casts float32 to this net's activation format, or passes it on if it has that format. */
  public Operand<? extends TFloating> activations(Operand<TFloat32> value) {
    return precision() == Precision.FLOAT32 ? value : cast(value, precision().type());
  }

  /** Casts to {@code type}, or passes the operand on if it has that type. */
  @SuppressWarnings("unchecked")
  public <T extends TFloating> Operand<T> cast(Operand<? extends TFloating> value, Class<T> type) {
    return value.type() == type
        ? (Operand<T>) value
        : tf.dtypes.cast((Operand<? extends TFloating>) value, type);
  }

  /** Registers an operation to run once for each batch. */
  public void afterStep(Op operation) {
    requireNoLoop();
    shared.afterStep.add(operation);
  }

  /**
   * Registers an operation that changes a variable, such as the update of a statistic, to run once
   * for each batch. Several updates of one variable run in the order in which they are registered,
   * and each reads what the one before has left.
   *
   * @param operation builds the update; everything that it makes in the given net, reading the
   *     variable included, runs after the variable's previous update
   */
  public void update(Operand<TFloat32> variable, Function<Net, Op> operation) {
    requireNoLoop();
    Op previous = shared.lastUpdates.get(variable);
    Op update = operation.apply(previous == null ? this : after(List.of(previous)));
    shared.lastUpdates.put(variable, update);
    afterStep(update);
  }

  /**
   * Registers an operation to run once for each batch, when gradients are complete and the
   * optimizer, where a step ends with this batch, has written every variable: the place for writing
   * what the forward pass reads, such as a queue.
   *
   * <p>Where a step adds up the gradients of several batches, a queue so takes in the embeddings of
   * each, first in, first out, while {@linkplain #momentumCopy momentum copies} move once, with the
   * optimizer.
   *
   * @param operation builds the operation; everything that it makes in the given net runs then
   */
  public void afterOptimizer(Function<Net, Op> operation) {
    requireNoLoop();
    shared.afterOptimizer.add(operation);
  }

  private void requireNoLoop() {
    if (shared.around != null) {
      throw new UnsupportedOperationException("a loop keeps nothing for the next batch");
    }
  }

  /**
   * All operations registered by {@link #afterStep(Op)} and {@link #update}, of every view of the
   * graph.
   */
  public List<Op> afterStep() {
    return List.copyOf(shared.afterStep);
  }

  /**
   * Builds the updates of momentum copies and all operations registered by {@link
   * #afterOptimizer(Function)}, in this view.
   *
   * @return the operations, to be run with each batch that the optimizer runs with
   */
  public List<Op> buildAfterOptimizer() {
    return Stream.concat(shared.copies.stream(), shared.afterOptimizer.stream())
        .map(operation -> operation.apply(this))
        .toList();
  }

  /**
   * Builds all operations registered by {@link #afterOptimizer(Function)}, in this view.
   *
   * @return the operations, to be run with each batch that the optimizer does not run with
   */
  public List<Op> buildAfterGradients() {
    return shared.afterOptimizer.stream().map(operation -> operation.apply(this)).toList();
  }

  /** All variables of the graph, in the order in which they were made. */
  public List<Variable> variables() {
    return List.copyOf(shared.variables.values());
  }

  /** All dials of the graph, in the order in which they were made. */
  public List<Dialled> dials() {
    return List.copyOf(shared.dials.values());
  }
}
