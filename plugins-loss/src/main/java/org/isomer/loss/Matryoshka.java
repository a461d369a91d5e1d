package org.isomer.loss;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.isomer.graph.Similarity;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.isomer.spi.Prototypes;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Matryoshka representation learning (Kusupati et al. 2022, equation 1): embeddings whose first
 * numbers are embeddings as well. With E[:d] the first d numbers of each embedding, the loss is
 *
 * <pre>
 *   Σ_d w_d · loss(E[:d])
 * </pre>
 *
 * <p>for any loss. Negatives and prototypes are shortened like the views; prototypes are then
 * brought to unit length again, as losses want them.
 *
 * <p>Logs what the loss logs, each with the dimension behind it, and {@code loss-D} of each.
 */
public final class Matryoshka implements LossPlugin<Matryoshka.Config> {
  /** Options of Matryoshka. */
  public record Config(
      @Option(help = "The loss at each length", value = "multiple-negatives-ranking")
          Choice<Loss> loss,
      @Option(
              help = "How many of an embedding's numbers, from the first, such as [256, 128, 64]",
              min = 1,
              max = 1 << 20,
              distinct = true)
          List<Integer> dims,
      @Option(
              help = "The weight of the loss at each length, as many as dims; by default 1 each",
              value = "[]",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          List<Double> weights) {
    /** Copies the lists. */
    public Config {
      dims = List.copyOf(dims);
      weights = List.copyOf(weights);
    }

    private double weight(int index) {
      return weights.isEmpty() ? 1 : weights.get(index);
    }
  }

  @Override
  public String name() {
    return "matryoshka";
  }

  @Override
  public String summary() {
    return "Any loss on the first numbers of embeddings, for several lengths at once";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    if (config.dims.isEmpty()) {
      throw new BadInputException("matryoshka: dims is empty. Give at least one length.");
    }
    if (!config.weights.isEmpty() && config.weights.size() != config.dims.size()) {
      throw new BadInputException(
          "matryoshka: there are %d weights for %d dims. Give as many, or none for 1 each."
              .formatted(config.weights.size(), config.dims.size()));
    }
    Loss loss = config.loss.create();
    return new Loss() {
      @Override
      public Set<LossInput> needs() {
        return loss.needs();
      }

      @Override
      public boolean acceptsViews(int views) {
        return loss.acceptsViews(views);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return nested(tf, embeddings, loss, config);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> nested(
      Ops tf, Embeddings<T> embeddings, Loss loss, Config config) {
    requireLengths(config.dims, embeddings.queries().shape().get(1));
    List<Operand<T>> totals = new ArrayList<>();
    Map<String, Operand<T>> parts = new HashMap<>();
    double ofAll = 0;
    for (int i = 0; i < config.dims.size(); i++) {
      int dim = config.dims.get(i);
      LossTerms<T> terms = loss.apply(tf, shortened(tf, embeddings, dim));
      totals.add(Similarity.scale(tf, terms.total(), config.weight(i)));
      terms.parts().forEach((name, part) -> parts.put(name + "-" + dim, part));
      parts.put("loss-" + dim, terms.total());
      ofAll += config.weight(i) * terms.collapsed().orElse(Double.NaN);
    }
    return new LossTerms<>(
        totals.size() == 1 ? totals.get(0) : tf.math.addN(totals),
        parts,
        Double.isNaN(ofAll) ? OptionalDouble.empty() : OptionalDouble.of(ofAll));
  }

  private static void requireLengths(List<Integer> dims, long length) {
    for (int dim : dims) {
      if (dim > length) {
        throw new BadInputException(
            "framework.loss: matryoshka is asked for the first %d numbers of embeddings that have %d. Lower dims, or raise the length of the embeddings."
                .formatted(dim, length));
      }
    }
  }

  private static <T extends TFloating> Embeddings<T> shortened(
      Ops tf, Embeddings<T> embeddings, int dim) {
    return new Embeddings<>(
        embeddings.views().stream().map(view -> first(tf, view, dim)).toList(),
        embeddings.negatives().map(rows -> first(tf, rows, dim)),
        embeddings.labels(),
        embeddings.prototypes().map(prototypes -> shortened(tf, prototypes, dim)),
        embeddings.scores());
  }

  private static <T extends TFloating> Prototypes<T> shortened(
      Ops tf, Prototypes<T> prototypes, int dim) {
    return new Prototypes<>(
        Similarity.normalizeRows(tf, first(tf, prototypes.vectors(), dim)),
        prototypes.queues().stream().map(queue -> first(tf, queue, dim)).toList(),
        prototypes.queueWeight());
  }

  private static <T extends TFloating> Operand<T> first(Ops tf, Operand<T> rows, int dim) {
    return tf.slice(rows, tf.array(0, 0), tf.array(-1, dim));
  }
}
