package org.isomer.graph.gradient;

import java.util.Set;

/**
 * The types of TensorFlow operations whose gradients training relies on. Each is compared with
 * central differences by VerifiedOperationsTest, which fails for a type without a case.
 */
public final class VerifiedOperations {
  /** The types. */
  static final Set<String> TYPES =
      Set.of(
          // Element by element.
          "Abs",
          "Add",
          "AddN",
          "AddV2",
          "Cast",
          "Div",
          "DivNoNan",
          "Erf",
          "Erfc",
          "Exp",
          "LeakyRelu",
          "Log",
          "Log1p",
          "Maximum",
          "Minimum",
          "Mul",
          "Neg",
          "Pow",
          "RealDiv",
          "Relu",
          "Rsqrt",
          "Select",
          "SelectV2",
          "Sigmoid",
          "Softplus",
          "Sqrt",
          "Square",
          "SquaredDifference",
          "Sub",
          "Tanh",
          // Reductions and normalisations.
          "CollectiveReduceV2",
          "EuclideanNorm",
          "FusedBatchNormV3",
          "LogSoftmax",
          "Max",
          "Mean",
          "Min",
          "Softmax",
          "SoftmaxCrossEntropyWithLogits",
          "SparseSoftmaxCrossEntropyWithLogits",
          "Sum",
          // Products and windows.
          "AvgPool",
          "BatchMatMulV2",
          "BatchToSpaceND",
          "BiasAdd",
          "BlockLSTMV2",
          "Conv2D",
          "DepthwiseConv2dNative",
          "Einsum",
          "MatMul",
          "MaxPoolV2",
          "ResizeBilinear",
          "SpaceToBatchND",
          // Shapes.
          "BroadcastTo",
          "ConcatV2",
          "EnsureShape",
          "ExpandDims",
          "Fill",
          "GatherNd",
          "GatherV2",
          "Identity",
          "IdentityN",
          "MatrixDiagPartV3",
          "Pack",
          "Pad",
          "PadV2",
          "Reshape",
          "ReverseV2",
          "Slice",
          "Split",
          "SplitV",
          "Squeeze",
          "StridedSlice",
          "Tile",
          "Transpose",
          "Unpack");

  private VerifiedOperations() {}

  /** Whether the gradient of operations of this type has been verified. */
  public static boolean contains(String type) {
    return TYPES.contains(type);
  }
}
