package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.file.Sha256;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.EncoderAdditions;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.Safetensors;
import org.isomer.weights.SafetensorsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

class BeginningTest {
  @TempDir private Path folder;

  private static List<Variable> variables() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32).scope("encoder");
      net.variable("weight", Shape.of(2), Role.BIAS, Initializer.normal(1));
      return net.variables();
    }
  }

  /** The file was another when the configuration was resolved. */
  @Test
  void weightsThatWereReplacedAreRefused() throws Exception {
    Path file = folder.resolve("weights.safetensors");
    Safetensors.write(
        file, Map.of("encoder.weight", new Safetensors.Tensor(List.of(2L), new float[] {1, 2})));
    GivenWeights given = new GivenWeights(SafetensorsFile.open(file), file, Optional.empty());
    Beginning meant = Beginning.of(given, asked(file, Sha256.hex(file)), variables());
    assertThat(meant.values().get("encoder.weight")).containsExactly(1, 2);
    assertThatThrownBy(() -> Beginning.of(given, asked(file, Sha256.hex("others")), variables()))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": the encoder's weights are not those that are meant");
  }

  private static EncoderAdditions asked(Path file, String digest) {
    return new EncoderAdditions(
        Optional.of(file), Optional.empty(), Optional.empty(), Optional.of(digest));
  }
}
