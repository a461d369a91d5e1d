package acme;

import java.util.List;
import org.isomer.framework.Branch;
import org.isomer.framework.EmbeddingQueue;
import org.isomer.graph.Net;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Views attract each other; a queue is kept as MoCo's is. */
public final class Pull implements FrameworkPlugin<Pull.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The projector", value = "narrow") Choice<Projector> projector,
      @Option(help = "The loss", value = "gap") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "pull";
  }

  @Override
  public String summary() {
    return "Views attract each other";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    Projector projector = config.projector().create();
    Loss loss = config.loss().create();
    return new Framework() {
      @Override
      public boolean acceptsViews(int views) {
        return loss.acceptsViews(views);
      }

      @Override
      public Objective build(Net net, Encoder encoder, Instances instances) {
        List<Operand<TFloat32>> embeddings =
            new Branch(net, encoder, projector).embedEach(instances.views());
        EmbeddingQueue.of(net, "queue", 16, 2)
            .enqueue(net, List.of(embeddings.get(0)), List.of());
        return Objective.of(loss.apply(net.tf(), Embeddings.of(embeddings)), embeddings);
      }
    };
  }
}
