package org.isomer.train.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Where the processes of replicas meet between two steps, and learn what the others want. */
final class Meeting {
  /**
   * What is built where there are several.
   *
   * @param own the weight of what this replica wants
   */
  private record Votes(Operand<TFloat32> own, Operand<TFloat32> sum) {}

  private final Optional<Votes> votes;

  Meeting(Net net) {
    votes = net.replicas().processes().count() == 1 ? Optional.empty() : Optional.of(votes(net));
  }

  private static Votes votes(Net net) {
    Operand<TFloat32> own = net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    return new Votes(own, net.replicas().processes().sum(net, own));
  }

  /**
   * Waits for all, and tells the strongest vote.
   *
   * @param patient whether one may be late, as all of them know
   */
  Vote meet(GraphSession session, Vote own, boolean patient) {
    return votes.map(each -> meet(each, session, own, patient)).orElse(own);
  }

  private static Vote meet(Votes votes, GraphSession session, Vote own, boolean patient) {
    List<Tensor> fed = new ArrayList<>();
    try {
      Session.Runner call = patient ? session.patientRunner() : session.runner();
      BatchInlet.feed(call::feed, fed, votes.own(), TFloat32.scalarOf(own.weight()));
      call.fetch(votes.sum());
      return GraphSession.run(call, result -> Vote.ofSum(((TFloat32) result.get(0)).getFloat()));
    } finally {
      fed.forEach(Tensor::close);
    }
  }
}
