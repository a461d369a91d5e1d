package org.isomer.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Every verified operation against central differences. */
class VerifiedOperationsTest {
  private static final Shape MATRIX = Shape.of(3, 4);
  private static final Shape ROW = Shape.of(4);

  /** It takes several workers, and is tried by CollectivesTest. */
  private static final String EXCHANGED = "CollectiveReduceV2";

  private static final Shape IMAGE = Shape.of(2, 5, 4, 2);

  static Stream<OperationCase> cases() {
    return Stream.of(
            unary("Abs", "Erf", "Erfc", "Exp", "LeakyRelu", "Neg", "Relu", "Sigmoid", "Softplus"),
            unary("Square", "Tanh", "Identity", "Softmax", "LogSoftmax"),
            Stream.of("Log", "Log1p", "Rsqrt", "Sqrt")
                .map(type -> OperationCase.of(type, MATRIX).onPositive()),
            binary("Add", "AddV2", "Sub", "Mul", "Maximum", "Minimum", "SquaredDifference"),
            binary("Div", "RealDiv", "DivNoNan", "Pow").map(OperationCase::onPositive),
            reductions(),
            products(),
            windows(),
            selections(),
            crossEntropies(),
            shapes())
        .flatMap(stream -> stream);
  }

  private static Stream<OperationCase> unary(String... types) {
    return Stream.of(types).map(type -> OperationCase.of(type, MATRIX));
  }

  private static Stream<OperationCase> binary(String... types) {
    return Stream.of(types)
        .flatMap(
            type ->
                Stream.of(
                    OperationCase.of(type, MATRIX, MATRIX),
                    OperationCase.of(type, MATRIX, ROW).named("broadcast"),
                    OperationCase.of(type, Shape.of(3, 1), ROW).named("both broadcast")));
  }

  private static Stream<OperationCase> reductions() {
    return Stream.of("Sum", "Mean", "Max", "Min", "EuclideanNorm")
        .flatMap(
            type ->
                Stream.of(
                    reduction(type, false, 1).named("rows"),
                    reduction(type, true, -1).named("rows kept"),
                    reduction(type, false, 0, 1).named("all")));
  }

  private static OperationCase reduction(String type, boolean keep, int... axes) {
    return OperationCase.with(
        type,
        List.of(MATRIX),
        (tf, graph, x) ->
            OperationCase.raw(
                graph,
                type,
                List.of(x.get(0), tf.constant(axes)),
                builder -> builder.setAttr("keep_dims", keep)));
  }

  private static Stream<OperationCase> products() {
    List<Shape> batches = List.of(Shape.of(2, 3, 4), Shape.of(2, 4, 2));
    return Stream.of(
        OperationCase.of("MatMul", MATRIX, Shape.of(4, 2)),
        transposed("MatMul", "transpose_a", Shape.of(4, 3), Shape.of(4, 2)),
        transposed("MatMul", "transpose_b", MATRIX, Shape.of(2, 4)),
        OperationCase.of("BatchMatMulV2", Shape.of(2, 3, 4), Shape.of(2, 4, 2)),
        OperationCase.of("BatchMatMulV2", Shape.of(2, 3, 4), Shape.of(4, 2)).named("broadcast"),
        transposed("BatchMatMulV2", "adj_y", Shape.of(2, 3, 4), Shape.of(2, 2, 4)),
        OperationCase.with(
                "Einsum", batches, (tf, graph, x) -> tf.linalg.einsum(doubles(x), "bij,bjk->bik"))
            .named("product"),
        OperationCase.with(
                "Einsum",
                List.of(Shape.of(2, 3, 2, 2), Shape.of(2, 4, 2, 2)),
                (tf, graph, x) -> tf.linalg.einsum(doubles(x), "bqhd,bkhd->bhqk"))
            .named("scores"),
        OperationCase.with(
                "Einsum",
                List.of(Shape.of(2, 2, 3, 4), Shape.of(2, 4, 2, 2)),
                (tf, graph, x) -> tf.linalg.einsum(doubles(x), "bhqk,bkhd->bqhd"))
            .named("mixture"),
        OperationCase.of("BiasAdd", MATRIX, ROW),
        OperationCase.of("BiasAdd", IMAGE, Shape.of(2)).named("image"),
        OperationCase.with(
            "AddN", List.of(MATRIX, MATRIX, MATRIX), (tf, graph, x) -> tf.math.addN(doubles(x))),
        OperationCase.with(
                "BlockLSTMV2",
                List.of(
                    Shape.of(3, 2, 2), Shape.of(2, 2), Shape.of(2, 2), Shape.of(4, 8), Shape.of(8)),
                (tf, graph, x) -> lstm(tf, x))
            .inFloat32());
  }

