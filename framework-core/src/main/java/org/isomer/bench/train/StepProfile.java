package org.isomer.bench.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.isomer.bench.measure.Figures;
import org.isomer.train.engine.StepPart;
import org.isomer.train.engine.StepTrace;
import org.jspecify.annotations.Nullable;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;

/**
 * Where the time of one step goes, from TensorFlow's own statistics (FULL_TRACE). The time of an
 * operation is that of its kernel. What the graph rewriters have made of several operations, or put
 * between them, counts for the operation whose name it carries, or for the one whose name is the
 * longest beginning of its own; it is forward, backward or update as that one is. On a GPU the
 * times are those of its streams.
 *
 * @param trace of the step
 * @param operations one for each node that ran
 */
record StepProfile(StepTrace trace, List<Timed> operations) {
  private static final String STREAMS = "stream:all";
  private static final double MICRO = 1e-3;
  private static final double PERCENT = 100;

  /**
   * A node that ran.
   *
   * @param type its type, as the rewriters left it
   * @param shape of a convolution, otherwise empty
   * @param milliseconds the time of its kernel
   * @param gigaflops billions of floating-point operations
   */
  record Timed(String type, StepPart part, String shape, double milliseconds, double gigaflops) {}

  /**
   * Reads the statistics of a step.
   *
   * @param parts the operations of the graph that ran
   */
  static StepProfile of(StepTrace trace, Map<StepPart, List<GraphOperation>> parts) {
    Map<String, StepPart> partOf = new HashMap<>();
    Map<String, GraphOperation> named = new HashMap<>();
    parts.forEach(
        (part, operations) ->
            operations.forEach(
                operation -> {
                  partOf.put(operation.name(), part);
                  named.put(operation.name(), operation);
                }));
    List<Timed> timed = new ArrayList<>();
    for (NodeExecStats node : kernels(trace)) {
      String name = node.getNodeName().split(":", 2)[0];
      GraphOperation operation = named.get(name);
      boolean counts = operation != null && Flops.counts(operation.type());
      GraphOperation counted = counts ? operation : null;
      timed.add(
          new Timed(
              type(node, operation),
              part(name, partOf),
              counted == null ? "" : shape(counted),
              milliseconds(node),
              counted == null ? 0 : Flops.of(counted).orElse(0) * 1e-9));
    }
    return new StepProfile(trace, timed);
  }

  /** What ran, with its times. */
  static List<NodeExecStats> kernels(StepTrace trace) {
    List<DeviceStepStats> devices = trace.metadata().getStepStats().getDevStatsList();
    boolean streams = devices.stream().anyMatch(each -> each.getDevice().endsWith(STREAMS));
    return devices.stream()
        .filter(
            each ->
                each.getDevice().endsWith(STREAMS)
                    || (!streams && !each.getDevice().contains("/stream:"))
                    || each.getDevice().contains("CPU"))
        .flatMap(each -> each.getNodeStatsList().stream())
        .toList();
  }

  private static double milliseconds(NodeExecStats node) {
    return (node.getOpEndRelMicros() - node.getOpStartRelMicros()) * MICRO;
  }

  /** The label is such as {@code name = Type(input, input)}. */
  private static String type(NodeExecStats node, @Nullable GraphOperation operation) {
    String label = node.getTimelineLabel();
    int from = label.indexOf(" = ");
    int to = label.indexOf('(', Math.max(0, from));
    if (from >= 0 && to > from) {
      return label.substring(from + " = ".length(), to);
    }
    return operation == null ? "other" : operation.type();
  }

  private static StepPart part(String name, Map<String, StepPart> partOf) {
    for (String begin = name; !begin.isEmpty(); begin = shortened(begin)) {
      StepPart part = partOf.get(begin);
      if (part != null) {
        return part;
      }
    }
    // A constant that was folded, or a copy.
    return name.contains("gradients/") ? StepPart.BACKWARD : StepPart.FORWARD;
  }

  private static String shortened(String name) {
    int end =
        Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('-'), name.lastIndexOf('_')));
    return name.substring(0, Math.max(0, end));
  }

  private static String shape(GraphOperation operation) {
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < operation.numInputs(); i++) {
      Shape shape = operation.input(i).shape();
      if (shape.numDimensions() > 1) {
        inputs.add(text(shape));
      }
    }
    return String.join(" ⋅ ", inputs) + " → " + text(operation.output(0).shape());
  }

  private static String text(Shape shape) {
    List<String> sizes = new ArrayList<>();
    for (int i = 0; i < shape.numDimensions(); i++) {
      sizes.add(shape.get(i) < 0 ? "?" : String.valueOf(shape.get(i)));
    }
    return String.join("×", sizes);
  }

  /** Milliseconds of all kernels of a part. */
  Map<StepPart, Double> byPart() {
    Map<StepPart, Double> sums = new EnumMap<>(StepPart.class);
    operations.forEach(each -> sums.merge(each.part(), each.milliseconds(), Double::sum));
    return sums;
  }

  /** Count, time and share of each type, the longest first. */
  Figures byType() {
    double all = operations.stream().mapToDouble(Timed::milliseconds).sum();
    Map<String, List<Timed>> types =
        operations.stream().collect(Collectors.groupingBy(Timed::type));
    return new Figures(
        "Operations of a step by type",
        List.of("count", "ms", "%"),
        types.entrySet().stream()
            .map(
                type ->
                    Figures.Row.of(
                        type.getKey(),
                        type.getValue().size(),
                        milliseconds(type.getValue()),
                        PERCENT * milliseconds(type.getValue()) / all))
            .sorted(longest(1))
            .toList());
  }

  /** Count, time and speed of convolutions and products by shape, the longest first. */
  Figures byShape() {
    Map<String, List<Timed>> shapes =
        operations.stream()
            .filter(each -> !each.shape().isEmpty())
            .collect(
                Collectors.groupingBy(
                    each -> each.type() + " " + each.shape(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new Figures(
        "Convolutions and products by shape",
        List.of("count", "ms", "GFLOP/s"),
        shapes.entrySet().stream()
            .map(
                shape ->
                    Figures.Row.of(
                        shape.getKey(),
                        shape.getValue().size(),
                        milliseconds(shape.getValue()),
                        shape.getValue().stream().mapToDouble(Timed::gigaflops).sum()
                            / milliseconds(shape.getValue())
                            / MICRO))
            .sorted(longest(1))
            .toList());
  }

  private static double milliseconds(List<Timed> operations) {
    return operations.stream().mapToDouble(Timed::milliseconds).sum();
  }

  private static Comparator<Figures.Row> longest(int column) {
    return Comparator.comparingDouble(
            (Figures.Row row) -> {
              Double value = row.values().get(column);
              return value == null ? 0 : value;
            })
        .reversed();
  }
}
