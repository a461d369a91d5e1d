package org.isomer.graph;

import java.util.Collections;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.family.TNumber;

/**
 * The first of several replicas, without the others: its graph has the shapes that it has among
 * them, so that one can see what it needs. What the others would give it has as its own, so that it
 * cannot be trained.
 *
 * @param count how many it takes there to be
 */
public record FirstReplica(int count) implements Replicas {
  @Override
  public int rank() {
    return ONE.rank();
  }

  @Override
  public <T extends TNumber> Operand<T> sum(Net net, Operand<T> value) {
    return ONE.sum(net, value);
  }

  @Override
  public <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows) {
    return count == 1
        ? rows
        : net.tf().concat(Collections.nCopies(count, rows), net.tf().constant(0));
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return ONE.open(graph, config);
  }

  @Override
  public Session.Runner call(Session session) {
    return ONE.call(session);
  }

  @Override
  public Session.Runner tracedCall(Session session) {
    return ONE.tracedCall(session);
  }

  @Override
  public Session.Runner patientCall(Session session) {
    return ONE.patientCall(session);
  }
}
