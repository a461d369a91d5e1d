package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** The names of {@code ResNetModel} and {@code ViTModel} in transformers' source. */
class HuggingFaceKeysTest {
  @ParameterizedTest
  @CsvSource({
    "conv1.weight, embedder.embedder.convolution.weight",
    "bn1.running_var, embedder.embedder.normalization.running_var",
    "layer1.0.conv1.weight, encoder.stages.0.layers.0.layer.0.convolution.weight",
    "layer2.1.bn3.bias, encoder.stages.1.layers.1.layer.2.normalization.bias",
    "layer4.0.downsample.0.weight, encoder.stages.3.layers.0.shortcut.convolution.weight",
    "layer4.0.downsample.1.running_mean, encoder.stages.3.layers.0.shortcut.normalization.running_mean",
    "other.weight, other.weight",
  })
  void ofResiduals(String variable, String key) {
    assertThat(HuggingFaceKeys.ofResnet(variable)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "cls_token, embeddings.cls_token",
    "pos_embed, embeddings.position_embeddings",
    "patch_embed.proj.bias, embeddings.patch_embeddings.projection.bias",
    "blocks.3.norm1.weight, encoder.layer.3.layernorm_before.weight",
    "blocks.3.norm2.bias, encoder.layer.3.layernorm_after.bias",
    "blocks.3.attn.proj.weight, encoder.layer.3.attention.output.dense.weight",
    "blocks.11.mlp.fc1.bias, encoder.layer.11.intermediate.dense.bias",
    "blocks.11.mlp.fc2.weight, encoder.layer.11.output.dense.weight",
    "norm.weight, layernorm.weight",
    "fc_norm.weight, fc_norm.weight",
  })
  void ofTransformers(String variable, String key) {
    assertThat(HuggingFaceKeys.ofVit(variable)).containsExactly(key);
  }

  @Test
  void queriesKeysAndValuesAreApart() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32).scope("encoder");
      net.variable(
          "blocks.0.attn.qkv.weight", Shape.of(2, 6), Role.WEIGHT, Initializer.constant(0));
      Variable variable = net.variables().get(0);
      assertThat(Layout.HUGGING_FACE_VIT.keys(variable))
          .isEqualTo(
              List.of(
                  "encoder.layer.0.attention.attention.query.weight",
                  "encoder.layer.0.attention.attention.key.weight",
                  "encoder.layer.0.attention.attention.value.weight"));
      assertThat(Layout.HUGGING_FACE_VIT.shape(variable)).containsExactly(2, 2);
      float[] scalars = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
      float[] file = Layout.HUGGING_FACE_VIT.toFile(variable, scalars);
      assertThat(file).containsExactly(0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11);
      assertThat(Layout.HUGGING_FACE_VIT.fromFile(variable, file)).containsExactly(scalars);
    }
  }
}
