package org.isomer.eval.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.feature.FeatureExtractor;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * An encoder of ours with weights from anywhere.
 *
 * @param name what reports print
 * @param digest what tells it from others
 * @param trained the encoder and its weights
 * @param preprocessing what is done to an example first
 * @param input what an example holds after it
 */
public record EncoderModel(
    String name, String digest, Network trained, List<Step> preprocessing, InputSpec input)
    implements Model {
  /** Copies the list. */
  public EncoderModel {
    preprocessing = List.copyOf(preprocessing);
  }

  @Override
  public Optional<Network> network() {
    return Optional.of(trained);
  }

  @Override
  public OptionalLong parameters() {
    return OptionalLong.of(
        FrozenGraph.variables(trained.encoder(), input).stream()
            .filter(variable -> variable.role().trained())
            .mapToLong(Variable::size)
            .sum());
  }

  /** What else does not fit, such as the size of images, is for the encoder to say. */
  private void requireKind(InputSpec examples) {
    if (!examples.modality().equals(input.modality())) {
      throw new BadInputException(
          "%s: examples are of the kind %s, but the encoder takes %s. Choose data of that kind, or another encoder."
              .formatted(name, examples.modality(), input.modality()));
    }
    int channels = channels(examples);
    int expected = channels(input);
    if (channels != expected) {
      throw new BadInputException(
          "%s: examples have %d channels after preprocessing, but the encoder takes %d. Choose data of as many channels (of image folders: the option channels), or another encoder."
              .formatted(name, channels, expected));
    }
  }

  /** The last dimension of images and series; a sequence of tokens has no channels. */
  private static int channels(InputSpec spec) {
    List<Integer> shape = spec.tensors().get(0).shape();
    return shape.size() == 1 ? 1 : shape.get(shape.size() - 1);
  }

  @Override
  public List<String> warnings(InputSpec examples) {
    requireKind(examples);
    return trained.weights().warnings(FrozenGraph.variables(trained.encoder(), examples));
  }

  @Override
  public FeatureEncoding open(InputSpec examples, int threads) {
    requireKind(examples);
    FeatureExtractor extractor = new FeatureExtractor(trained.encoder(), examples, threads);
    extractor.assign(trained.weights().of(extractor.variables()));
    return new FeatureEncoding() {
      @Override
      public int dim() {
        return extractor.dim();
      }

      @Override
      public long parameters() {
        return extractor.parameters();
      }

      @Override
      public float[] encode(Rows rows, int count) {
        return extractor.extract(rows, count);
      }

      @Override
      public void close() {
        extractor.close();
      }
    };
  }
}
