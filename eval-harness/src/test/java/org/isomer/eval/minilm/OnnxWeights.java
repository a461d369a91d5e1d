package org.isomer.eval.minilm;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.weights.Safetensors.Tensor;

/**
 * The weights of an ONNX graph that PyTorch has exported: its float32 initializers under the names
 * of the state dictionary. A linear layer's matrix has lost its name there and lies transposed; the
 * node that multiplies by it still has the layer's path. Of ONNX nothing else is read.
 */
final class OnnxWeights {
  private static final int FLOAT = 1;
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_NAME = 3;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;

  private final Map<String, Tensor> initializers = new LinkedHashMap<>();
  private final Map<String, String> products = new HashMap<>();

  private OnnxWeights() {}

  /** Reads a graph. */
  static Map<String, Tensor> read(InputStream model) throws IOException {
    OnnxWeights weights = new OnnxWeights();
    CodedInputStream in = CodedInputStream.newInstance(model);
    in.setSizeLimit(Integer.MAX_VALUE);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == MODEL_GRAPH) {
        int end = in.pushLimit(in.readRawVarint32());
        weights.readGraph(in);
        in.popLimit(end);
      } else {
        in.skipField(tag);
      }
    }
    return weights.named();
  }

  private void readGraph(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field == GRAPH_NODE || field == GRAPH_INITIALIZER) {
        int end = in.pushLimit(in.readRawVarint32());
        if (field == GRAPH_NODE) {
          readNode(in);
        } else {
          readTensor(in);
        }
        in.popLimit(end);
      } else {
        in.skipField(tag);
      }
    }
  }

  private void readNode(CodedInputStream in) throws IOException {
    List<String> inputs = new ArrayList<>();
    String name = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case NODE_INPUT -> inputs.add(in.readString());
        case NODE_NAME -> name = in.readString();
        default -> in.skipField(tag);
      }
    }
    if (name.endsWith("/MatMul") && inputs.size() == 2) {
      products.put(inputs.get(1), name);
    }
  }

  private void readTensor(CodedInputStream in) throws IOException {
    List<Long> shape = new ArrayList<>();
    int type = 0;
    String name = "";
    ByteString raw = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case TENSOR_DIMS -> readDimensions(in, tag, shape);
        case TENSOR_TYPE -> type = in.readInt32();
        case TENSOR_NAME -> name = in.readString();
        case TENSOR_RAW -> raw = in.readBytes();
        default -> in.skipField(tag);
      }
    }
    if (type == FLOAT) {
      float[] scalars = new float[raw.size() / Float.BYTES];
      raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(scalars);
      initializers.put(name, new Tensor(shape, scalars));
    }
  }

  private static void readDimensions(CodedInputStream in, int tag, List<Long> shape)
      throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      shape.add(in.readInt64());
      return;
    }
    int end = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      shape.add(in.readInt64());
    }
    in.popLimit(end);
  }

  private Map<String, Tensor> named() {
    Map<String, Tensor> named = new LinkedHashMap<>();
    initializers.forEach(
        (name, tensor) -> {
          String product = products.get(name);
          if (product == null) {
            named.put(name, tensor);
          } else {
            String layer = product.substring(1, product.lastIndexOf('/')).replace('/', '.');
            named.put(layer + ".weight", transposed(tensor));
          }
        });
    return named;
  }

  private static Tensor transposed(Tensor matrix) {
    int rows = Math.toIntExact(matrix.shape().get(0));
    int columns = Math.toIntExact(matrix.shape().get(1));
    float[] scalars = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        scalars[column * rows + row] = matrix.scalars()[row * columns + column];
      }
    }
    return new Tensor(List.of((long) columns, (long) rows), scalars);
  }
}
