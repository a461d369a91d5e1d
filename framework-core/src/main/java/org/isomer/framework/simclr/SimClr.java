package org.isomer.framework.simclr;

import java.util.List;
import org.isomer.graph.Net;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** SimCLR: one encoder, one projector, two views, a contrastive loss. */
public final class SimClr implements FrameworkPlugin<SimClr.Config> {
  /** Options of SimCLR. */
  public record Config(
      @Option(help = "The projection head", value = "mlp") Choice<Projector> projector,
      @Option(help = "The loss between the two views", value = "nt-xent") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "simclr";
  }

  @Override
  public String summary() {
    return "Two views of an image attract, views of other images repel (Chen et al. 2020)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(config.projector().create(), config.loss().create());
  }

  private record Method(Projector projector, Loss loss) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 2;
    }

    @Override
    public Objective build(
        Net net, Encoder encoder, List<Operand<TFloat32>> views, Operand<TInt32> labels) {
      Ops tf = net.tf();
      Operand<TFloat32> batch = tf.concat(views, tf.constant(0));
      Operand<TFloat32> features = encoder.encode(net.scope("encoder"), batch).pooled();
      Operand<TFloat32> embeddings = projector.project(net.scope("projector"), features);
      List<Operand<TFloat32>> halves =
          tf.split(tf.constant(0), embeddings, 2L).output().stream()
              .<Operand<TFloat32>>map(half -> half)
              .toList();
      LossTerms<TFloat32> terms = loss.apply(tf, new Embeddings<>(halves.get(0), halves.get(1)));
      return new Objective(terms.total(), terms.parts(), embeddings);
    }
  }
}
