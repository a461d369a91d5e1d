package org.isomer.eval;

import static java.util.stream.Collectors.joining;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.KernelList;
import org.tensorflow.proto.NodeDef;

/**
 * What a build of TensorFlow can run on a GPU: its kernels for GPUs, and those for any device. A
 * kernel is a line, {@code Device Op Attribute=Type,Type … host:argument,argument}, where {@code
 * host} names inputs and outputs that lie in the main memory.
 */
record Kernels(List<Kernel> all) {
  static final Path FOLDER = Path.of("src/test/resources/org/isomer/eval");

  /** Types that Isomer computes with. */
  private static final Set<DataType> TYPES =
      Set.of(
          DataType.DT_FLOAT,
          DataType.DT_HALF,
          DataType.DT_BFLOAT16,
          DataType.DT_DOUBLE,
          DataType.DT_INT32,
          DataType.DT_INT64,
          DataType.DT_UINT8,
          DataType.DT_BOOL);

  /**
   * A kernel, or several that differ in the types of one attribute only.
   *
   * @param types the types that an attribute of the operation may have
   * @param host inputs and outputs in the main memory
   */
  record Kernel(String device, String op, Map<String, Set<String>> types, Set<String> host) {
    boolean runs(NodeDef node) {
      return node.getOp().equals(op)
          && types.entrySet().stream()
              .allMatch(
                  each -> each.getValue().containsAll(types(node.getAttrOrThrow(each.getKey()))));
    }

    private static List<String> types(AttrValue value) {
      return value.hasList()
          ? value.getList().getTypeList().stream().map(Kernels::name).toList()
          : List.of(name(value.getType()));
    }

    String line() {
      String attributes =
          types.entrySet().stream()
              .map(each -> " " + each.getKey() + "=" + String.join(",", each.getValue()))
              .collect(joining());
      return device
          + " "
          + op
          + attributes
          + (host.isEmpty() ? "" : " host:" + String.join(",", host));
    }

    static Kernel of(String line) {
      String[] words = line.split(" ", -1);
      Map<String, Set<String>> types = new TreeMap<>();
      Set<String> host = Set.of();
      for (String word : Arrays.copyOfRange(words, 2, words.length)) {
        if (word.startsWith("host:")) {
          host = new TreeSet<>(List.of(word.substring("host:".length()).split(",", -1)));
        } else {
          int sign = word.indexOf('=');
          types.put(
              word.substring(0, sign),
              new TreeSet<>(List.of(word.substring(sign + 1).split(",", -1))));
        }
      }
      return new Kernel(words[0], words[1], types, host);
    }
  }

  /** The file of the library's version. */
  static String file() {
    return "gpu-kernels-tensorflow-" + TensorFlow.version() + ".txt";
  }

  /** Those that were recorded of the library for GPUs. */
  static Kernels recorded() throws IOException {
    return new Kernels(
        Files.readAllLines(FOLDER.resolve(file())).stream().map(Kernel::of).toList());
  }

  /** Those of the library that is loaded; none for GPUs where it was built for the processor. */
  static Kernels registered() throws InvalidProtocolBufferException {
    KernelList list;
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      list = KernelList.parseFrom(tensorflow.TF_GetAllRegisteredKernels(status).dataAsByteBuffer());
      status.throwExceptionIfNotOK();
    }
    List<Kernel> kernels =
        list.getKernelList().stream()
            .filter(each -> each.getLabel().isEmpty())
            .filter(each -> Set.of("GPU", "DEFAULT").contains(each.getDeviceType()))
            .flatMap(each -> kernel(each).stream())
            .toList();
    return new Kernels(
        merged(kernels).stream().sorted(Comparator.comparing(Kernel::line)).toList());
  }

  /** Empty if it computes with other types than Isomer. */
  private static Optional<Kernel> kernel(KernelDef definition) {
    Map<String, Set<String>> types = new TreeMap<>();
    for (KernelDef.AttrConstraint constraint : definition.getConstraintList()) {
      Set<String> allowed = new TreeSet<>();
      constraint.getAllowedValues().getList().getTypeList().stream()
          .filter(TYPES::contains)
          .forEach(type -> allowed.add(name(type)));
      if (allowed.isEmpty()) {
        return Optional.empty();
      }
      types.put(constraint.getName(), allowed);
    }
    return Optional.of(
        new Kernel(
            definition.getDeviceType(),
            definition.getOp(),
            types,
            new TreeSet<>(definition.getHostMemoryArgList())));
  }

  /** Attribute by attribute, kernels that differ in nothing else become one. */
  private static List<Kernel> merged(List<Kernel> kernels) {
    List<Kernel> all = kernels;
    Set<String> attributes = new TreeSet<>();
    kernels.forEach(each -> attributes.addAll(each.types().keySet()));
    for (String attribute : attributes) {
      Map<Kernel, Kernel> found = new LinkedHashMap<>();
      for (Kernel kernel : all) {
        Map<String, Set<String>> others = new TreeMap<>(kernel.types());
        Set<String> own = others.remove(attribute);
        if (own == null) {
          found.put(kernel, kernel);
        } else {
          Kernel rest = new Kernel(kernel.device() + attribute, kernel.op(), others, kernel.host());
          found.merge(rest, kernel, (one, other) -> union(one, other, attribute));
        }
      }
      all = new ArrayList<>(found.values());
    }
    return all;
  }

  private static Kernel union(Kernel one, Kernel other, String attribute) {
    Map<String, Set<String>> types = new TreeMap<>(one.types());
    Set<String> both = new TreeSet<>(types.get(attribute));
    both.addAll(other.types().get(attribute));
    types.put(attribute, both);
    return new Kernel(one.device(), one.op(), types, one.host());
  }

  /** A library for the processor has a few kernels for GPUs as well, but not the products. */
  boolean areForGpus() {
    return all.stream().anyMatch(each -> each.device().equals("GPU") && each.op().equals("MatMul"));
  }

  String text() {
    return all.stream().map(each -> each.line() + "\n").collect(joining());
  }

  /** The kernel that a GPU runs for an operation; empty if the processor runs it. */
  Optional<Kernel> on(NodeDef node) {
    return all.stream()
        .filter(each -> each.runs(node))
        .max(Comparator.comparing(each -> each.device().equals("GPU")));
  }

  private static String name(DataType type) {
    return type.name().substring("DT_".length()).toLowerCase(Locale.ROOT);
  }
}
