package org.isomer.framework.siamese;

import java.util.Optional;
import java.util.Set;
import org.isomer.framework.Branch;
import org.isomer.framework.ChunkedEmbedding;
import org.isomer.framework.JointEmbedding;
import org.isomer.spi.Choice;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;

/** One encoder for the members of pairs, triples or longer tuples, and a loss that relates them. */
public final class Siamese implements FrameworkPlugin<Siamese.Config> {
  /** Options of siamese training. */
  public record Config(
      @Option(
              help =
                  "A network between the encoder and the loss; by default the loss gets the features themselves")
          Optional<Choice<Projector>> projector,
      @Option(help = "The loss between the members", value = "multiple-negatives-ranking")
          Choice<Loss> loss,
      @Option(
              help =
                  "Instances that pass through the encoder at once, a divisor of batch-size: large batches in the memory of this many, at the price of a second pass; by default all pass at once",
              min = 1,
              max = 65_536)
          Optional<Integer> chunk) {}

  @Override
  public String name() {
    return "siamese";
  }

  @Override
  public String summary() {
    return "One encoder for the members of pairs or triples, trained by what relates them (Sentence-BERT)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    JointEmbedding whole =
        new JointEmbedding(
            config.projector().map(Choice::create).orElse(Projector.NONE),
            LossInput.require(
                name(),
                config.loss(),
                Set.of(LossInput.LABELS, LossInput.SCORES, LossInput.COSINES)),
            Branch::embed);
    return config.chunk().<Framework>map(chunk -> new ChunkedEmbedding(whole, chunk)).orElse(whole);
  }
}
