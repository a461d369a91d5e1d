package org.isomer.graph;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.family.TNumber;

/** A replica without others: everything is its own, and no operation is made. */
final class OneReplica implements Replicas {
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
  public <T extends TNumber> Operand<T> sumPatiently(Net net, Operand<T> value) {
    return value;
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return new Session(graph, config);
  }

  @Override
  public Session.Runner call(Session session, RunOptions.TraceLevel level) {
    Session.Runner call = session.runner();
    return level == RunOptions.TraceLevel.NO_TRACE
        ? call
        : call.setOptions(RunOptions.newBuilder().setTraceLevel(level).build());
  }
}
