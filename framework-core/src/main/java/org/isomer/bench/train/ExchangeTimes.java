package org.isomer.bench.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.isomer.bench.scale.ExchangeKind;
import org.isomer.bench.scale.Ring;
import org.isomer.bench.scale.StepExchanges;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.graph.SessionConfig;
import org.isomer.train.engine.StepPart;
import org.isomer.train.engine.StepTrace;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.types.TFloat32;

/**
 * How long the exchanges of a step take, by the traces of all workers. An exchange ends for all at
 * once, and the last worker to come has not waited for others: its time is that of the exchange,
 * and what it takes longer for another one, that one has waited.
 *
 * @param replicas the workers, who all do this at the same time
 */
record ExchangeTimes(Replicas replicas) {
  private static final String COLLECTIVE = "Collective";
  private static final double MICRO = 1e-6;
  private static final int HALF = 2;
  private static final int SINGLE = 4;
  private static final int DOUBLE = 8;

  /** An exchange in the graph of a step. */
  private record Site(ExchangeKind kind, double bytes) {}

  /**
   * Compares the workers.
   *
   * @param traces as many steps on all workers
   * @param operations of their graph
   * @param batches of a step, of which a trace has the last
   * @param meeting seconds that this worker has met with others between two steps
   */
  StepExchanges of(
      List<StepTrace> traces,
      Map<StepPart, List<GraphOperation>> operations,
      int batches,
      double meeting) {
    Map<String, Site> graph = sites(operations);
    List<Map<String, Double>> seconds =
        traces.stream().map(trace -> seconds(trace, graph)).toList();
    // All workers have built the same graph, so these are the same everywhere.
    List<String> names = List.copyOf(seconds.get(0).keySet());
    List<Site> sites = names.stream().map(name -> Objects.requireNonNull(graph.get(name))).toList();
    float[] own = new float[1 + traces.size() * names.size()];
    own[0] = (float) meeting;
    int next = 1;
    for (Map<String, Double> trace : seconds) {
      for (String name : names) {
        own[next++] = trace.getOrDefault(name, 0.0).floatValue();
      }
    }
    float[][] all = ofAll(own);
    List<StepExchanges.Exchange> exchanges = new ArrayList<>();
    exchanges.add(
        new StepExchanges.Exchange(
            ExchangeKind.MEETING, 1, SINGLE, least(all, 0), mean(all, 0) - least(all, 0)));
    for (ExchangeKind kind : ExchangeKind.values()) {
      if (kind != ExchangeKind.MEETING) {
        StepExchanges.Exchange once = exchange(kind, sites, all, traces.size());
        exchanges.add(kind == ExchangeKind.GRADIENTS ? once : once.repeated(batches));
      }
    }
    return new StepExchanges(replicas.count(), exchanges);
  }

  private static Map<String, Site> sites(Map<StepPart, List<GraphOperation>> operations) {
    Map<String, Site> sites = new HashMap<>();
    operations.forEach(
        (part, all) ->
            all.stream()
                .filter(each -> each.type().startsWith(COLLECTIVE))
                .forEach(
                    each ->
                        sites.put(
                            each.name(),
                            new Site(ExchangeKind.of(each.type(), part), bytes(each)))));
    return sites;
  }

  /** Of what the operation gives, which is the whole. */
  private static double bytes(GraphOperation operation) {
    DataType type = operation.attributes().getAttrType("T");
    int size =
        switch (type) {
          case DT_BFLOAT16, DT_HALF -> HALF;
          case DT_DOUBLE, DT_INT64 -> DOUBLE;
          default -> SINGLE;
        };
    return (double) size * operation.input(0).shape().size();
  }

  /** Of each exchange that took place, by name and in the order of names. */
  private static Map<String, Double> seconds(StepTrace trace, Map<String, Site> graph) {
    Map<String, Double> seconds = new TreeMap<>();
    for (NodeExecStats node : StepProfile.kernels(trace)) {
      if (graph.containsKey(node.getNodeName())) {
        seconds.put(
            node.getNodeName(), (node.getOpEndRelMicros() - node.getOpStartRelMicros()) * MICRO);
      }
    }
    return seconds;
  }

  /** What each worker has measured, by rank. */
  private float[][] ofAll(float[] own) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32, List.of(), replicas, 1);
      Shape shape = Shape.of(1, own.length);
      Operand<TFloat32> row = net.tf().placeholder(TFloat32.class, Placeholder.shape(shape));
      Operand<TFloat32> rows = replicas.gather(net, row);
      try (Session session = replicas.open(graph, SessionConfig.of(1));
          TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(own, true, false))) {
        float[] flat =
            GraphSession.run(
                replicas.call(session).feed(row, fed).fetch(rows),
                result -> GraphSession.scalars((TFloat32) result.get(0)));
        float[][] all = new float[replicas.count()][];
        for (int rank = 0; rank < all.length; rank++) {
          all[rank] = Arrays.copyOfRange(flat, rank * own.length, (rank + 1) * own.length);
        }
        return all;
      }
    }
  }

  private StepExchanges.Exchange exchange(
      ExchangeKind kind, List<Site> sites, float[][] all, int traces) {
    List<Integer> places = new ArrayList<>();
    double bytes = 0;
    for (int i = 0; i < sites.size(); i++) {
      if (sites.get(i).kind() == kind) {
        places.add(i);
        bytes += sites.get(i).bytes() * (kind.ring() == Ring.GATHER ? replicas.count() : 1);
      }
    }
    return new StepExchanges.Exchange(
        kind,
        places.size(),
        bytes,
        median(traces, sites.size(), places, place -> least(all, place)),
        median(traces, sites.size(), places, place -> mean(all, place) - least(all, place)));
  }

  /** The middle one of the traces by what all exchanges of a kind take. */
  private static double median(
      int traces, int perTrace, List<Integer> places, IntToDoubleFunction of) {
    double[] sums = new double[traces];
    for (int trace = 0; trace < traces; trace++) {
      for (int place : places) {
        sums[trace] += of.applyAsDouble(1 + trace * perTrace + place);
      }
    }
    Arrays.sort(sums);
    return sums[traces / 2];
  }

  private static double least(float[][] all, int place) {
    return Arrays.stream(all).mapToDouble(each -> each[place]).min().orElse(0);
  }

  private static double mean(float[][] all, int place) {
    return Arrays.stream(all).mapToDouble(each -> each[place]).average().orElse(0);
  }
}
