package org.isomer.eval.replicas;

import java.util.Collections;
import org.isomer.graph.Net;
import org.isomer.graph.Replicas;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/** Replicas that get one thing wrong, as others have. */
record Mutated(Replicas replicas, Mutation mutation) implements Replicas {
  /** What they get wrong. */
  enum Mutation {
    GRADIENT_DIVIDED_BY_THE_WORLD,
    VIEWS_NOT_GATHERED,
    LABELS_SHIFTED_BY_ONE,
    STATISTICS_NOT_SUMMED
  }

  @Override
  public int count() {
    return replicas.count();
  }

  @Override
  public int rank() {
    return replicas.rank();
  }

  /** Gradients come as a vector, and statistics of all replicas as replicas, groups, channels. */
  @Override
  public <T extends TNumber> Operand<T> sum(Net net, Operand<T> value) {
    Ops tf = net.tf();
    int rank = value.shape().numDimensions();
    if (mutation == Mutation.STATISTICS_NOT_SUMMED && rank == 3) {
      return value;
    }
    Operand<T> sum = replicas.sum(net, value);
    return mutation == Mutation.GRADIENT_DIVIDED_BY_THE_WORLD && rank == 1
        ? tf.math.div(sum, tf.dtypes.cast(tf.constant(count()), value.type()))
        : sum;
  }

  @Override
  public <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows) {
    Ops tf = net.tf();
    boolean labels = rows.type() == TInt32.class;
    if (mutation == Mutation.VIEWS_NOT_GATHERED && !labels) {
      return tf.concat(Collections.nCopies(count(), rows), tf.constant(0));
    }
    Operand<T> all = replicas.gather(net, rows);
    return mutation == Mutation.LABELS_SHIFTED_BY_ONE && labels
        ? tf.roll(all, tf.constant(1), tf.constant(0))
        : all;
  }

  @Override
  public Session open(Graph graph, ConfigProto config) {
    return replicas.open(graph, config);
  }

  @Override
  public Session.Runner call(Session session) {
    return replicas.call(session);
  }

  @Override
  public Session.Runner tracedCall(Session session) {
    return replicas.tracedCall(session);
  }

  @Override
  public Session.Runner patientCall(Session session) {
    return replicas.patientCall(session);
  }
}