  private static Operand<TFloat32> lstm(Ops tf, List<Operand<?>> inputs) {
    List<Output<TFloat32>> x =
        inputs.stream().map(input -> input.asOutput().expect(TFloat32.class)).toList();
    Operand<TFloat32> none = tf.constant(new float[2]);
    return tf.nn
        .blockLSTM(
            tf.constant(3L), x.get(0), x.get(1), x.get(2), x.get(3), none, none, none, x.get(4))
        .h();
  }

  private static OperationCase transposed(String type, String flag, Shape left, Shape right) {
    return OperationCase.with(
            type,
            List.of(left, right),
            (tf, graph, x) ->
                OperationCase.raw(graph, type, x, builder -> builder.setAttr(flag, true)))
        .named(flag);
  }

  private static Stream<OperationCase> windows() {
    List<OperationCase> cases = new ArrayList<>();
    for (String padding : List.of("SAME", "VALID")) {
      for (int stride : new int[] {1, 2}) {
        for (int size : new int[] {1, 3}) {
          cases.add(convolution("Conv2D", Shape.of(size, size, 2, 3), padding, stride));
          cases.add(
              convolution("DepthwiseConv2dNative", Shape.of(size, size, 2, 1), padding, stride));
        }
        cases.add(pool("MaxPoolV2", padding, stride));
        cases.add(pool("AvgPool", padding, stride));
      }
    }
    for (int size : new int[] {3, 5}) {
      cases.add(
          OperationCase.with(
                  "IdentityN",
                  List.of(IMAGE, Shape.of(size, size, 2, 3)),
                  (tf, graph, x) ->
                      KernelByProduct.convolve(tf, doubles(x).get(0), doubles(x).get(1)))
              .named("of a convolution of %d × %d".formatted(size, size)));
    }
    for (int[] size : new int[][] {{9, 7}, {3, 2}}) {
      cases.add(
          OperationCase.with(
                  "ResizeBilinear",
                  List.of(IMAGE),
                  (tf, graph, x) ->
                      OperationCase.raw(
                          graph,
                          "ResizeBilinear",
                          List.of(x.get(0), tf.constant(size)),
                          builder -> builder.setAttr("half_pixel_centers", true)))
              .named("to %d × %d".formatted(size[0], size[1]))
              .inFloat32());
    }
    cases.add(batchNorm(true, IMAGE).named("training"));
    cases.add(batchNorm(false, IMAGE).named("inference"));
    cases.add(batchNorm(true, Shape.of(5, 1, 1, 2)).named("training, flat"));
    return cases.stream();
  }

  private static OperationCase convolution(String type, Shape kernel, String padding, int stride) {
    return OperationCase.with(
            type,
            List.of(IMAGE, kernel),
            (tf, graph, x) ->
                OperationCase.raw(
                    graph,
                    type,
                    x,
                    builder ->
                        builder
                            .setAttr("strides", new long[] {1, stride, stride, 1})
                            .setAttr("padding", padding)))
        .named("%s stride %d size %d".formatted(padding, stride, kernel.get(0)))
        .inFloat32();
  }

  private static OperationCase pool(String type, String padding, int stride) {
    List<Long> size = List.of(1L, 3L, 2L, 1L);
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    return OperationCase.with(
            type,
            List.of(IMAGE),
            (tf, graph, x) -> {
              Operand<TFloat32> image = x.get(0).asOutput().expect(TFloat32.class);
              return type.equals("AvgPool")
                  ? tf.nn.avgPool(image, size, strides, padding)
                  : tf.nn.maxPool(
                      image,
                      tf.constant(new int[] {1, 3, 2, 1}),
                      tf.constant(new int[] {1, stride, stride, 1}),
                      padding);
            })
        .named("%s stride %d".formatted(padding, stride))
        .inFloat32();
  }

