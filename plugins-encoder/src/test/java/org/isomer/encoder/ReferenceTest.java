package org.isomer.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.spi.Projector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/**
 * Features, gradients and running statistics against torchvision, timm's definition and PyTorch,
 * recorded by src/test/python/encoders.py.
 */
class ReferenceTest {
  private static final Properties RECORDED = recorded();

  /** A network, the shape of its input and the name under which the reference is recorded. */
  record Case(String name, NetworkBench.Network network, Shape batch) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    ResNetConfig imagenet = new ResNetConfig(Stem.IMAGENET, 1, false);
    ResNetConfig cifar = new ResNetConfig(Stem.CIFAR, 1, false);
    ConvNet.Config small = new ConvNet.Config(List.of(8, 12, 16), List.of(1, 2, 2), 2);
    Shape images = Shape.of(3, 64, 64, 3);
    Shape patches = Shape.of(2, 32, 24, 3);
    return Stream.of(
        encoder("resnet18-cifar", new ResNet18().create(cifar), Shape.of(4, 16, 16, 3)),
        encoder("resnet18-gray", new ResNet18().create(imagenet), Shape.of(3, 64, 60, 1)),
        encoder("resnet34", new ResNet34().create(imagenet), images),
        encoder("resnet50", new ResNet50().create(imagenet), images),
        encoder("convnet", new ConvNet().create(small), Shape.of(4, 26, 25, 1)),
        encoder("vit-cls", new VitTiny().create(new VitConfig(8, Pooling.CLS)), patches),
        encoder("vit-mean", new VitTiny().create(new VitConfig(8, Pooling.MEAN)), patches),
        projector("linear", new LinearProjector().create(new LinearProjector.Config(6)), 4),
        projector("mlp", mlp(List.of(16, 12), true, false), 7),
        projector("mlp-output-norm", mlp(List.of(16), false, true), 7));
  }

  private static Case encoder(String name, Encoder encoder, Shape batch) {
    return new Case(
        name, (net, input) -> encoder.encode(net, Input.ofImages(input)).pooled(), batch);
  }

  private static Case projector(String name, Projector projector, int batch) {
    return new Case(name, projector::project, Shape.of(batch, 10));
  }

  private static Projector mlp(List<Integer> hidden, boolean batchNorm, boolean outputBatchNorm) {
    return new MlpProjector()
        .create(new MlpProjector.Config(hidden, 6, batchNorm, outputBatchNorm, true, true));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inferenceEqualsTheReference(Case tested) {
    try (NetworkBench bench = bench(tested, Phase.INFERENCE)) {
      assertClose(bench.output(), tested.name + ".inference");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingEqualsTheReference(Case tested) {
    try (NetworkBench bench = bench(tested, Phase.TRAINING)) {
      assertClose(bench.step().output(), tested.name + ".training");
      Map<String, float[]> after = bench.values();
      for (String key : keys(tested.name + ".after.")) {
        assertClose(after.get(key), tested.name + ".after." + key);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsEqualTheReference(Case tested) {
    try (NetworkBench bench = bench(tested, Phase.TRAINING)) {
      bench.decide();
      Map<String, float[]> gradients = bench.step().gradients();
      List<String> recorded = keys(tested.name + ".gradient.");
      assertThat(recorded).isNotEmpty();
      for (String name : recorded) {
        assertClose(gradients.get(name), tested.name + ".gradient." + name, 0);
      }
    }
  }

  private static NetworkBench bench(Case tested, Phase phase) {
    return new NetworkBench(tested.network, phase, Precision.FLOAT32, tested.batch);
  }

  private static List<String> keys(String prefix) {
    return RECORDED.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** Compares with the recorded sample, up to 10⁻⁴ of its greatest value, of 1 at least. */
  private static void assertClose(float[] actual, String key) {
    assertClose(actual, key, 1);
  }

  /** Compares with the recorded sample, up to 10⁻⁴ of its greatest value or of {@code scale}. */
  private static void assertClose(float[] actual, String key, float scale) {
    String[] words = RECORDED.getProperty(key).split(" ", -1);
    int step = Math.max(1, actual.length / 512);
    float[] expected = new float[words.length];
    float[] sampled = new float[words.length];
    float greatest = scale;
    for (int i = 0; i < words.length; i++) {
      expected[i] = Float.parseFloat(words[i]);
      sampled[i] = actual[i * step];
      greatest = Math.max(greatest, Math.abs(expected[i]));
    }
    assertThat((actual.length + step - 1) / step).as("length of %s", key).isEqualTo(words.length);
    assertThat(sampled)
        .as(key)
        .usingComparatorWithPrecision(1e-4f * greatest)
        .containsExactly(expected);
  }

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream stream = ReferenceTest.class.getResourceAsStream("reference.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
