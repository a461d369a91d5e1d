package org.isomer.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.isomer.graph.SessionConfig;
import org.isomer.spi.BadInputException;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * The float32 variables of a SavedModel, all of them finite, by the names that its graph gives
 * them, with dots for slashes and the last word as it is called here: {@code encoder/conv1/kernel}
 * is {@code encoder.conv1.weight}.
 */
public record SavedModelVariables(Map<String, Safetensors.Tensor> tensors) implements Tensors {
  /** The file that holds the values. */
  private static final String DATA = "variables/variables.data-00000-of-00001";

  private static final String GRAPH = "saved_model.pb";

  /** What Keras calls otherwise. */
  private static final Map<String, String> WORDS =
      Map.of(
          "kernel", "weight",
          "gamma", "weight",
          "beta", "bias",
          "moving_mean", "running_mean",
          "moving_variance", "running_var");

  /** Whether a folder is a SavedModel. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(GRAPH));
  }

  /**
   * The file that the values are in.
   *
   * @throws BadInputException if there is none
   */
  public static Path file(Path folder) {
    Path data = folder.resolve(DATA);
    if (!Files.isRegularFile(data)) {
      throw new BadInputException(
          "%s: the SavedModel has no variables in one file (%s); its weights are constants of its graph, or spread. Name weights as safetensors."
              .formatted(folder, DATA));
    }
    return data;
  }

  /**
   * Reads all variables.
   *
   * @throws BadInputException if TensorFlow cannot load the folder, or a variable is not finite
   */
  public static SavedModelVariables read(Path folder) {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    try (SavedModelBundle bundle =
        SavedModelBundle.loader(folder.toString())
            .withTags(SavedModelBundle.DEFAULT_TAG)
            .withConfigProto(SessionConfig.of(1))
            .load()) {
      List<GraphOperation> variables = new ArrayList<>();
      bundle.graph().operations().forEachRemaining(variables::add);
      variables.removeIf(each -> !each.type().equals("VarHandleOp") || !isFloat(each));
      Ops tf = Ops.create(bundle.graph()).withSubScope("read_weights");
      for (GraphOperation variable : variables) {
        Operand<TFloat32> read = tf.readVariableOp(variable.<TType>output(0), TFloat32.class);
        try (Result result = bundle.session().runner().fetch(read).run()) {
          TFloat32 value = (TFloat32) result.get(0);
          float[] scalars = new float[Math.toIntExact(value.size())];
          value.asRawTensor().data().asFloats().read(scalars);
          requireFinite(folder, name(variable), scalars);
          List<Long> shape = Arrays.stream(value.shape().asArray()).boxed().toList();
          tensors.put(name(variable), new Safetensors.Tensor(shape, scalars));
        }
      }
    } catch (TensorFlowException e) {
      throw new BadInputException(
          folder + ": the SavedModel cannot be loaded: " + e.getMessage(), e);
    }
    return new SavedModelVariables(tensors);
  }

  @Override
  public Map<String, List<Long>> shapes() {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return shapes;
  }

  @Override
  public Safetensors.Tensor read(String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }

  private static void requireFinite(Path folder, String name, float[] scalars) {
    for (float scalar : scalars) {
      if (!Float.isFinite(scalar)) {
        throw new BadInputException(
            "%s: variable %s holds %s, so nothing can be computed with it. Use a model from before training diverged."
                .formatted(folder, name, scalar));
      }
    }
  }

  private static boolean isFloat(GraphOperation operation) {
    return operation.attributes().getAttrType("dtype") == DataType.DT_FLOAT;
  }

  private static String name(GraphOperation operation) {
    String shared = operation.attributes().getAttrString("shared_name");
    String name = (shared.isEmpty() ? operation.name() : shared).replace('/', '.');
    int word = name.lastIndexOf('.') + 1;
    return name.substring(0, word) + WORDS.getOrDefault(name.substring(word), name.substring(word));
  }
}
