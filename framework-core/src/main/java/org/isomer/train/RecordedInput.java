package org.isomer.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a run's encoder is given of an example, and what is done to the example first: enough to use
 * the encoder where the data are not.
 *
 * @param modality the kind of example, such as {@code image}
 * @param tensors what it holds after the preprocessing
 * @param preprocessing the preprocessing as YAML on one line; absent where no configuration can
 *     state it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedInput(
    String modality, List<RecordedTensor> tensors, @Nullable String preprocessing) {
  /** Copies the list, and makes sure that nothing is missing. */
  public RecordedInput {
    Objects.requireNonNull(modality, "setup.input.modality is missing");
    tensors = List.copyOf(Objects.requireNonNull(tensors, "setup.input.tensors is missing"));
  }

  /**
   * One tensor.
   *
   * @param below what whole numbers lie below, from 0; absent for real numbers
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RecordedTensor(
      String name, Scalar type, List<Integer> shape, @Nullable Integer below) {
    /** Copies the list, and makes sure that nothing is missing. */
    public RecordedTensor {
      Objects.requireNonNull(name, "setup.input.tensors: name is missing");
      Objects.requireNonNull(type, "setup.input.tensors: type is missing");
      if (type == Scalar.INT32) {
        Objects.requireNonNull(below, "setup.input.tensors: below is missing");
      }
      shape = List.copyOf(Objects.requireNonNull(shape, "setup.input.tensors: shape is missing"));
    }

    private static RecordedTensor of(TensorSpec spec) {
      return new RecordedTensor(
          spec.name(),
          spec.scalar(),
          spec.shape(),
          spec.below().isPresent() ? spec.below().getAsInt() : null);
    }

    private TensorSpec spec() {
      return new TensorSpec(
          name, type, shape, below == null ? OptionalInt.empty() : OptionalInt.of(below));
    }
  }

  /** The preprocessing as a configuration states it. */
  private record Steps(
      @Option(help = "What is done to an example before it is encoded")
          List<Choice<Step>> preprocessing) {}

  /** What the encoder of a run is given that is preprocessed in this way. */
  static RecordedInput of(Views views, InputSpec input) {
    return new RecordedInput(
        input.modality(),
        input.tensors().stream().map(RecordedTensor::of).toList(),
        views.written().map(steps -> ConfigWriter.toInlineYaml(new Steps(steps))).orElse(null));
  }

  /** What an example holds after the preprocessing. */
  public InputSpec spec() {
    return new InputSpec(modality, tensors.stream().map(RecordedTensor::spec).toList());
  }

  /**
   * The preprocessing, if it is stated.
   *
   * @param place what messages call the record
   * @throws org.isomer.spi.BadInputException if a step is not here, or has other options
   */
  public Optional<List<Choice<Step>>> steps(ConfigReader reader, String place) {
    return Optional.ofNullable(preprocessing)
        .map(text -> reader.bindInline(Steps.class, place, text).preprocessing());
  }
}