  private static OperationCase batchNorm(boolean training, Shape image) {
    Shape channels = Shape.of(2);
    return OperationCase.with(
            "FusedBatchNormV3",
            List.of(image, channels, channels),
            (tf, graph, x) -> {
              List<Operand<?>> inputs = new ArrayList<>(x);
              float[] none = {};
              inputs.add(tf.constant(training ? none : new float[] {0.1f, -0.2f}));
              inputs.add(tf.constant(training ? none : new float[] {0.7f, 1.4f}));
              return OperationCase.raw(
                  graph,
                  "FusedBatchNormV3",
                  inputs,
                  builder -> builder.setAttr("is_training", training).setAttr("epsilon", 1e-5f));
            })
        .inFloat32();
  }

  private static Stream<OperationCase> selections() {
    boolean[][] mask = {
      {true, false, true, true}, {false, false, true, false}, {true, true, false, false}
    };
    boolean[][] rows = {{true}, {false}, {true}};
    return Stream.concat(
        Stream.of("Select", "SelectV2").map(type -> selection(type, mask, MATRIX)),
        Stream.of(
            selection("SelectV2", rows, ROW).named("broadcast"),
            selection("SelectV2", rows, Shape.scalar()).named("scalar")));
  }

  private static OperationCase selection(String type, boolean[][] mask, Shape other) {
    return OperationCase.with(
        type,
        List.of(MATRIX, other),
        (tf, graph, x) ->
            OperationCase.raw(graph, type, List.of(tf.constant(mask), x.get(0), x.get(1))));
  }

  private static Stream<OperationCase> crossEntropies() {
    float[][] targets = {{0.1f, 0.2f, 0.3f, 0.4f}, {1, 0, 0, 0}, {0, 0.5f, 0.5f, 0}};
    String dense = "SoftmaxCrossEntropyWithLogits";
    String sparse = "SparseSoftmaxCrossEntropyWithLogits";
    return Stream.of(
        OperationCase.with(
                dense,
                List.of(MATRIX),
                (tf, graph, x) ->
                    OperationCase.raw(graph, dense, List.of(x.get(0), tf.constant(targets))))
            .inFloat32(),
        OperationCase.with(
            sparse,
            List.of(MATRIX),
            (tf, graph, x) ->
                OperationCase.raw(
                    graph, sparse, List.of(x.get(0), tf.constant(new int[] {2, 0, 3})))));
  }

