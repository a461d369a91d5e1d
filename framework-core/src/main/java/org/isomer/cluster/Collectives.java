package org.isomer.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.isomer.graph.Net;
import org.isomer.graph.Replicas;
import org.isomer.graph.gradient.CustomGradients;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * A replica on a device, and its exchanges with those on others, in this process and in others, by
 * TensorFlow's collective operations on the processors. Exchanges are told apart by numbers that
 * are given in the order in which they are built: a server knows each for as long as it lives,
 * whichever graph it is in.
 */
final class Collectives implements Replicas {
  private static final String REDUCE = "CollectiveReduceV2";
  private static final String GATHER = "CollectiveGatherV2";

  /** The group of all replicas. */
  private static final int ALL = 1;

  /** The group of the first replicas of several processes. */
  private static final int FIRSTS = 2;

  private static final int GRAPH_KEY = 1;

  /** From the number of a sum to that of its gradient. */
  private static final int GRADIENT = 1 << 20;

  static {
    CustomGradients.register(
        REDUCE,
        (tf, operation, outputs) ->
            List.of(
                ofSum(tf, operation, outputs.get(0)),
                tf.constant(0),
                tf.constant(0),
                tf.constant(0)));
  }

  private final Site site;
  private final Members members;

  /** Those of this process, or this one alone. */
  private final List<Replicas> here;

  private final Replicas processes;
  private int built;

  /**
   * A group of devices that exchange something.
   *
   * @param group its number
   * @param ofProcess how many of them each process has
   * @param place which of those of this process this one is, from 0
   */
  private record Members(int group, int ofProcess, int place) {}

  private Collectives(Site site, Members members, List<Replicas> here, Replicas processes) {
    this.site = site;
    this.members = members;
    this.here = here;
    this.processes = processes;
  }

  /** The only replica of a process. */
  private Collectives(Site site, int group) {
    this.site = site;
    members = new Members(group, 1, 0);
    here = List.of(this);
    processes = this;
  }

  /**
   * The first replica of a process.
   *
   * @param devices how many replicas each process has
   */
  static Replicas of(Site site, int devices) {
    if (devices == 1) {
      return new Collectives(site, ALL);
    }
    Replicas processes = site.processes() == 1 ? ONE : new Collectives(site, FIRSTS);
    List<Replicas> here = new ArrayList<>();
    for (int place = 0; place < devices; place++) {
      here.add(new Collectives(site, new Members(ALL, devices, place), here, processes));
    }
    return here.get(0);
  }

  @Override
  public int count() {
    return site.processes() * members.ofProcess();
  }

  @Override
  public int rank() {
    return site.rank() * members.ofProcess() + members.place();
  }

  @Override
  public List<Replicas> here() {
    return Collections.unmodifiableList(here);
  }

  @Override
  public Replicas processes() {
    return processes;
  }

  @Override
  public <T extends TNumber> Operand<T> sum(Net net, Operand<T> value) {
    return added(exchange(net, REDUCE, value)).build().output(0);
  }

  @Override
  public <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows) {
    Operand<T> all = exchange(net, GATHER, rows).build().output(0);
    // What is built on it wants to know how many rows there are.
    return net.tf().ensureShape(all, rows.shape().tail().prepend(rows.shape().get(0) * count()));
  }

  private OperationBuilder exchange(Net net, String type, Operand<?> value) {
    Ops tf = net.tf();
    return tf.scope()
        .opBuilder(type, "Exchange")
        .addInput(value.asOutput())
        .addInput(tf.constant(count()).asOutput())
        .addInput(tf.constant(members.group()).asOutput())
        .addInput(tf.constant(++built).asOutput())
        .addInputList(new Output<?>[0])
        .setDevice(site.device(members.place()))
        .setAttr("communication_hint", "auto");
  }

  private static OperationBuilder added(OperationBuilder exchange) {
    return exchange.setAttr("merge_op", "Add").setAttr("final_op", "Id");
  }

  /** The sum over all replicas of what each has as the gradient of the sum. */
  private static Operand<?> ofSum(Ops tf, GraphOperation operation, Output<?> gradient) {
    Operand<TInt32> number =
        tf.math.add(operation.input(3).expect(TInt32.class), tf.constant(GRADIENT));
    return added(
            tf.scope()
                .opBuilder(REDUCE, "Exchange")
                .addInput(gradient)
                .addInput(operation.input(1))
                .addInput(operation.input(2))
                .addInput(number.asOutput())
                .addInputList(new Output<?>[0])
                .setDevice(operation.device())
                .setAttr("communication_hint", "auto"))
        .build()
        .output(0);
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return site.open(graph, withDevices(config, members.ofProcess()));
  }

  /** A session that has as many parts of the processor as replicas exchange something on. */
  static ConfigProto withDevices(ConfigProto config, int devices) {
    return devices == 1
        ? config
        : config.toBuilder().putDeviceCount("CPU", devices).setAllowSoftPlacement(true).build();
  }

  @Override
  public Session.Runner call(Session session) {
    return call(session, false, RunOptions.TraceLevel.NO_TRACE);
  }

  @Override
  public Session.Runner tracedCall(Session session) {
    return call(session, false, RunOptions.TraceLevel.FULL_TRACE);
  }

  @Override
  public Session.Runner patientCall(Session session) {
    return call(session, true, RunOptions.TraceLevel.NO_TRACE);
  }

  /**
   * The call as a whole has a time limit. Those that exchanges may have of their own each keep a
   * thread asleep for as long, whether the exchange is done or not: tens of thousands of them.
   */
  private Session.Runner call(Session session, boolean patient, RunOptions.TraceLevel level) {
    RunOptions.Builder options =
        RunOptions.newBuilder()
            .setTraceLevel(level)
            .setExperimental(RunOptions.Experimental.newBuilder().setCollectiveGraphKey(GRAPH_KEY));
    site.limit(patient).ifPresent(limit -> options.setTimeoutInMs(limit.toMillis()));
    return session.runner().setOptions(options.build());
  }
}
