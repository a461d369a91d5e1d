package org.isomer.graph.gradient;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tensorflow.GraphOperation;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.DataType;

/** Gradients that TensorFlow gets wrong without a word, that end the process, or that it lacks. */
final class Pitfalls {
  /** Says what is wrong with an operation of a certain type, and what to do; null if nothing. */
  @FunctionalInterface
  private interface Rule {
    @Nullable String complaint(GraphOperation operation, Set<Integer> usedOutputs);
  }

  private static final Set<String> CONTROL_FLOW =
      Set.of(
          "While",
          "StatelessWhile",
          "If",
          "StatelessIf",
          "Case",
          "Enter",
          "Exit",
          "NextIteration",
          "LoopCond",
          "Switch",
          "Merge");

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("Conv2D", Pitfalls::convolution),
          Map.entry("DepthwiseConv2dNative", Pitfalls::convolution),
          Map.entry("Conv2DBackpropInput", Pitfalls::convolution),
          Map.entry("FusedBatchNormV3", Pitfalls::batchNorm),
          Map.entry("BlockLSTMV2", Pitfalls::lstm),
          Map.entry("Cast", Pitfalls::cast),
          Map.entry(KernelByProduct.TYPE, Pitfalls::identities),
          Map.entry("Square", Pitfalls::ofVariable),
          Map.entry("Log1p", Pitfalls::ofVariable),
          Map.entry("Pow", Pitfalls::ofVariable),
          Map.entry("Softmax", Pitfalls::rounded),
          Map.entry("LogSoftmax", Pitfalls::rounded),
          Map.entry("SoftmaxCrossEntropyWithLogits", Pitfalls::crossEntropy),
          Map.entry("SparseSoftmaxCrossEntropyWithLogits", Pitfalls::crossEntropy));

  private Pitfalls() {}

  /**
   * Refuses an operation on the way of a gradient.
   *
   * @param usedOutputs the outputs on which the scalar depends
   * @throws IllegalArgumentException if its gradient would be wrong, or it has none
   */
  static void refuse(GraphOperation operation, Set<Integer> usedOutputs) {
    Rule rule = RULES.getOrDefault(operation.type(), Pitfalls::missing);
    String complaint = rule.complaint(operation, usedOutputs);
    if (complaint != null) {
      throw new IllegalArgumentException(
          "%s (%s): %s".formatted(operation.name(), operation.type(), complaint));
    }
  }

  private static @Nullable String missing(GraphOperation operation, Set<Integer> usedOutputs) {
    if (CONTROL_FLOW.contains(operation.type())) {
      return "control flow has no gradient in TensorFlow Java. Unroll it.";
    }
    if (!tensorflow.TFJ_HasGradient(operation.type())) {
      return "it has no gradient. Use other operations, register one with CustomGradients, or put"
          + " what needs none behind stopGradient.";
    }
    return null;
  }

  private static @Nullable String convolution(GraphOperation operation, Set<Integer> usedOutputs) {
    long[] dilations = operation.attributes().getAttrIntList("dilations");
    if (Arrays.stream(dilations).anyMatch(dilation -> dilation != 1)) {
      return "the gradient of a dilated convolution is wrong. Use spaceToBatchNd, a plain"
          + " convolution and batchToSpaceNd.";
    }
    if (operation.attributes().getAttrString("padding").equals("EXPLICIT")) {
      return "explicit padding has no gradient. Use pad and a VALID convolution.";
    }
    return null;
  }

  private static @Nullable String batchNorm(GraphOperation operation, Set<Integer> usedOutputs) {
    return usedOutputs.stream().allMatch(index -> index == 0)
        ? null
        : "the gradient ignores that the loss depends on the statistics. Compute them apart.";
  }

  private static @Nullable String lstm(GraphOperation operation, Set<Integer> usedOutputs) {
    return usedOutputs.equals(Set.of(6))
        ? null
        : "only its visible states h have a gradient. Use them alone.";
  }

  private static @Nullable String identities(GraphOperation operation, Set<Integer> usedOutputs) {
    return KernelByProduct.is(operation) && usedOutputs.equals(Set.of(0))
        ? null
        : "it has no gradient. Take the identity of each input.";
  }

  private static @Nullable String cast(GraphOperation operation, Set<Integer> usedOutputs) {
    return GradientPath.floating(operation.output(0))
        ? null
        : "the gradient would pass through rounded numbers. Put it behind stopGradient.";
  }

  /** These gradients make a constant of their input's type, and a variable's is a reference. */
  private static @Nullable String ofVariable(GraphOperation operation, Set<Integer> usedOutputs) {
    for (int i = 0; i < operation.numInputs(); i++) {
      if (operation.input(i).op().type().equals("VariableV2")) {
        return "its gradient ends the process where an input is a variable itself. Use the"
            + " variable's identity.";
      }
    }
    return null;
  }

  private static @Nullable String rounded(GraphOperation operation, Set<Integer> usedOutputs) {
    return operation.attributes().getAttrType("T") == DataType.DT_BFLOAT16
        ? "its gradient in bfloat16 is a fifth off. Cast to float32 first."
        : null;
  }

  private static @Nullable String crossEntropy(GraphOperation operation, Set<Integer> usedOutputs) {
    return usedOutputs.contains(1)
        ? "the gradient of its second output is ignored. Use the first alone."
        : rounded(operation, usedOutputs);
  }
}
