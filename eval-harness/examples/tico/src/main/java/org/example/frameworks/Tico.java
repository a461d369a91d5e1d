package org.example.frameworks;

import java.util.List;
import org.isomer.framework.Branch;
import org.isomer.graph.Dial;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * TiCo (Zhu et al. 2022, "TiCo: transformation invariance and covariance contrast for
 * self-supervised visual representation learning", arXiv:2206.10698).
 *
 * <p>The first view's embedding is to equal what a slow copy of the network makes of the second,
 * and to avoid the directions in which embeddings lay so far, whose covariance is kept from step to
 * step.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ── encoder, projector ─────────── u ─┬─ 1 − u·v + ρ uᵀC u
 *   x ───┤                     ┊ momentum α                   │
 *        └─ augment ─ x₂ ── slow encoder, projector ─ stop ─ v┘     C ← β C + (1 − β) uuᵀ/n
 * </pre>
 */
public final class Tico implements FrameworkPlugin<Tico.Config> {
  /** Its options. */
  public record Config(
      @Option(
              help = "The projection head",
              value = "{name: mlp, hidden: [4096], dim: 256, output-bias: false}")
          Choice<Projector> projector,
      @Option(help = "Weight ρ of the covariance contrast", value = "20", min = 0, max = 1e6)
          double covarianceWeight,
      @Option(help = "Share β of the old covariance in the new", value = "0.9", min = 0, max = 1)
          double covarianceMomentum,
      @Option(help = "Momentum α of the slow encoder", value = "0.99", min = 0, max = 1)
          double momentum,
      @Option(
              help = "Momentum at the end, reached along half a cosine",
              value = "1",
              min = 0,
              max = 1)
          double finalMomentum) {}

  @Override
  public String name() {
    return "tico";
  }

  @Override
  public String summary() {
    return "Views agree with a slow encoder and avoid the past's directions (Zhu et al. 2022)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(
        config.projector().create(),
        new CovarianceContrast(config.covarianceWeight(), config.covarianceMomentum()),
        Dial.cosine(config.momentum(), config.finalMomentum()));
  }

  private record Method(Projector projector, CovarianceContrast contrast, Dial momentum)
      implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 2;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Operand<TFloat32> queries =
          new Branch(net, encoder, projector).embedEach(instances.views().subList(0, 1)).get(0);
      Operand<TFloat32> keys =
          new Branch(net.momentumCopy("momentum", momentum), encoder, projector)
              .embedTargets(instances.views().subList(1, 2))
              .get(0);
      long dim = queries.shape().get(1);
      Operand<TFloat32> past =
          net.variable("covariance", Shape.of(dim, dim), Role.STATE, Initializer.constant(0));
      Operand<TFloat32> covariance = contrast.covariance(net.tf(), queries, past);
      LossTerms<TFloat32> terms = contrast.terms(net.tf(), queries, keys, covariance);
      net.afterOptimizer(after -> after.tf().assign(past, covariance));
      return Objective.of(terms, List.of(queries, keys));
    }
  }
}
