package org.isomer.train.company;

import java.util.List;
import java.util.function.Function;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.graph.SessionConfig;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;

/**
 * Exchanges numbers among replicas, which all call the same in the same order; each call has a
 * small graph of its own.
 *
 * @param replicas who take part
 */
record Exchange(Replicas replicas) {
  /** How an exchange is built. */
  private interface Kind {
    Operand<TInt32> build(Net net, Operand<TInt32> own);
  }

  /** The sums over all replicas; waits for those that come late. */
  int[] sum(int[] own) {
    return of(own, replicas::sum, replicas::patientCall);
  }

  /** The numbers of all replicas, in the order of ranks. */
  int[] gather(int[] own) {
    return of(own, replicas::gather, replicas::call);
  }

  private int[] of(int[] own, Kind kind, Function<Session, Session.Runner> call) {
    Shape row = Shape.of(1, own.length);
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32, List.of(), replicas, 1);
      Operand<TInt32> here = net.tf().placeholder(TInt32.class, Placeholder.shape(row));
      Operand<TInt32> all = kind.build(net, here);
      try (Session session = replicas.open(graph, SessionConfig.of(1));
          TInt32 fed =
              TInt32.tensorOf(row, data -> data.asRawTensor().data().asInts().write(own))) {
        return GraphSession.run(call.apply(session).feed(here, fed).fetch(all), Exchange::numbers);
      }
    }
  }

  private static int[] numbers(Result result) {
    TInt32 found = (TInt32) result.get(0);
    int[] numbers = new int[Math.toIntExact(found.size())];
    found.asRawTensor().data().asInts().read(numbers);
    return numbers;
  }
}