  private static Stream<OperationCase> shapes() {
    List<Shape> matrix = List.of(MATRIX);
    int[][] paddings = {{1, 0}, {2, 1}};
    int[][] places = {{0, 1}, {2, 3}, {0, 1}};
    return Stream.of(
        on("Reshape", matrix, (tf, x) -> List.of(x.get(0), tf.constant(new int[] {2, -1}))),
        on("Transpose", matrix, (tf, x) -> List.of(x.get(0), tf.constant(new int[] {1, 0}))),
        on("ExpandDims", matrix, (tf, x) -> List.of(x.get(0), tf.constant(1))),
        on("Tile", matrix, (tf, x) -> List.of(x.get(0), tf.constant(new int[] {2, 3}))),
        on(
            "BroadcastTo",
            List.of(ROW),
            (tf, x) -> List.of(x.get(0), tf.constant(new int[] {3, 4}))),
        on(
            "Fill",
            List.of(Shape.scalar()),
            (tf, x) -> List.of(tf.constant(new int[] {3}), x.get(0))),
        on("Pad", matrix, (tf, x) -> List.of(x.get(0), tf.constant(paddings))),
        on("PadV2", matrix, (tf, x) -> List.of(x.get(0), tf.constant(paddings), tf.constant(0.5))),
        on(
            "Slice",
            matrix,
            (tf, x) ->
                List.of(x.get(0), tf.constant(new int[] {1, 0}), tf.constant(new int[] {2, 3}))),
        on(
            "SpaceToBatchND",
            List.of(IMAGE),
            (tf, x) ->
                List.of(
                    x.get(0),
                    tf.constant(new int[] {3, 2}),
                    tf.constant(new int[][] {{1, 3}, {2, 2}}))),
        on(
            "BatchToSpaceND",
            List.of(Shape.of(6, 2, 3, 2)),
            (tf, x) ->
                List.of(
                    x.get(0),
                    tf.constant(new int[] {3, 2}),
                    tf.constant(new int[][] {{1, 2}, {0, 1}}))),
        on(
            "StridedSlice",
            matrix,
            (tf, x) ->
                List.of(
                    x.get(0),
                    tf.constant(new int[] {0, 3}),
                    tf.constant(new int[] {3, 0}),
                    tf.constant(new int[] {2, -1}))),
        on(
            "GatherV2",
            matrix,
            (tf, x) -> List.of(x.get(0), tf.constant(new int[] {2, 0, 2}), tf.constant(0))),
        on(
                "GatherV2",
                matrix,
                (tf, x) -> List.of(x.get(0), tf.constant(new int[] {3, 1, 1}), tf.constant(1)))
            .named("columns"),
        OperationCase.with(
                "GatherV2",
                List.of(Shape.of(2, 3, 2)),
                (tf, graph, x) ->
                    tf.gather(
                        doubles(x).get(0),
                        tf.constant(new int[][] {{2, 0, 2}, {1, 1, 0}}),
                        tf.constant(1),
                        Gather.batchDims(1L)))
            .named("in each example"),
        on("GatherNd", matrix, (tf, x) -> List.of(x.get(0), tf.constant(places))),
        on(
            "MatrixDiagPartV3",
            matrix,
            (tf, x) -> List.of(x.get(0), tf.constant(0), tf.constant(0.0))),
        on(
                "MatrixDiagPartV3",
                List.of(Shape.of(2, 3, 3)),
                (tf, x) -> List.of(x.get(0), tf.constant(new int[] {-1, 1}), tf.constant(0.0)))
            .named("band"),
        OperationCase.with(
            "EnsureShape",
            matrix,
            (tf, graph, x) ->
                OperationCase.raw(graph, "EnsureShape", x, b -> b.setAttr("shape", MATRIX))),
        OperationCase.with(
            "Squeeze", List.of(Shape.of(3, 1, 2)), (tf, graph, x) -> tf.squeeze(doubles(x).get(0))),
        OperationCase.with(
            "ReverseV2",
            List.of(Shape.of(2, 3, 2)),
            (tf, graph, x) -> tf.reverse(doubles(x).get(0), tf.array(1))),
        OperationCase.with(
            "ConcatV2",
            List.of(MATRIX, Shape.of(2, 4)),
            (tf, graph, x) -> tf.concat(doubles(x), tf.constant(0))),
        OperationCase.with("Pack", List.of(ROW, ROW), (tf, graph, x) -> tf.stack(doubles(x))),
        OperationCase.with(
                "Pack", List.of(ROW, ROW), (tf, graph, x) -> tf.stack(doubles(x), Stack.axis(1L)))
            .named("columns"),
        OperationCase.with(
            "Unpack", matrix, (tf, graph, x) -> tf.unstack(doubles(x).get(0), 3L).output().get(1)),
        OperationCase.with(
                "Unpack",
                matrix,
                (tf, graph, x) ->
                    tf.unstack(doubles(x).get(0), 4L, Unstack.axis(1L)).output().get(1))
            .named("columns"),
        OperationCase.with(
            "Split",
            matrix,
            (tf, graph, x) -> tf.split(tf.constant(1), doubles(x).get(0), 2L).output().get(1)),
        OperationCase.with(
            "SplitV",
            matrix,
            (tf, graph, x) ->
                tf.splitV(doubles(x).get(0), tf.constant(new int[] {1, 3}), tf.constant(1), 2L)
                    .output()
                    .get(1)),
        OperationCase.with(
                "Cast",
                matrix,
                (tf, graph, x) -> tf.math.square(x.get(0).asOutput().expect(TFloat32.class)))
            .inFloat32());
  }

