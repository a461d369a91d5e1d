package org.isomer.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.isomer.random.CounterRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;

/**
 * A running graph: its variables' values live here. Values go in and out as arrays, so that no
 * tensor outlives the result it came from.
 */
public final class GraphSession implements AutoCloseable {
  /**
   * The operations that TensorFlow's rewriters still look at on a processor. A ViT's training graph
   * has 22 000; its first step took 11 seconds with them and 4 without, and later steps were as
   * fast.
   */
  private static final int MOST_REWRITTEN = 12_000;

  private final Replicas replicas;
  private final Session session;
  private final List<Variable> variables;
  private final List<Map<String, Operand<TFloat32>>> others;
  private final Map<String, Operand<TFloat32>> inlets = new LinkedHashMap<>();
  private final List<Op> assignments = new ArrayList<>();

  /**
   * Opens a session on a finished graph. All variables are unset: call {@link #initialize} or
   * {@link #assign} first.
   *
   * @param threads threads for one operation; the same number gives the same bits
   * @throws WrongConvolutionsException if they come out wrong on this processor
   */
  public GraphSession(Graph graph, Net net, int threads) {
    this(graph, net, List.of(), threads);
  }

  /**
   * As the other, of a graph with those of further replicas in it, whose variables have the same
   * values.
   *
   * @param others the refs of the variables of each of them, by name
   */
  public GraphSession(
      Graph graph, Net net, List<Map<String, Operand<TFloat32>>> others, int threads) {
    Convolutions.requireRight();
    this.others = List.copyOf(others);
    RewriterConfig.Builder rewriting = rewriting(graph, 1 + others.size());
    variables = net.variables();
    Ops tf = Ops.create(graph).withSubScope("restore");
    for (Variable variable : variables) {
      Operand<TFloat32> inlet = tf.placeholder(TFloat32.class);
      inlets.put(variable.name(), inlet);
      assignments.add(tf.assign(variable.ref(), inlet));
      for (Map<String, Operand<TFloat32>> refs : others) {
        assignments.add(tf.assign(ref(refs, variable), inlet));
      }
    }
    replicas = net.replicas();
    session =
        replicas.open(
            graph,
            SessionConfig.of(threads).toBuilder()
                .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriting))
                .build());
  }

  private static Operand<TFloat32> ref(Map<String, Operand<TFloat32>> refs, Variable variable) {
    return Objects.requireNonNull(refs.get(variable.name()), variable.name());
  }

  private static RewriterConfig.Builder rewriting(Graph graph, int replicasHere) {
    int operations = 0;
    for (Iterator<?> each = graph.operations(); each.hasNext(); each.next()) {
      operations++;
    }
    return RewriterConfig.newBuilder()
        .setDisableMetaOptimizer(
            operations / replicasHere > MOST_REWRITTEN && SessionConfig.gpu().isEmpty());
  }

  /**
   * A new call of the graph, which all replicas make; the caller closes what it fetches. Setting
   * variables and reading them is nobody else's business.
   */
  public Session.Runner runner() {
    return replicas.call(session);
  }

  /** As {@link #runner}; TensorFlow says what each operation took. */
  public Session.Runner tracedRunner() {
    return replicas.tracedCall(session);
  }

  /** As {@link #runner}, where replicas wait for a late one. */
  public Session.Runner patientRunner() {
    return replicas.patientCall(session);
  }

  /** Runs the call and copies values out of its result before the result is closed. */
  public static <R> R run(Session.Runner call, Function<Result, R> copy) {
    try (Result result = call.run()) {
      return copy.apply(result);
    }
  }

  /** Gives every variable its first values, a function of the seed and a name only. */
  public void initialize(long seed) {
    assign(initialValues(variables, seed));
  }

  /**
   * As {@link #initialize(long)}, but for some variables, whose values are given; copies of them
   * start with the same.
   *
   * @param given row-major scalars by name
   */
  public void initialize(long seed, Map<String, float[]> given) {
    Map<String, float[]> values = initialValues(variables, seed);
    for (Variable variable : variables) {
      float[] scalars = given.get(variable.drawnAs());
      if (scalars != null) {
        values.put(variable.name(), scalars);
      }
    }
    assign(values);
  }

  /** The first values of variables: row-major scalars by name. */
  public static Map<String, float[]> initialValues(List<Variable> variables, long seed) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars = new float[variable.size()];
      CounterRandom random = CounterRandom.of(seed, "initialize " + variable.drawnAs());
      variable.initializer().fill(scalars, variable.shape(), random);
      values.put(variable.name(), scalars);
    }
    return values;
  }

  /**
   * Sets variables.
   *
   * @param values row-major scalars of every variable of the graph, by name
   * @throws IllegalArgumentException if a variable is missing or has another size
   */
  public void assign(Map<String, float[]> values) {
    List<Tensor> tensors = new ArrayList<>();
    try {
      Session.Runner call = session.runner();
      for (Variable variable : variables) {
        float[] scalars = values.get(variable.name());
        if (scalars == null || scalars.length != variable.size()) {
          throw new IllegalArgumentException(
              "no values of shape " + variable.shape() + " for " + variable.name());
        }
        Tensor tensor = TFloat32.tensorOf(variable.shape(), DataBuffers.of(scalars, true, false));
        tensors.add(tensor);
        call.feed(inlets.get(variable.name()), tensor);
      }
      assignments.forEach(call::addTarget);
      run(call, result -> result.size());
    } finally {
      tensors.forEach(Tensor::close);
    }
  }

  /** Row-major scalars of every variable, by name, in the order in which they were made. */
  public Map<String, float[]> values() {
    return values(Variable::ref);
  }

  /**
   * As {@link #values()}, of a replica of this process.
   *
   * @param place its number among them, from 0
   */
  public Map<String, float[]> values(int place) {
    return values(variable -> place == 0 ? variable.ref() : ref(others.get(place - 1), variable));
  }

  private Map<String, float[]> values(Function<Variable, Operand<TFloat32>> refs) {
    Session.Runner call = session.runner();
    variables.forEach(variable -> call.fetch(refs.apply(variable)));
    return run(
        call,
        result -> {
          Map<String, float[]> values = new LinkedHashMap<>();
          for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i).name(), scalars((TFloat32) result.get(i)));
          }
          return values;
        });
  }

  /** The variables of the graph. */
  public List<Variable> variables() {
    return variables;
  }

  /** A copy of a tensor's scalars in row-major order. */
  public static float[] scalars(TFloat32 tensor) {
    float[] scalars = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(scalars);
    return scalars;
  }

  @Override
  public void close() {
    session.close();
  }
}
