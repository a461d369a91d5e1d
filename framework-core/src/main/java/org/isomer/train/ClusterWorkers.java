package org.isomer.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.Cluster;
import org.isomer.cluster.ClusterServer;
import org.isomer.cluster.Peers;
import org.isomer.file.Sha256;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.spi.BadInputException;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TInt32;

/** The workers of a cluster, which agree through the exchanges of a small graph of its own. */
final class ClusterWorkers implements Workers {
  /** Numbers of a SHA-256. */
  private static final int DIGEST = 8;

  private static final int FACTS = 7;
  private static final int SHOWN = 80;

  /** How long a worker that gives up still answers others, which notice a little later. */
  private static final long FAREWELL_MILLISECONDS = 3_000;

  private static final int LOST = 1;

  private final ClusterServer server;
  private final Graph graph = new Graph();
  private final Session session;
  private final Operand<TInt32> vote;
  private final Operand<TInt32> votes;
  private final Operand<TInt32> facts;
  private final Operand<TInt32> allFacts;
  private final Operand<?> barrier;

  private ClusterWorkers(ClusterServer server) {
    this.server = server;
    Replicas replicas = server.replicas();
    Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32, List.of(), replicas, 1);
    vote = placeholder(net, Shape.of(1));
    votes = replicas.sum(net, vote);
    facts = placeholder(net, Shape.of(1, FACTS * DIGEST));
    allFacts = replicas.gather(net, facts);
    barrier = replicas.barrier(net);
    session =
        replicas.open(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(1)
                .build());
  }

  /** Begins to listen at the address of this worker. */
  static ClusterWorkers start(Cluster cluster, int threads) {
    return new ClusterWorkers(ClusterServer.start(cluster, threads));
  }

  private static Operand<TInt32> placeholder(Net net, Shape shape) {
    return net.tf().placeholder(TInt32.class, Placeholder.shape(shape));
  }

  @Override
  public Replicas replicas() {
    return server.replicas();
  }

  @Override
  public void requireAlike(Map<String, String> own) {
    if (own.size() != FACTS) {
      throw new IllegalArgumentException(own.size() + " facts");
    }
    meet();
    int[] gathered = exchange(facts, digests(own), allFacts);
    List<String> names = List.copyOf(own.keySet());
    List<String> differences = new ArrayList<>();
    for (int rank = 1; rank < server.cluster().size(); rank++) {
      for (int fact = 0; fact < FACTS; fact++) {
        if (differ(gathered, rank, fact)) {
          String name = names.get(fact);
          differences.add(
              "worker %d has another %s than worker 0 (on worker %d it is %s)"
                  .formatted(
                      rank, name, replicas().rank(), brief(own.getOrDefault(name, ""))));
        }
      }
    }
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "The workers would not train the same run: %s. Give all of them the same Isomer, plugins, configuration and data; nothing was written."
              .formatted(String.join("; ", differences)));
    }
  }

  private static int[] digests(Map<String, String> own) {
    ByteBuffer digests = ByteBuffer.allocate(FACTS * DIGEST * Integer.BYTES);
    own.values().forEach(text -> digests.put(HexFormat.of().parseHex(Sha256.hex(text))));
    int[] numbers = new int[FACTS * DIGEST];
    digests.flip().asIntBuffer().get(numbers);
    return numbers;
  }

  private static boolean differ(int[] gathered, int rank, int fact) {
    for (int i = fact * DIGEST; i < (fact + 1) * DIGEST; i++) {
      if (gathered[i] != gathered[rank * FACTS * DIGEST + i]) {
        return true;
      }
    }
    return false;
  }

  private static String brief(String text) {
    return text.length() <= SHOWN && text.indexOf('\n') < 0
        ? text
        : "that of SHA-256 " + Sha256.brief(Sha256.hex(text));
  }

  @Override
  public boolean agree(boolean stop) {
    return exchange(vote, new int[] {stop ? 1 : 0}, votes)[0] > 0;
  }

  @Override
  public void meet() {
    GraphSession.run(replicas().call(session).addTarget(barrier), Result::size);
  }

  private int[] exchange(Operand<TInt32> inlet, int[] values, Operand<TInt32> outcome) {
    try (TInt32 fed =
        TInt32.tensorOf(inlet.shape(), data -> data.asRawTensor().data().asInts().write(values))) {
      Function<Result, int[]> copy =
          result -> {
            TInt32 found = (TInt32) result.get(0);
            int[] numbers = new int[Math.toIntExact(found.size())];
            found.asRawTensor().data().asInts().read(numbers);
            return numbers;
          };
      return GraphSession.run(
          replicas().call(session).feed(inlet, fed).fetch(outcome), copy);
    }
  }

  @Override
  public RuntimeException meaning(TensorFlowException failure) {
    List<String> missing = new Peers(server.cluster()).missing();
    try {
      Thread.sleep(FAREWELL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return missing.isEmpty()
        ? failure
        : new EndedException(
            LOST,
            "Training has ended, because %s. All workers must start again; they go on from the last checkpoint."
                .formatted(String.join(" and ", missing)));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
