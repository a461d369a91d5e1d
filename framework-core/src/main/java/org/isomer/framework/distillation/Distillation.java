package org.isomer.framework.distillation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isomer.framework.Branch;
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
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An encoder learns the vectors that another one has made of the training examples. */
public final class Distillation implements FrameworkPlugin<Distillation.Config> {
  /** Options of distillation. */
  public record Config(
      @Option(
              help =
                  "A network between the encoder and the loss, such as {name: linear, dim: 384} for a teacher of 384 numbers; by default the loss gets the features themselves")
          Optional<Choice<Projector>> projector,
      @Option(
              help =
                  "The loss between what the encoder makes, the first view, and the teacher's vectors, the second",
              value = "negative-cosine")
          Choice<Loss> loss) {}

  @Override
  public String name() {
    return "distillation";
  }

  @Override
  public String summary() {
    return "An encoder learns the vectors that a teacher has made, from a file (knowledge distillation)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(
        config.projector().map(Choice::create).orElse(Projector.NONE),
        LossInput.require(name(), config.loss(), Set.of()),
        config.loss().plugin().name());
  }

  private record Method(Projector projector, Loss loss, String lossName) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views >= 2;
    }

    @Override
    public boolean spansReplicas() {
      return true;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      int students = instances.views().size() - 1;
      Input last = instances.views().get(students);
      if (last.spec().find(Input.VECTOR).isEmpty()) {
        throw new BadInputException(
            "framework distillation: the last view holds %s and no vector of a teacher. Make it with the step teacher-vectors."
                .formatted(last.spec().text()));
      }
      List<Operand<TFloat32>> all =
          new ArrayList<>(
              new Branch(net, encoder, projector).embed(instances.views().subList(0, students)));
      all.add(last.floats(Input.VECTOR));
      List<Operand<TFloat32>> gathered = GlobalBatch.of(net).gather(all);
      List<Operand<TFloat32>> embeddings = gathered.subList(0, students);
      return Objective.of(mean(net.tf(), embeddings, gathered.get(students)), embeddings);
    }

    private LossTerms<TFloat32> mean(
        Ops tf, List<Operand<TFloat32>> embeddings, Operand<TFloat32> targets) {
      List<LossTerms<TFloat32>> terms =
          embeddings.stream().map(each -> loss(tf, each, targets)).toList();
      if (terms.size() == 1) {
        return terms.get(0);
      }
      List<Operand<TFloat32>> totals =
          terms.stream().<Operand<TFloat32>>map(LossTerms::total).toList();
      return LossTerms.of(tf.math.mean(tf.stack(totals), tf.constant(0)));
    }

    private LossTerms<TFloat32> loss(
        Ops tf, Operand<TFloat32> embeddings, Operand<TFloat32> targets) {
      try {
        return loss.apply(tf, Embeddings.of(embeddings, targets));
      } catch (TFInvalidArgumentException e) {
        throw new BadInputException(
            "framework distillation: the student makes vectors of %d numbers and the teacher of %d, which the loss %s cannot compare. Add projector: {name: linear, dim: %d}, give the encoder that width, or choose the loss similarity-matrix."
                .formatted(
                    embeddings.shape().get(1),
                    targets.shape().get(1),
                    lossName,
                    targets.shape().get(1)),
            e);
      }
    }
  }
}
