package org.isomer.framework.nexttoken;

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
import org.tensorflow.types.family.TType;

/** GPT's task: each token is found from those before it. */
public final class NextToken implements FrameworkPlugin<NextToken.Config> {
  private static final String NAME = "next-token";

  /** Options of next-token prediction. */
  public record Config(
      @Option(help = "The name of the tensor of tokens that the views hold", value = "ids")
          String tokens,
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
    return "Finds each token from those before it (Radford et al. 2018)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(config);
  }

  private record Method(Config config) implements Framework {
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
      if (!encoder.causal()) {
        throw new BadInputException(
            NAME
                + ": the encoder sees the tokens that it has to find. Choose one that looks back only, such as {name: text-transformer, causal: true}.");
      }
      Ops tf = net.tf();
      Input input = Input.concat(net, instances.views());
      Operand<TInt32> tokens = input.ints(config.tokens());
      long last = tokens.shape().get(1) - 1;
      Operand<TFloat32> vectors =
          PositionFeatures.of(net, encoder, input, NAME).requireAll(last + 1, NAME).all();
      Operand<TInt32> next = from(tf, tokens, 1, last);
      Operand<TFloat32> real =
          input
              .mask()
              .map(mask -> from(tf, mask, 1, last))
              .orElseGet(() -> tf.dtypes.cast(tf.onesLike(next), TFloat32.class));
      Operand<TInt64> places = tf.where(tf.math.greater(real, tf.constant(0f)));
      // Place (i, j) of what comes next is found from the vector at (i, j).
      TokenPrediction prediction =
          new TokenPrediction(
              net, TokenPrediction.vocabulary(input, config.tokens()), config.tied());
      return Objective.of(
          prediction.loss(Places.gather(tf, vectors, places), Places.gather(tf, next, places)),
          List.of());
    }

    /** Some columns, shape (batch, count). */
    private static <T extends TType> Operand<T> from(
        Ops tf, Operand<T> rows, int column, long count) {
      return tf.slice(rows, tf.array(0, column), tf.array(-1, Math.toIntExact(count)));
    }
  }
}
