package org.isomer.eval.model;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.train.FeatureExtractor;

/**
 * An encoder of ours with weights from anywhere.
 *
 * @param name what reports print
 * @param digest what tells it from others
 * @param trained the encoder and its weights
 * @param preprocessing what is done to an example first
 * @param exampleShape the shape of an example after it
 */
public record EncoderModel(
    String name,
    String digest,
    Network trained,
    List<Augmentation> preprocessing,
    int[] exampleShape)
    implements Model {
  /** Copies the list. */
  public EncoderModel {
    preprocessing = List.copyOf(preprocessing);
  }

  @Override
  public Optional<Network> network() {
    return Optional.of(trained);
  }

  private void requireChannels(int[] shape) {
    int channels = shape[shape.length - 1];
    int expected = exampleShape[exampleShape.length - 1];
    if (channels != expected) {
      throw new BadInputException(
          "%s: examples have %d channels after preprocessing, but the encoder takes %d. Choose data of as many channels (of image folders: the option channels), or another encoder."
              .formatted(name, channels, expected));
    }
  }

  @Override
  public List<String> warnings(int[] shape) {
    requireChannels(shape);
    return trained.weights().warnings(FrozenGraph.variables(trained.encoder(), shape));
  }

  @Override
  public FeatureEncoding open(int[] shape, int threads) {
    requireChannels(shape);
    FeatureExtractor extractor = new FeatureExtractor(trained.encoder(), shape, threads);
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
      public float[] encode(float[] values, int count) {
        return extractor.extract(values, shape, count);
      }

      @Override
      public void close() {
        extractor.close();
      }
    };
  }
}
