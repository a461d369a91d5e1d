package org.isomer.graph;

import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.family.TNumber;

/**
 * The replicas of a graph that take each step of training together, each on its slice of one global
 * batch. All build the same operations in the same order. What they exchange is built by {@link
 * GlobalBatch}.
 */
public interface Replicas {
  /** One replica, which is the whole. */
  @SuppressWarnings("ClassInitializationDeadlock") // nothing else makes one
  Replicas ONE = new OneReplica();

  /** How many there are. */
  int count();

  /** Which of them this is, from 0. */
  int rank();

  /**
   * The replicas of this process, by rank, where this is the first of them: each is on a device of
   * its own, and one session computes all.
   */
  default List<Replicas> here() {
    return List.of(this);
  }

  /** The processes, in place of the replicas in them. */
  default Replicas processes() {
    return this;
  }

  /**
   * The sum over all replicas, the same bits on each. Its gradient is the sum over all replicas of
   * the gradients.
   *
   * @param value of a shape that all replicas share
   */
  <T extends TNumber> Operand<T> sum(Net net, Operand<T> value);

  /**
   * The rows of all replicas, in the order of ranks. No gradient flows through.
   *
   * @param rows shape (rows, …), which all replicas share
   */
  <T extends TNumber> Operand<T> gather(Net net, Operand<T> rows);

  /** Opens a session on a finished graph. */
  Session open(Graph graph, ConfigProto config);

  /**
   * A call in which replicas exchange something; all of them make the same calls. It fails where
   * another one does not come for longer than a step may take.
   */
  Session.Runner call(Session session);

  /** As {@link #call}, of which TensorFlow says what each operation took. */
  Session.Runner tracedCall(Session session);

  /**
   * As {@link #call} where replicas wait for a late one for longer than in a step, as the first
   * keeps checkpoints and runs monitors.
   */
  Session.Runner patientCall(Session session);
}
