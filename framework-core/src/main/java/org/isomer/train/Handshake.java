package org.isomer.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.isomer.file.Sha256;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.graph.SessionConfig;
import org.isomer.spi.BadInputException;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;

/**
 * Replicas show each other the digests of what they are going to train, in an exchange of a small
 * graph of its own, and all refuse where something differs.
 *
 * @param replicas who train together
 */
record Handshake(Replicas replicas) {
  /** The whole numbers of a SHA-256. */
  private static final int DIGEST = 8;

  private static final int SHOWN = 80;

  /**
   * Waits for all, and compares.
   *
   * @param facts what must be the same everywhere, by what it is called; the same names everywhere
   * @throws BadInputException in all replicas, if something differs
   */
  void requireAlike(Map<String, String> facts) {
    if (replicas.count() > 1) {
      int[] own = digests(facts);
      require(facts, exchanged(own), own.length);
    }
  }

  private static int[] digests(Map<String, String> facts) {
    ByteBuffer digests = ByteBuffer.allocate(facts.size() * DIGEST * Integer.BYTES);
    facts.values().forEach(text -> digests.put(HexFormat.of().parseHex(Sha256.hex(text))));
    int[] numbers = new int[facts.size() * DIGEST];
    digests.flip().asIntBuffer().get(numbers);
    return numbers;
  }

  private int[] exchanged(int[] own) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32, List.of(), replicas, 1);
      Operand<TInt32> here =
          net.tf().placeholder(TInt32.class, Placeholder.shape(Shape.of(1, own.length)));
      Operand<TInt32> awaited = replicas.sum(net, here);
      Operand<TInt32> all = replicas.gather(net, here);
      try (Session session = replicas.open(graph, SessionConfig.of(1));
          TInt32 fed =
              TInt32.tensorOf(
                  Shape.of(1, own.length), data -> data.asRawTensor().data().asInts().write(own))) {
        GraphSession.run(
            replicas.patientCall(session).feed(here, fed).fetch(awaited), Handshake::numbers);
        return GraphSession.run(
            replicas.call(session).feed(here, fed).fetch(all), Handshake::numbers);
      }
    }
  }

  private static int[] numbers(Result result) {
    TInt32 found = (TInt32) result.get(0);
    int[] numbers = new int[Math.toIntExact(found.size())];
    found.asRawTensor().data().asInts().read(numbers);
    return numbers;
  }

  private void require(Map<String, String> facts, int[] all, int row) {
    List<String> names = List.copyOf(facts.keySet());
    List<String> differences = new ArrayList<>();
    for (int rank = 1; rank < replicas.count(); rank++) {
      for (int fact = 0; fact < names.size(); fact++) {
        if (differ(all, fact * DIGEST, rank * row + fact * DIGEST)) {
          String name = names.get(fact);
          differences.add(
              "worker %d has another %s than worker 0; worker %d, which says this, has %s"
                  .formatted(rank, name, replicas.rank(), brief(facts.getOrDefault(name, ""))));
        }
      }
    }
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "The workers would not train the same run: %s. Give all of them the same Isomer, plugins, configuration and data; nothing was trained."
              .formatted(String.join("; ", differences)));
    }
  }

  private static boolean differ(int[] all, int first, int second) {
    for (int i = 0; i < DIGEST; i++) {
      if (all[first + i] != all[second + i]) {
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
}
