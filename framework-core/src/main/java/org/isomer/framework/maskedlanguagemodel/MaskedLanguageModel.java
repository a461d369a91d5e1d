package org.isomer.framework.maskedlanguagemodel;

import java.util.List;
import org.isomer.framework.PositionFeatures;
import org.isomer.framework.TokenPrediction;
import org.isomer.graph.Net;
import org.isomer.graph.Places;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** BERT's first task: hidden tokens are found from what is left. */
public final class MaskedLanguageModel implements FrameworkPlugin<MaskedLanguageModel.Config> {
  private static final String NAME = "masked-language-model";

  /** Options of masked language modelling. */
  public record Config(
      @Option(
              help = "Whether the encoder's embeddings of tokens are the output's weights as well",
              value = "true")
          boolean tied) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Finds hidden tokens from those around them (Devlin et al. 2019)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(config.tied());
  }

  private record Method(boolean tied) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views >= 1;
    }

    @Override
    public boolean spansReplicas() {
      return true;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Input input = Input.concat(net, instances.views());
      if (input.spec().find(Input.PREDICTED).isEmpty()) {
        throw new BadInputException(
            NAME
                + ": the views do not say which tokens are hidden. End each pipeline with the step mask-tokens.");
      }
      Ops tf = net.tf();
      Operand<TInt32> targets = input.ints(Input.TARGETS);
      Operand<TFloat32> vectors =
          PositionFeatures.of(net, encoder, input, NAME)
              .requireAll(targets.shape().get(1), NAME)
              .all();
      Operand<TInt64> places =
          tf.where(tf.math.greater(input.floats(Input.PREDICTED), tf.constant(0f)));
      TokenPrediction prediction =
          new TokenPrediction(net, TokenPrediction.vocabulary(input, Input.TARGETS), tied);
      Operand<TFloat32> hidden = prediction.transformed(Places.gather(tf, vectors, places));
      return Objective.of(prediction.loss(hidden, Places.gather(tf, targets, places)), List.of());
    }
  }
}
