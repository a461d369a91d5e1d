package org.isomer.eval.model;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.isomer.eval.spi.Network;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.spi.Encoder;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.types.TFloat32;

/**
 * An encoder as a graph whose weights are constants, examples in, features out. A SavedModel made
 * of it holds no variables: those here are of TensorFlow's first kind, which its second does not
 * load.
 *
 * @param definition the graph
 * @param inputs what the graph calls the tensors of examples, in the order of {@code spec}
 * @param output the tensor of features
 * @param spec what an example holds
 * @param dim the length of a feature vector
 * @param parameters the number of trained scalars
 */
record FrozenGraph(
    GraphDef definition,
    List<String> inputs,
    String output,
    InputSpec spec,
    int dim,
    long parameters) {
  /** What the signature calls the images. */
  static final String IMAGES = "images";

  /** What the signature calls the features. */
  static final String FEATURES = "features";

  /** Copies the list. */
  FrozenGraph {
    inputs = List.copyOf(inputs);
  }

  private static final String METHOD = "tensorflow/serving/predict";
  private static final long SCHEMA = 1;

  /** Builds the graph in inference mode. */
  static FrozenGraph of(Network network, InputSpec spec) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Inlet inlet = Inlet.named(net, names(spec), spec);
      Operand<TFloat32> pooled =
          network.encoder().encode(net.scope("encoder"), inlet.input()).pooled();
      Operand<TFloat32> features = net.tf().withName(FEATURES).identity(pooled);
      Map<String, float[]> values = network.weights().of(net.variables());
      return new FrozenGraph(
          frozen(graph.toGraphDef(), net.variables(), values),
          inlet.input().tensors().stream().map(each -> each.op().name() + ":0").toList(),
          features.op().name() + ":0",
          spec,
          network.encoder().dim(),
          net.variables().stream()
              .filter(variable -> variable.role().trained())
              .mapToLong(Variable::size)
              .sum());
    }
  }

  /** What the signature calls the tensors of examples. */
  private static List<String> names(InputSpec spec) {
    return spec.modality().equals(Image.MODALITY)
        ? List.of(IMAGES)
        : spec.tensors().stream().map(TensorSpec::name).toList();
  }

  /** The variables of an encoder for some examples. */
  static List<Variable> variables(Encoder encoder, InputSpec input) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      encoder.encode(net.scope("encoder"), Inlet.of(net, input, Inlet.ANY).input());
      return net.variables();
    }
  }

  private static GraphDef frozen(
      GraphDef graph, List<Variable> variables, Map<String, float[]> values) {
    Map<String, NodeDef> constants = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars = Objects.requireNonNull(values.get(variable.name()));
      String node = variable.ref().op().name();
      constants.put(node, constant(node, variable.shape(), scalars));
    }
    GraphDef.Builder frozen = graph.toBuilder().clearNode();
    for (NodeDef node : graph.getNodeList()) {
      frozen.addNode(constants.getOrDefault(node.getName(), node));
    }
    return frozen.build();
  }

  private static NodeDef constant(String name, Shape shape, float[] scalars) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * scalars.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(scalars);
    TensorProto tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(proto(shape))
            .setTensorContent(ByteString.copyFrom(bytes))
            .build();
    return NodeDef.newBuilder()
        .setName(name)
        .setOp("Const")
        .putAttr("dtype", AttrValue.newBuilder().setType(DataType.DT_FLOAT).build())
        .putAttr("value", AttrValue.newBuilder().setTensor(tensor).build())
        .build();
  }

  private static TensorShapeProto proto(Shape shape) {
    TensorShapeProto.Builder proto = TensorShapeProto.newBuilder();
    for (long size : shape.asArray()) {
      proto.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return proto.build();
  }

  /** Writes a SavedModel of one signature into a new folder. */
  void write(Path folder) throws IOException {
    SignatureDef.Builder signature =
        SignatureDef.newBuilder()
            .setMethodName(METHOD)
            .putOutputs(
                FEATURES, info(output, DataType.DT_FLOAT, Shape.of(Shape.UNKNOWN_SIZE, dim)));
    for (int i = 0; i < inputs.size(); i++) {
      TensorSpec tensor = spec.tensors().get(i);
      Shape batch = Shape.of(Shape.UNKNOWN_SIZE);
      for (int dimension : tensor.shape()) {
        batch = batch.append(dimension);
      }
      signature.putInputs(names(spec).get(i), info(inputs.get(i), type(tensor.scalar()), batch));
    }
    MetaGraphDef graph =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder().addTags(SavedModelBundle.DEFAULT_TAG))
            .setGraphDef(definition)
            .putSignatureDef(Signature.DEFAULT_KEY, signature.build())
            .build();
    Files.createDirectory(folder);
    org.tensorflow.proto.SavedModel model =
        org.tensorflow.proto.SavedModel.newBuilder()
            .setSavedModelSchemaVersion(SCHEMA)
            .addMetaGraphs(graph)
            .build();
    Files.write(folder.resolve(SavedModel.GRAPH_FILE), model.toByteArray());
  }

  /** The type of numbers, as TensorFlow calls it. */
  static DataType type(Scalar scalar) {
    return switch (scalar) {
      case FLOAT32 -> DataType.DT_FLOAT;
      case INT32 -> DataType.DT_INT32;
    };
  }

  private static TensorInfo info(String tensor, DataType type, Shape shape) {
    return TensorInfo.newBuilder()
        .setName(tensor)
        .setDtype(type)
        .setTensorShape(proto(shape))
        .build();
  }
}
