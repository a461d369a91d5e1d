package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** A SavedModel that TensorFlow 2.21 wrote ({@code src/test/python/saved_model_weights.py}). */
class SavedModelVariablesTest {
  private static final String BLOCK = "encoder.blocks.0.";

  @TempDir private Path folder;

  private static Path model() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(SavedModelVariablesTest.class.getResource("saved-model")).toURI());
  }

  private static List<Variable> variables() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32).scope("encoder.blocks.0");
      Initializer zero = Initializer.constant(0);
      net.scope("conv").variable("weight", Shape.of(3, 3, 1, 2), Role.WEIGHT, zero);
      for (String name : List.of("weight", "bias", "running_mean", "running_var")) {
        Role role = name.startsWith("running") ? Role.STATE : Role.NORM;
        net.scope("bn").variable(name, Shape.of(2), role, zero);
      }
      return net.variables();
    }
  }

  @Test
  void itsFloatVariablesHaveTheNamesOfHere() throws Exception {
    SavedModelVariables found = SavedModelVariables.read(model());
    assertThat(found.shapes())
        .containsOnlyKeys(
            BLOCK + "conv.weight",
            BLOCK + "bn.weight",
            BLOCK + "bn.bias",
            BLOCK + "bn.running_mean",
            BLOCK + "bn.running_var",
            "classifier.weight");
    WeightFile file =
        new GivenWeights(found, SavedModelVariables.file(model()), Optional.empty())
            .of(variables());
    assertThat(file.layout()).isEqualTo(Layout.ISOMER);
    float[] kernel = file.of(variables()).get(BLOCK + "conv.weight");
    for (int i = 0; i < 18; i++) {
      assertThat(Objects.requireNonNull(kernel)[i]).isEqualTo(i / 64f - 0.5f);
    }
  }

  @Test
  void oneWithoutVariablesAndADamagedOneAreRefused() throws IOException {
    Files.writeString(folder.resolve("saved_model.pb"), "damaged");
    assertThat(SavedModelVariables.isIn(folder)).isTrue();
    assertThatThrownBy(() -> SavedModelVariables.file(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder + ": the SavedModel has no variables in one file");
    assertThatThrownBy(() -> SavedModelVariables.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder + ": the SavedModel cannot be loaded: ");
  }
}
