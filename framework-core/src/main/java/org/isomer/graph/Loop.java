package org.isomer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A part of a graph that is there once and runs several times, one run after the other: memory is
 * that of one run. No gradient flows through a loop; gradients may be taken within its body.
 */
public final class Loop {
  /** What is done in each run. */
  @FunctionalInterface
  public interface Body {
    /**
     * Builds the body.
     *
     * @param net the place of the loop, in the body; operands of the graph around come in by {@link
     *     Net#capture}
     * @param run the number of the run, from 0
     * @return what a run gives, of known shapes
     */
    List<Operand<TFloat32>> build(Net net, Operand<TInt32> run);
  }

  /** How what the runs give becomes one. */
  private interface Gathering {
    Shape shape(Shape ofRun);

    Operand<TFloat32> add(
        Ops tf, Operand<TFloat32> all, Operand<TFloat32> ofRun, Operand<TInt32> run);
  }

  private Loop() {}

  /** The sums over all runs of what each gives. */
  public static List<Operand<TFloat32>> sum(Net net, int runs, Body body) {
    return gather(
        net,
        runs,
        body,
        new Gathering() {
          @Override
          public Shape shape(Shape ofRun) {
            return ofRun;
          }

          @Override
          public Operand<TFloat32> add(
              Ops tf, Operand<TFloat32> all, Operand<TFloat32> ofRun, Operand<TInt32> run) {
            return tf.math.add(all, ofRun);
          }
        });
  }

  /** What all runs give, one after the other along a new first axis. */
  public static List<Operand<TFloat32>> stack(Net net, int runs, Body body) {
    return gather(
        net,
        runs,
        body,
        new Gathering() {
          @Override
          public Shape shape(Shape ofRun) {
            return Shape.of(runs).append(ofRun);
          }

          @Override
          public Operand<TFloat32> add(
              Ops tf, Operand<TFloat32> all, Operand<TFloat32> ofRun, Operand<TInt32> run) {
            return tf.tensorScatterNdUpdate(
                all, tf.reshape(run, tf.array(1, 1)), tf.expandDims(ofRun, tf.constant(0)));
          }
        });
  }

  private static List<Operand<TFloat32>> gather(Net net, int runs, Body body, Gathering gathering) {
    Ops tf = net.tf();
    List<Operand<?>> start = new ArrayList<>(List.of(tf.constant(0)));
    ConcreteFunction step;
    int results;
    try (Graph graph = new Graph()) {
      Ops in = Ops.create(graph);
      Operand<TInt32> run = in.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      Net inner = net.inBody(graph, amongAll(net, in, runs, run));
      List<Operand<TFloat32>> ofRun = body.build(inner, run);
      results = ofRun.size();
      Signature.Builder signature =
          Signature.builder("loop-body")
              .input("0", run)
              .output("0", in.math.add(run, in.constant(1)));
      for (Operand<TFloat32> result : ofRun) {
        Shape shape = gathering.shape(result.shape());
        Operand<TFloat32> all = in.placeholder(TFloat32.class, Placeholder.shape(shape));
        String name = String.valueOf(start.size());
        signature.input(name, all).output(name, gathering.add(in, all, result, run));
        start.add(tf.fill(tf.constant(shape), tf.constant(0f)));
      }
      for (Map.Entry<Output<?>, Operand<?>> each : inner.captured().entrySet()) {
        String name = String.valueOf(start.size());
        signature.input(name, each.getValue()).output(name, in.identity(each.getValue()));
        start.add(each.getKey());
      }
      step = ConcreteFunction.create(signature.build(), graph);
    }
    List<Operand<TFloat32>> gathered = new ArrayList<>();
    try (step;
        ConcreteFunction goesOn = goesOn(start, runs)) {
      List<Output<?>> end = tf.statelessWhile(start, goesOn, step).output();
      for (int i = 1; i <= results; i++) {
        Operand<TFloat32> found = tf.identity(end.get(i).expect(TFloat32.class));
        gathered.add(tf.reshape(found, tf.constant(start.get(i).shape())));
      }
    }
    return gathered;
  }

  /** The number of a run among those of all replicas. */
  private static Operand<TInt32> amongAll(Net net, Ops in, int runs, Operand<TInt32> run) {
    int before = net.replicas().rank() * runs;
    return before == 0 ? run : in.math.add(run, in.constant(before));
  }

  private static ConcreteFunction goesOn(List<Operand<?>> start, int runs) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TInt32> run = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
      Signature.Builder signature =
          Signature.builder("loop-condition")
              .input("0", run)
              .output("0", tf.math.less(run, tf.constant(runs)));
      for (int i = 1; i < start.size(); i++) {
        signature.input(String.valueOf(i), like(tf, start.get(i)));
      }
      return ConcreteFunction.create(signature.build(), graph);
    }
  }

  private static <T extends TType> Operand<T> like(Ops tf, Operand<T> operand) {
    return tf.placeholder(operand.type(), Placeholder.shape(operand.shape()));
  }
}
