package org.isomer.graph;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.family.TType;

/**
 * The graph of a replica in the graph of the first replica of its process, on a device of its own.
 * The first is at home in its own graph.
 */
public final class Transplant {
  private final Graph host;
  private final String prefix;
  private final Map<String, GraphOperation> found = new HashMap<>();

  private Transplant(Graph host, String prefix) {
    this.host = host;
    this.prefix = prefix;
  }

  /** What is in its own graph. */
  public static Transplant none(Graph host) {
    return new Transplant(host, "");
  }

  /**
   * Copies a complete graph. What has a device already stays on it.
   *
   * @param place the number of the device among those of this process
   */
  public static Transplant of(Graph graph, Graph host, int place) {
    GraphDef.Builder copy = graph.toGraphDef().toBuilder();
    String device = SessionConfig.device(place);
    for (NodeDef.Builder node : copy.getNodeBuilderList()) {
      if (node.getDevice().isEmpty()) {
        node.setDevice(device);
      }
    }
    String prefix = "replica-" + place;
    host.importGraphDef(copy.build(), prefix);
    return new Transplant(host, prefix + "/");
  }

  /** What stands for an operand of the copied graph. */
  public <T extends TType> Operand<T> operand(Operand<T> original) {
    return prefix.isEmpty()
        ? original
        : operation(original).output(original.asOutput().index()).expect(original.type());
  }

  /** What stands for an operation of the copied graph. */
  public GraphOperation operation(Op original) {
    return found.computeIfAbsent(
        original.op().name(), name -> host.operationOrThrow(prefix + name));
  }
}
