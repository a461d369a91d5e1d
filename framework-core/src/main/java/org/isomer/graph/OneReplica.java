package org.isomer.graph;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.family.TNumber;

/** A replica without others: everything is its own, and no operation is made. */
final class OneReplica implements Replicas {
  private static final RunOptions TRACED =
      RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.FULL_TRACE).build();

  @Override
  public int count() {
    return 1;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public <T extends TNumber> Operand<T> sum(Net net, Operand<T> value) {
    return value;
  }

  @Override
  public <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows) {
    return rows;
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return new Session(graph, config);
  }

  @Override
  public Session.Runner call(Session session) {
    return session.runner();
  }

  @Override
  public Session.Runner tracedCall(Session session) {
    return session.runner().setOptions(TRACED);
  }

  @Override
  public Session.Runner patientCall(Session session) {
    return session.runner();
  }
}
