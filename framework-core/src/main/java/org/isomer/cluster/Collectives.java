package org.isomer.cluster;

import java.time.Duration;
import java.util.List;
import org.isomer.graph.Net;
import org.isomer.graph.Replicas;
import org.isomer.graph.gradient.CustomGradients;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Server;
import org.tensorflow.Session;
import org.tensorflow.TargetSession;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * The replicas of graphs in the processes of a cluster, by TensorFlow's collective operations on
 * the processors. Exchanges are told apart by numbers that are given in the order in which they are
 * built: a server knows each for as long as it lives, whichever graph it is in.
 */
final class Collectives implements Replicas {
  private static final String REDUCE = "CollectiveReduceV2";
  private static final String GATHER = "CollectiveGatherV2";

  /** All processes are one group. */
  private static final int GROUP = 1;

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

  private final Cluster cluster;

  /** Held as long as this is, lest its memory be given back while sessions run on it. */
  @SuppressWarnings("UnusedVariable")
  private final Server server;

  private int built;

  Collectives(Cluster cluster, Server server) {
    this.cluster = cluster;
    this.server = server;
  }

  @Override
  public int count() {
    return cluster.size();
  }

  @Override
  public int rank() {
    return cluster.rank();
  }

  @Override
  public <T extends TNumber> Operand<T> sum(Net net, Operand<T> value) {
    return added(exchange(net, REDUCE, value)).build().output(0);
  }

  @Override
  public <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows) {
    Operand<T> all = exchange(net, GATHER, rows).build().output(0);
    // What is built on it wants to know how many rows there are.
    return net.tf()
        .ensureShape(all, rows.shape().tail().prepend(rows.shape().get(0) * cluster.size()));
  }

  private OperationBuilder exchange(Net net, String type, Operand<?> value) {
    Ops tf = net.tf();
    return tf.scope()
        .opBuilder(type, "Exchange")
        .addInput(value.asOutput())
        .addInput(tf.constant(cluster.size()).asOutput())
        .addInput(tf.constant(GROUP).asOutput())
        .addInput(tf.constant(++built).asOutput())
        .addInputList(new Output<?>[0])
        .setDevice(task(cluster.rank()) + "/device:CPU:0")
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
    return TargetSession.open(
        graph,
        "grpc://" + cluster.workers().get(cluster.rank()),
        configured(config, cluster.rank()));
  }

  /** What a session needs that exchanges something, while all else is this process's own. */
  static ConfigProto configured(ConfigProto config, int rank) {
    return config.toBuilder()
        .addDeviceFilters(task(rank))
        .setIsolateSessionState(true)
        .setExperimental(ConfigProto.Experimental.newBuilder().setCollectiveGroupLeader(task(0)))
        .build();
  }

  private static String task(int rank) {
    return "/job:worker/replica:0/task:" + rank;
  }

  @Override
  public Session.Runner call(Session session) {
    return call(session, cluster.timeout(), RunOptions.TraceLevel.NO_TRACE);
  }

  @Override
  public Session.Runner tracedCall(Session session) {
    return call(session, cluster.timeout(), RunOptions.TraceLevel.FULL_TRACE);
  }

  @Override
  public Session.Runner patientCall(Session session) {
    return call(session, cluster.patience(), RunOptions.TraceLevel.NO_TRACE);
  }

  /**
   * The call as a whole has a time limit. Those that exchanges may have of their own each keep a
   * thread asleep for as long, whether the exchange is done or not: tens of thousands of them.
   */
  private static Session.Runner call(
      Session session, Duration timeout, RunOptions.TraceLevel level) {
    return session
        .runner()
        .setOptions(
            RunOptions.newBuilder()
                .setTimeoutInMs(timeout.toMillis())
                .setTraceLevel(level)
                .setExperimental(
                    RunOptions.Experimental.newBuilder().setCollectiveGraphKey(GRAPH_KEY))
                .build());
  }
}
