package org.isomer.tensor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an encoder gets of one example.
 *
 * @param modality the kind of example, such as {@code image}
 * @param tensors in the order in which {@link Rows} counts them
 */
public record InputSpec(String modality, List<TensorSpec> tensors) {
  /** Copies the list. */
  public InputSpec {
    tensors = List.copyOf(tensors);
  }

  /** An example of one tensor. */
  public static InputSpec of(String modality, TensorSpec tensor) {
    return new InputSpec(modality, List.of(tensor));
  }

  /** The tensor of a name, if there is one. */
  public Optional<TensorSpec> find(String name) {
    return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /** The shapes as messages print them, such as {@code 32×32×3} or {@code ids 64, mask 64}. */
  public String text() {
    return tensors.size() == 1
        ? tensors.get(0).text()
        : tensors.stream()
            .map(tensor -> tensor.name() + " " + tensor.text())
            .collect(Collectors.joining(", "));
  }
}
