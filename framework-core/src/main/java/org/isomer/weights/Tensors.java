package org.isomer.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tensors by name, each read when it is asked for. */
public interface Tensors {
  /** Their shapes by name. */
  Map<String, List<Long>> shapes();

  /**
   * Reads a tensor.
   *
   * @param name one of {@link #shapes()}
   * @throws org.isomer.spi.BadInputException if it cannot be read, or is not finite
   */
  Safetensors.Tensor read(String name);

  /**
   * Some of them under other names.
   *
   * @param names the names here by the new ones
   */
  default Tensors named(Map<String, String> names) {
    return new Named(this, names);
  }

  /** Some tensors under other names. */
  record Named(Tensors tensors, Map<String, String> names) implements Tensors {
    @Override
    public Map<String, List<Long>> shapes() {
      Map<String, List<Long>> all = tensors.shapes();
      Map<String, List<Long>> shapes = new LinkedHashMap<>();
      names.forEach((name, own) -> shapes.put(name, Objects.requireNonNull(all.get(own))));
      return shapes;
    }

    @Override
    public Safetensors.Tensor read(String name) {
      return tensors.read(Objects.requireNonNull(names.get(name)));
    }
  }
}
