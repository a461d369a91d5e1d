package org.isomer.graph;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.graph.gradient.Gradients;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Time and memory of a recurrent layer's forward and backward pass, 128 sequences of 64 channels,
 * 256 units: {@code gru}, {@code lstm}, or {@code fused} for TensorFlow's BlockLSTMV2. Memory is
 * the process's peak, so that each measurement wants a process of its own:
 *
 * <pre>RecurrentBench lstm 64</pre>
 */
public final class RecurrentBench {
  private static final int BATCH = 128;
  private static final int CHANNELS = 64;
  private static final int UNITS = 256;
  private static final int STEPS = 7;
  private static final Initializer INITIAL = Initializer.uniform(1 / Math.sqrt(UNITS));

  private RecurrentBench() {}

  /** Measures the layer named first on as many positions as the second argument says. */
  public static void main(String[] arguments) throws IOException {
    int positions = Integer.parseInt(arguments[1]);
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TFloat32> x =
          net.variable("x", Shape.of(BATCH, positions, CHANNELS), Role.STATE, INITIAL);
      Operand<TFloat32> last = layer(net, arguments[0], x);
      Operand<TFloat32> loss = net.tf().sum(net.tf().math.square(last), net.tf().array(0, 1));
      Map<String, Operand<?>> trained = new LinkedHashMap<>();
      net.variables().stream()
          .filter(variable -> variable.role().trained())
          .forEach(variable -> trained.put(variable.name(), variable.ref()));
      List<Output<?>> gradients =
          new ArrayList<>(Gradients.of(graph, loss, trained).values().values());
      try (GraphSession session = new GraphSession(graph, net, 2)) {
        session.initialize(0);
        long before = peak();
        double first = run(session, gradients);
        double[] seconds = new double[STEPS];
        long busy = busy();
        for (int i = 0; i < STEPS; i++) {
          seconds[i] = run(session, gradients);
        }
        busy = busy() - busy;
        Arrays.sort(seconds);
        int nodes = 0;
        for (var operations = graph.operations(); operations.hasNext(); operations.next()) {
          nodes++;
        }
        System.out.printf(
            Locale.ROOT,
            "%s, %d positions: %d nodes, first step %.2f s, then %.0f ms (least %.0f, of processors %.0f), %d MB more%n",
            arguments[0],
            positions,
            nodes,
            first,
            seconds[STEPS / 2] * 1e3,
            seconds[0] * 1e3,
            busy / 1e6 / STEPS,
            (peak() - before) / 1024);
      }
    }
  }

  private static Operand<TFloat32> layer(Net net, String name, Operand<TFloat32> x) {
    Optional<Operand<TFloat32>> mask = Optional.empty();
    return switch (name) {
      case "gru" -> Recurrent.gru(net, "layer", x, mask, UNITS, INITIAL).last();
      case "lstm" -> Recurrent.lstm(net, "layer", x, mask, UNITS, INITIAL, false).last();
      case "fused" -> Recurrent.lstm(net, "layer", x, mask, UNITS, INITIAL, true).last();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double run(GraphSession session, List<Output<?>> gradients) {
    long start = System.nanoTime();
    Session.Runner call = session.runner();
    gradients.forEach(call::fetch);
    GraphSession.run(call, result -> result.size());
    return (System.nanoTime() - start) / 1e9;
  }

  /** What the process has used of all processors, in nanoseconds: hardly moved by other work. */
  private static long busy() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The process's greatest use of memory so far, in kB. */
  private static long peak() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }
}
