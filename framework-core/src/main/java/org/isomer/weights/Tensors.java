package org.isomer.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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

  /** The names of all tensors of the file that they are from, as they are there. */
  default Set<String> allInFile() {
    return shapes().keySet();
  }

  /**
   * What a tensor is called in the file that it is from.
   *
   * @param name one of {@link #shapes()}
   */
  default String nameInFile(String name) {
    return name;
  }

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
      return tensors.read(own(name));
    }

    @Override
    public Set<String> allInFile() {
      return tensors.allInFile();
    }

    @Override
    public String nameInFile(String name) {
      return tensors.nameInFile(own(name));
    }

    private String own(String name) {
      return Objects.requireNonNull(names.get(name));
    }
  }
}
