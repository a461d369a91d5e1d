package org.isomer.train.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import org.isomer.data.Batch;
import org.isomer.graph.Dialled;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Gradient;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.tensor.InputSpec;
import org.isomer.train.sentinel.EmbeddingStatistics;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * One training step as a TensorFlow graph: views → encoder → projector or head → loss → gradients →
 * gate → optimizer and statistics. Where a step takes several batches, all but the last run without
 * the optimizer and only add up gradients.
 */
public final class TrainingGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final BatchInlet inlet;
  private final Operand<TFloat32> learningRate;
  private final List<Dialled> dials;
  private final Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();

  /** What is told of a step as a whole. */
  private final Map<String, Operand<TFloat32>> ofStep = new LinkedHashMap<>();

  private final int examinedInstances;
  private final List<Operand<TFloat32>> embeddings;
  private final OptionalDouble collapsed;
  private final List<Op> updates = new ArrayList<>();
  private final List<Op> additions = new ArrayList<>();
  private final SortedSet<String> unverifiedGradients;
  private final int batchesPerStep;
  private final int endOfForward;
  private final int endOfBackward;
  private final MemoryNeed memory;
  private final Meeting meeting;
  private final GraphSession session;

  /**
   * As the other, of batches whose rows are not mixed.
   *
   * @param viewSpecs what one example of each view holds
   * @param batch examples in a batch
   * @param classes the number of classes of the data; 0 without labels
   */
  public TrainingGraph(
      Framework framework,
      Encoder encoder,
      Descent descent,
      Precision precision,
      int threads,
      List<InputSpec> viewSpecs,
      int batch,
      int classes,
      long data) {
    this(
        framework,
        encoder,
        descent,
        precision,
        threads,
        new Feed(viewSpecs, batch, classes, false),
        data);
  }

  /**
   * Builds the graph and opens a session on it; variables are unset.
   *
   * @param descent what is done with gradients
   * @param feed what a step is fed with
   * @param data bytes of the examples that stay in Java's memory
   * @throws BadInputException if parts do not fit together, or cannot fit into memory
   */
  public TrainingGraph(
      Framework framework,
      Encoder encoder,
      Descent descent,
      Precision precision,
      int threads,
      Feed feed,
      long data) {
    Net net =
        Net.of(graph, Phase.TRAINING, precision, descent.frozen(), feed.replicas(), feed.rows());
    batchesPerStep = descent.accumulate();
    Ops tf = net.tf();
    inlet = new BatchInlet(net, feed, framework);
    learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Instances instances = inlet.instances(descent.accumulate());
    Objective objective = framework.build(net, encoder, instances);
    scalars.put("loss", objective.loss());
    objective.scalars().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> scalars.put(entry.getKey(), fetchable(tf, entry.getValue())));
    int watched = objective.embeddings().size();
    examinedInstances = watched == 0 ? 0 : EmbeddingStatistics.examined(instances.batch(), watched);
    embeddings =
        objective.embeddings().stream().map(view -> first(tf, view, examinedInstances)).toList();
    collapsed = objective.collapsed();
    long activations = MemoryNeed.activations(graph);
    endOfForward = size();

    List<Variable> trained = descent.trained(net);
    EncoderLayers layers = EncoderLayers.of(encoder, net.variables());
    Operand<TFloat32> shared = GlobalBatch.of(net).share(objective.loss());
    Optional<LossScale> scaling =
        precision == Precision.FLOAT16 ? Optional.of(LossScale.of(net)) : Optional.empty();
    Operand<TFloat32> differentiated = scaling.map(by -> by.scaled(tf, shared)).orElse(shared);
    Gradients found = gradients(trained, differentiated);
    unverifiedGradients = found.unverified();
    endOfBackward = size();
    List<Gradient> gradients = ofVariables(trained, found);
    List<Op> complete = gradients.stream().<Op>map(Gradient::value).toList();
    Descent.Step step =
        descent.build(net.after(complete), gradients, learningRate, layers, scaling);
    ofStep.put("gradient-norm", step.gradientNorm());
    ofStep.putAll(step.scalars());
    updates.addAll(step.updates());
    updates.addAll(net.after(step.updates()).buildAfterOptimizer());
    updates.addAll(net.afterStep());
    additions.addAll(step.additions());
    additions.addAll(net.after(complete).after(additions).buildAfterGradients());
    additions.addAll(net.afterStep());
    dials = net.dials();
    meeting = new Meeting(net);
    memory = MemoryNeed.of(net.variables(), activations, data);
    memory.require();
    session = new GraphSession(graph, net, threads);
  }

  /**
   * The first rows. An operand of its own at each call: a call of the graph cannot fetch one output
   * twice, and two views may be watched by the same one.
   */
  private static Operand<TFloat32> first(Ops tf, Operand<TFloat32> view, int rows) {
    return tf.slice(view, tf.constant(new int[] {0, 0}), tf.constant(new int[] {rows, -1}));
  }

  private Gradients gradients(List<Variable> trained, Operand<TFloat32> loss) {
    Map<String, Operand<TFloat32>> refs = new LinkedHashMap<>();
    trained.forEach(variable -> refs.put(variable.name(), variable.ref()));
    try {
      return Gradients.of(graph, loss, refs);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "the chosen encoder, method and loss cannot be trained: " + e.getMessage(), e);
    }
  }

  private static List<Gradient> ofVariables(List<Variable> trained, Gradients found) {
    List<Gradient> gradients = new ArrayList<>();
    List<Output<?>> values = List.copyOf(found.values().values());
    for (Variable variable : trained) {
      gradients.add(new Gradient(variable, values.get(gradients.size()).expect(TFloat32.class)));
    }
    return gradients;
  }

  /**
   * Runs the last or only batch of a step, with the optimizer.
   *
   * @param rate the learning rate
   * @param moment where in the run the step stands
   * @return the embeddings to be examined and the batch's scalars: the loss first, the dials last,
   *     the length of the step's whole gradient before clipping as {@code gradient-norm}, and what
   *     {@link LossScale} tells
   */
  public StepOutcome step(Batch batch, double rate, Moment moment) {
    Fetched found = run(batch, moment, scalarsOfStep(), embeddings, updates, numbers(rate));
    return new StepOutcome(moment.step() + 1, rate, found.scalars(), found.embeddings());
  }

  /**
   * Runs the last or only batch of a step as {@link #step}, and has TensorFlow say what each
   * operation took.
   */
  public StepTrace trace(Batch batch, double rate, Moment moment) {
    List<Tensor> fed = new ArrayList<>();
    try {
      long start = System.nanoTime();
      Session.Runner call = session.tracedRunner();
      feed(call, batch, moment, numbers(rate), fed);
      scalarsOfStep().values().forEach(call::fetch);
      embeddings.forEach(call::fetch);
      updates.forEach(call::addTarget);
      long ready = System.nanoTime();
      try (Result result = call.runAndFetchMetadata()) {
        long end = System.nanoTime();
        return new StepTrace(ready - start, end - ready, result.getMetadata().orElseThrow());
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private Map<String, Operand<TFloat32>> scalarsOfStep() {
    Map<String, Operand<TFloat32>> fetched = new LinkedHashMap<>(scalars);
    fetched.putAll(ofStep);
    return fetched;
  }

  private Map<Operand<TFloat32>, Float> numbers(double rate) {
    return Map.of(learningRate, (float) rate);
  }

  /**
   * Runs a batch of a step that more batches follow: adds up its gradients.
   *
   * @param moment where in the run the step stands
   * @return the batch's scalars, the loss first, the dials last
   */
  public Map<String, Float> accumulate(Batch batch, Moment moment) {
    return run(batch, moment, scalars, List.of(), additions, Map.of()).scalars();
  }

  /** The scalar, or the same again: a part of a loss may be all of it, and be fetched as both. */
  private Operand<TFloat32> fetchable(Ops tf, Operand<TFloat32> scalar) {
    boolean taken =
        scalars.values().stream().anyMatch(each -> each.asOutput().equals(scalar.asOutput()));
    return taken ? tf.identity(scalar) : scalar;
  }

  private record Fetched(Map<String, Float> scalars, List<float[]> embeddings) {}

  private Fetched run(
      Batch batch,
      Moment moment,
      Map<String, Operand<TFloat32>> fetched,
      List<Operand<TFloat32>> examined,
      List<Op> targets,
      Map<Operand<TFloat32>, Float> numbers) {
    Session.Runner call = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      Map<String, Float> turned = feed(call, batch, moment, numbers, fed);
      fetched.values().forEach(call::fetch);
      examined.forEach(call::fetch);
      targets.forEach(call::addTarget);
      return GraphSession.run(
          call,
          result -> {
            Map<String, Float> values = new LinkedHashMap<>();
            for (String name : fetched.keySet()) {
              values.put(name, ((TFloat32) result.get(values.size())).getFloat());
            }
            List<float[]> watched = new ArrayList<>();
            for (int v = 0; v < examined.size(); v++) {
              watched.add(GraphSession.scalars((TFloat32) result.get(fetched.size() + v)));
            }
            values.putAll(turned);
            return new Fetched(values, watched);
          });
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /**
   * Feeds a call.
   *
   * @param fed gets what is to be closed after the call
   * @return the values of the dials
   */
  private Map<String, Float> feed(
      Session.Runner call,
      Batch batch,
      Moment moment,
      Map<Operand<TFloat32>, Float> numbers,
      List<Tensor> fed) {
    Map<String, Float> turned = new LinkedHashMap<>();
    for (Dialled dialled : dials) {
      float value = (float) moment.value(dialled.dial());
      turned.put(dialled.name(), value);
      BatchInlet.feed(call, fed, dialled.operand(), TFloat32.scalarOf(value));
    }
    inlet.feed(call, batch, fed);
    numbers.forEach(
        (operand, number) -> BatchInlet.feed(call, fed, operand, TFloat32.scalarOf(number)));
    return turned;
  }

  /** The operations of the graph, by what they are for. */
  public Map<StepPart, List<GraphOperation>> operations() {
    Map<StepPart, List<GraphOperation>> parts = new EnumMap<>(StepPart.class);
    int place = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); place++) {
      StepPart part =
          place < endOfForward
              ? StepPart.FORWARD
              : place < endOfBackward ? StepPart.BACKWARD : StepPart.UPDATE;
      parts.computeIfAbsent(part, first -> new ArrayList<>()).add(all.next());
    }
    return parts;
  }

  private int size() {
    int count = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); all.next()) {
      count++;
    }
    return count;
  }

  /**
   * Waits for all replicas, and tells the strongest vote. All meet between the same steps.
   *
   * @param own what this one wants
   * @param patient whether one of them may be late, as all know
   */
  public Vote meet(Vote own, boolean patient) {
    return meeting.meet(session, own, patient);
  }

  /** As {@link #meet}: whether one of them, or this one, wants to stop. */
  public boolean stops(boolean wanted, boolean patient) {
    return meet(wanted ? Vote.STOP : Vote.GO_ON, patient) != Vote.GO_ON;
  }

  /** How many batches a step takes. */
  public int batchesPerStep() {
    return batchesPerStep;
  }

  /** The scalars that change with the step. */
  public List<Dialled> dials() {
    return dials;
  }

  /** The loss's value when all embeddings are equal. */
  public OptionalDouble collapsed() {
    return collapsed;
  }

  /** The number of instances whose embeddings a step gives; 0 if none are watched. */
  public int examinedInstances() {
    return examinedInstances;
  }

  /** The length of an embedding; 0 if none are watched. */
  public int embeddingDim() {
    return embeddings.isEmpty() ? 0 : Math.toIntExact(embeddings.get(0).shape().get(1));
  }

  /** The types of operations whose gradients are used and {@linkplain Gradients not verified}. */
  public SortedSet<String> unverifiedGradients() {
    return unverifiedGradients;
  }

  /** A warning if there are such. */
  public Optional<String> doubt() {
    return unverifiedGradients.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "training relies on gradients of TensorFlow operations that Isomer has not verified: %s. Compare them with central differences before trusting the result."
                .formatted(String.join(", ", unverifiedGradients)));
  }

  /** The operations, as TensorFlow writes them down. */
  public GraphDef definition() {
    return graph.toGraphDef();
  }

  /** The memory that a step takes. */
  public MemoryNeed memory() {
    return memory;
  }

  /** The session that holds the variables. */
  public GraphSession session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    inlet.close();
    graph.close();
  }
}
