package org.isomer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.FunctionDefLibrary;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * A formula that is computed element by element or row by row. TensorFlow's compiler makes one loop
 * of it, which reads its inputs and writes its result, in place of one for each operation: such
 * operations take the time that memory takes.
 *
 * @param name unique in the process
 * @param body its operations, which must not depend on shapes
 */
record Formula(String name, Body body) {
  /** Builds operations. */
  @FunctionalInterface
  interface Body {
    /**
     * The result.
     *
     * @param x the inputs
     */
    Operand<?> build(Ops tf, List<? extends Operand<?>> x);
  }

  /**
   * The compiled formula as functions of a graph.
   *
   * @param caller the name of the one that a graph calls
   * @param result the type of the result
   * @param definitions all of them
   */
  private record Functions(String caller, DataType result, GraphDef definitions) {}

  /** Below, what compiling takes (a tenth of a second for each formula and shape) is not earned. */
  private static final long FEWEST_SCALARS = 1 << 18;

  /** For each name and types of inputs; as many as there are in the code. */
  private static final Map<String, Functions> FUNCTIONS = new ConcurrentHashMap<>();

  /**
   * Whether a formula of such inputs is to be compiled: large ones, of known shape, on a processor.
   */
  static boolean pays(Net net, Operand<?> x) {
    Shape shape = x.shape();
    return !shape.isUnknown()
        && !shape.hasUnknownDimension()
        && shape.size() >= FEWEST_SCALARS
        && net.compiles();
  }

  /**
   * The result of a compiled loop.
   *
   * @param like has the type and shape of the result
   */
  @SuppressWarnings("unchecked")
  <T extends TType> Operand<T> of(Net net, Operand<T> like, List<? extends Operand<?>> inputs) {
    attach(net, inputs);
    return net.tf().ensureShape((Output<T>) compiled(net.tf(), inputs), like.shape());
  }

  /** Makes {@link #compiled} usable in a graph for inputs of these types. */
  void attach(Net net, List<? extends Operand<?>> inputs) {
    net.attach(functions(inputs).definitions());
  }

  /** The result of a compiled loop that was attached; its shape is unknown. */
  Output<?> compiled(Ops tf, List<? extends Operand<?>> inputs) {
    Functions functions = functions(inputs);
    return tf.scope()
        .opBuilder("StatelessCase", name)
        .addInput(tf.constant(0).asOutput())
        .addInputList(inputs.stream().map(Operand::asOutput).toArray(Output<?>[]::new))
        .setAttr("Tout", new DataType[] {functions.result()})
        .setAttr(
            "branches",
            AttrValue.newBuilder()
                .setList(AttrValue.ListValue.newBuilder().addFunc(function(functions.caller())))
                .build())
        .build()
        .output(0);
  }

  private static NameAttrList function(String name) {
    return NameAttrList.newBuilder().setName(name).build();
  }

  /** An input as float32. */
  static Operand<TFloat32> float32(Ops tf, Operand<?> x) {
    return cast(tf, x, TFloat32.class);
  }

  /** Casts to {@code type}, or passes the operand on if it has that type. */
  @SuppressWarnings("unchecked")
  static <T extends TType> Operand<T> cast(Ops tf, Operand<?> x, Class<T> type) {
    return x.type() == type ? (Operand<T>) x : tf.dtypes.cast((Operand<? extends TType>) x, type);
  }

  private Functions functions(List<? extends Operand<?>> inputs) {
    String key =
        inputs.stream()
            .map(input -> input.asOutput().dataType().name())
            .collect(Collectors.joining(" ", name + " ", ""));
    return FUNCTIONS.computeIfAbsent(key, first -> build(inputs));
  }

  private Functions build(List<? extends Operand<?>> inputs) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      List<Operand<?>> x = new ArrayList<>();
      Signature.Builder signature = Signature.builder(name);
      for (Operand<?> input : inputs) {
        Operand<?> placeholder = tf.placeholder(input.type());
        signature.input(String.valueOf(x.size()), placeholder);
        x.add(placeholder);
      }
      signature.output("y", body.build(tf, x));
      try (ConcreteFunction function = ConcreteFunction.create(signature.build(), graph)) {
        return launching(function.getFunctionDef());
      }
    }
  }

  /** The operation that compiles has no rule for shapes, and only a function may hold such. */
  private static Functions launching(FunctionDef function) {
    OpDef signature = function.getSignature();
    String caller = signature.getName() + "-compiled";
    AttrValue.ListValue.Builder types = AttrValue.ListValue.newBuilder();
    NodeDef.Builder launch = NodeDef.newBuilder().setName("launch").setOp("XlaLaunch");
    for (OpDef.ArgDef input : signature.getInputArgList()) {
      types.addType(input.getType());
      launch.addInput(input.getName());
    }
    DataType result = signature.getOutputArg(0).getType();
    launch
        .putAttr("Tconstants", types(AttrValue.ListValue.newBuilder()))
        .putAttr("Targs", types(types))
        .putAttr("Nresources", AttrValue.newBuilder().setI(0).build())
        .putAttr("Tresults", types(AttrValue.ListValue.newBuilder().addType(result)))
        .putAttr("function", AttrValue.newBuilder().setFunc(function(signature.getName())).build());
    FunctionDef calling =
        FunctionDef.newBuilder()
            .setSignature(signature.toBuilder().setName(caller))
            .addNodeDef(launch)
            .putRet(signature.getOutputArg(0).getName(), "launch:results:0")
            .build();
    return new Functions(
        caller,
        result,
        GraphDef.newBuilder()
            .setLibrary(FunctionDefLibrary.newBuilder().addFunction(function).addFunction(calling))
            .build());
  }

  private static AttrValue types(AttrValue.ListValue.Builder list) {
    return AttrValue.newBuilder().setList(list).build();
  }
}
