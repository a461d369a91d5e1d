package org.isomer.framework.tstcc;

import java.util.List;
import java.util.Set;
import org.isomer.framework.LossFramework;
import org.isomer.framework.PositionFeatures;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/** TS-TCC: each view's past predicts the other's future, and pasts of one series agree. */
public final class TsTcc implements FrameworkPlugin<TsTcc.Config> {
  private static final String NAME = "ts-tcc";
  private static final float SHORTEST = 1e-12f;

  /** Options of TS-TCC. */
  public record Config(
      @Option(help = "How many vectors to come are predicted", value = "6", min = 1, max = 1000)
          int steps,
      @Option(
              help = "Channels of the context; a multiple of 4, its heads",
              value = "100",
              min = 4,
              max = 65_536)
          int width,
      @Option(
              help = "Blocks of the Transformer that makes the context",
              value = "4",
              min = 1,
              max = 64)
          int depth,
      @Option(help = "Share left out in the Transformer", value = "0.1", min = 0, max = 0.99)
          double dropout,
      @Option(
              help = "The projection head on contexts",
              value = "{name: mlp, hidden: [64], dim: 32}")
          Choice<Projector> projector,
      @Option(
              help = "The contextual loss, between the contexts of both views",
              value = "{name: nt-xent, temperature: 0.2}")
          Choice<Loss> loss,
      @Option(help = "Weight λ₁ of the temporal losses", value = "1", min = 0, max = 1e6)
          double temporalWeight,
      @Option(help = "Weight λ₂ of the contextual loss", value = "0.7", min = 0, max = 1e6)
          double contextualWeight) {
    /** Checks the width. */
    public Config {
      if (width % HEADS != 0) {
        throw new BadInputException(
            "width: %d is not a multiple of %d, the heads of the Transformer"
                .formatted(width, HEADS));
      }
    }
  }

  private static final int HEADS = 4;
  private static final int HIDDEN = 64;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "The past of each view of a series predicts the other's future (Eldele et al. 2021)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    Context context = new Context(config.width(), config.depth(), HEADS, HIDDEN, config.dropout());
    return new Method(
        config,
        new TemporalContrast(context, config.steps()),
        config.projector().create(),
        LossInput.require(NAME, config.loss(), Set.of(LossInput.LABELS)));
  }

  private record Method(Config config, TemporalContrast contrast, Projector projector, Loss loss)
      implements LossFramework.OfTwoViews {
    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      List<PositionFeatures> views =
          instances.views().stream().map(view -> encoded(net, encoder, view)).toList();
      TemporalContrast.Predicted forth = predicted(net, views.get(0), views.get(1));
      TemporalContrast.Predicted back = predicted(net, views.get(1), views.get(0));
      Net head = net.scope("projector");
      List<Operand<TFloat32>> projections =
          GlobalBatch.of(net)
              .gather(
                  List.of(
                      projector.project(head, forth.context()),
                      projector.project(head, back.context())));
      LossTerms<TFloat32> contextual =
          loss.apply(tf, Embeddings.of(projections).withLabels(instances.labels()));
      Operand<TFloat32> temporal = tf.math.add(forth.terms().total(), back.terms().total());
      Operand<TFloat32> total =
          tf.math.add(
              tf.math.mul(temporal, tf.constant((float) config.temporalWeight())),
              tf.math.mul(contextual.total(), tf.constant((float) config.contextualWeight())));
      return Objective.of(
          LossTerms.of(total)
              .with("temporal-loss", temporal)
              .with("contextual-loss", contextual.total()),
          projections);
    }

    /** Vectors of unit length. */
    private PositionFeatures encoded(Net net, Encoder encoder, Input view) {
      Ops tf = net.tf();
      PositionFeatures features = PositionFeatures.of(net, encoder, view, NAME);
      Operand<TFloat32> vectors = features.all();
      long positions = vectors.shape().get(1);
      if (positions <= config.steps()) {
        throw new BadInputException(
            "framework.steps: %s predicts %d vectors to come, and the encoder makes %d of a series. Lower steps, or choose an encoder that makes more."
                .formatted(NAME, config.steps(), positions));
      }
      Operand<TFloat32> squares =
          tf.reduceSum(tf.math.square(vectors), tf.constant(2), ReduceSum.keepDims(true));
      Operand<TFloat32> shares = tf.math.rsqrt(tf.math.maximum(squares, tf.constant(SHORTEST)));
      return new PositionFeatures(features.pooled(), tf.math.mul(vectors, shares), features.mask());
    }

    private TemporalContrast.Predicted predicted(
        Net net, PositionFeatures past, PositionFeatures future) {
      return contrast.apply(net, past, future, contrast.place(net, future));
    }
  }
}