  /** The inputs of an operation without attributes, from those that are differentiated. */
  @FunctionalInterface
  private interface Arguments {
    List<Operand<?>> of(Ops tf, List<Operand<?>> x);
  }

  private static OperationCase on(String type, List<Shape> shapes, Arguments arguments) {
    return OperationCase.with(
        type, shapes, (tf, graph, x) -> OperationCase.raw(graph, type, arguments.of(tf, x)));
  }

  private static List<Operand<TFloat64>> doubles(List<Operand<?>> inputs) {
    return inputs.stream()
        .<Operand<TFloat64>>map(input -> input.asOutput().expect(TFloat64.class))
        .toList();
  }

  @Test
  void everyTypeHasACase() {
    assertThat(cases().map(OperationCase::type).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            VerifiedOperations.TYPES.stream().filter(type -> !type.equals(EXCHANGED)).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheGradientOfCentralDifferences(OperationCase tested) {
    double step = tested.single() ? 0x1p-8 : 0x1p-17;
    double tolerance = tested.single() ? 2e-3 : 1e-7;
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Map<String, Operand<TFloat64>> inputs = new LinkedHashMap<>();
      List<double[]> values = new ArrayList<>();
      for (Shape shape : tested.shapes()) {
        values.add(tested.values(values.size()));
        inputs.put("x" + inputs.size(), tf.placeholder(TFloat64.class, Placeholder.shape(shape)));
      }
      List<Operand<TFloat64>> x = List.copyOf(inputs.values());
      Operand<TFloat64> sum = weightedSum(tf, tested.output(tf, graph, x));
      assertThat(GradientPath.between(inputs, sum).operations())
          .extracting(GraphOperation::type)
          .contains(tested.type());
      Gradients gradients = Gradients.of(graph, sum, inputs);
      assertThat(gradients.unverified()).isEmpty();
      for (int i = 0; i < x.size(); i++) {
        double[] analytic =
            evaluate(session, gradients.values().get("x" + i).expect(TFloat64.class), x, values);
        double[] numeric = new double[analytic.length];
        double[] scalars = values.get(i);
        for (int j = 0; j < scalars.length; j++) {
          double value = scalars[j];
          scalars[j] = value + step;
          double above = evaluate(session, sum, x, values)[0];
          scalars[j] = value - step;
          double below = evaluate(session, sum, x, values)[0];
          scalars[j] = value;
          numeric[j] = (above - below) / (2 * step);
        }
        assertThat(numeric).as("input %d", i).hasSameSizeAs(scalars);
        assertThat(Arrays.stream(numeric).map(Math::abs).max().orElse(0)).isGreaterThan(1e-3);
        assertThat(analytic).as("input %d", i).containsExactly(numeric, within(tolerance));
      }
    }
  }

  /** The sum of a tensor, each scalar with a weight of its own. */
  private static Operand<TFloat64> weightedSum(Ops tf, Operand<TFloat64> output) {
    Operand<TFloat64> flat = tf.reshape(output, tf.constant(new int[] {-1}));
    Operand<TFloat64> places =
        tf.dtypes.cast(tf.range(tf.constant(0), tf.size(flat), tf.constant(1)), TFloat64.class);
    Operand<TFloat64> weights = tf.math.cos(tf.math.square(tf.math.add(places, tf.constant(0.7))));
    return tf.sum(tf.math.mul(flat, weights), tf.constant(0));
  }

  private static double[] evaluate(
      Session session,
      Operand<TFloat64> fetched,
      List<Operand<TFloat64>> x,
      List<double[]> values) {
    Session.Runner call = session.runner().fetch(fetched);
    List<Tensor> fed = new ArrayList<>();
    try {
      for (int i = 0; i < x.size(); i++) {
        Tensor tensor =
            TFloat64.tensorOf(x.get(i).shape(), DataBuffers.of(values.get(i), true, false));
        fed.add(tensor);
        call.feed(x.get(i), tensor);
      }
      try (Result result = call.run()) {
        TFloat64 tensor = (TFloat64) result.get(0);
        double[] copy = new double[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asDoubles().read(copy);
        return copy;
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }
}
