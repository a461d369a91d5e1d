package org.isomer.train.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.function.Function;
import org.isomer.data.Batch;
import org.isomer.graph.Dialled;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.graph.Transplant;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.tensor.InputSpec;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * One training step as a TensorFlow graph: views → encoder → projector or head → loss → gradients →
 * gate → optimizer and statistics. Where a step takes several batches, all but the last run without
 * the optimizer and only add up gradients.
 */
public final class TrainingGraph implements AutoCloseable {
  /**
   * A replica of this process.
   *
   * @param graph as it was built
   * @param home where it computes
   */
  private record Member(ReplicaGraph graph, Transplant home) {}

  private final List<Member> members = new ArrayList<>();
  private final ReplicaGraph first;
  private final int rows;
  private final int batchesPerStep;
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
    batchesPerStep = descent.accumulate();
    rows = feed.rows();
    List<ReplicaGraph> graphs = new ArrayList<>();
    for (Replicas each : feed.replicas().here()) {
      graphs.add(new ReplicaGraph(framework, encoder, descent, precision, feed, each));
    }
    first = graphs.get(0);
    meeting = new Meeting(first.net());
    memory = memory(graphs, data);
    memory.require();
    for (ReplicaGraph each : graphs) {
      members.add(
          new Member(
              each,
              each == first
                  ? Transplant.none(first.graph())
                  : Transplant.of(each.graph(), first.graph(), members.size())));
    }
    session =
        new GraphSession(
            first.graph(),
            first.net(),
            members.stream().skip(1).map(TrainingGraph::refs).toList(),
            threads);
  }

  private static MemoryNeed memory(List<ReplicaGraph> graphs, long data) {
    return MemoryNeed.of(
        graphs.stream().flatMap(each -> each.net().variables().stream()).toList(),
        graphs.stream().mapToLong(ReplicaGraph::activations).sum(),
        data);
  }

  private static Map<String, Operand<TFloat32>> refs(Member member) {
    Map<String, Operand<TFloat32>> refs = new LinkedHashMap<>();
    member
        .graph()
        .net()
        .variables()
        .forEach(variable -> refs.put(variable.name(), member.home().operand(variable.ref())));
    return refs;
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
    Fetched found =
        run(
            batch,
            moment,
            ReplicaGraph::toldOfStep,
            ReplicaGraph::updates,
            OptionalDouble.of(rate));
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
      feed(call, batch, moment, OptionalDouble.of(rate), fed);
      compute(call, ReplicaGraph::toldOfStep, ReplicaGraph::updates);
      long ready = System.nanoTime();
      try (Result result = call.runAndFetchMetadata()) {
        long end = System.nanoTime();
        return new StepTrace(ready - start, end - ready, result.getMetadata().orElseThrow());
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /**
   * Runs a batch of a step that more batches follow: adds up its gradients.
   *
   * @param moment where in the run the step stands
   * @return the batch's scalars, the loss first, the dials last
   */
  public Map<String, Float> accumulate(Batch batch, Moment moment) {
    return run(batch, moment, ReplicaGraph::told, ReplicaGraph::additions, OptionalDouble.empty())
        .scalars();
  }

  private record Fetched(Map<String, Float> scalars, List<float[]> embeddings) {}

  private Fetched run(
      Batch batch,
      Moment moment,
      Function<ReplicaGraph, Told> told,
      Function<ReplicaGraph, List<Op>> targets,
      OptionalDouble rate) {
    Session.Runner call = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      Map<String, Float> turned = feed(call, batch, moment, rate, fed);
      compute(call, told, targets);
      Told fetched = told.apply(first);
      return GraphSession.run(
          call,
          result -> {
            Map<String, Float> values = new LinkedHashMap<>();
            for (String name : fetched.scalars().keySet()) {
              values.put(name, ((TFloat32) result.get(values.size())).getFloat());
            }
            List<float[]> watched = new ArrayList<>();
            while (watched.size() < fetched.embeddings().size()) {
              int place = values.size() + watched.size();
              watched.add(GraphSession.scalars((TFloat32) result.get(place)));
            }
            values.putAll(turned);
            return new Fetched(values, watched);
          });
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  /** Feeds all replicas, each with its rows, and tells the values of the dials. */
  private Map<String, Float> feed(
      Session.Runner call, Batch batch, Moment moment, OptionalDouble rate, List<Tensor> fed) {
    Map<String, Float> turned = Map.of();
    for (int i = 0; i < members.size(); i++) {
      Transplant home = members.get(i).home();
      turned =
          members
              .get(i)
              .graph()
              .feed(
                  (operand, tensor) -> call.feed(home.operand(operand), tensor),
                  batch,
                  i * rows,
                  moment,
                  rate,
                  fed);
    }
    return turned;
  }

  /**
   * All replicas compute what is told of a step, since they exchange for it; the first tells it.
   */
  private void compute(
      Session.Runner call,
      Function<ReplicaGraph, Told> told,
      Function<ReplicaGraph, List<Op>> targets) {
    for (Member member : members) {
      ReplicaGraph graph = member.graph();
      List<Operand<TFloat32>> all = told.apply(graph).all();
      if (graph == first) {
        all.forEach(call::fetch);
      } else {
        all.forEach(each -> call.addTarget(member.home().operation(each)));
      }
      targets.apply(graph).forEach(op -> call.addTarget(member.home().operation(op)));
    }
  }

  /** The operations of the first replica here, by what they are for. */
  public Map<StepPart, List<GraphOperation>> operations() {
    return first.operations();
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
    return first.net().dials();
  }

  /** The loss's value when all embeddings are equal. */
  public OptionalDouble collapsed() {
    return first.collapsed();
  }

  /** The number of instances whose embeddings a step gives; 0 if none are watched. */
  public int examinedInstances() {
    return first.examinedInstances();
  }

  /** The length of an embedding; 0 if none are watched. */
  public int embeddingDim() {
    return first.toldOfStep().embeddings().isEmpty()
        ? 0
        : Math.toIntExact(first.toldOfStep().embeddings().get(0).shape().get(1));
  }

  /** The types of operations whose gradients are used and {@linkplain Gradients not verified}. */
  public SortedSet<String> unverifiedGradients() {
    return first.unverifiedGradients();
  }

  /** A warning if there are such. */
  public Optional<String> doubt() {
    return unverifiedGradients().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "training relies on gradients of TensorFlow operations that Isomer has not verified: %s. Compare them with central differences before trusting the result."
                .formatted(String.join(", ", unverifiedGradients())));
  }

  /** The operations, as TensorFlow writes them down. */
  public GraphDef definition() {
    return first.graph().toGraphDef();
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
    members.forEach(member -> member.graph().close());
  }
}
