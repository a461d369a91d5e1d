package org.isomer.eval.training;

import java.util.Optional;
import org.isomer.cli.spi.Progress;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.Network;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.tensor.InputSpec;

/** How a head is trained on an encoder. */
public record HeadTraining(
    @Option(
            help =
                "Whether the encoder stays as it is (frozen: inference mode, no gradient) or is"
                    + " trained with the head (fine-tuned)",
            value = "frozen")
        EncoderUse encoder,
    @Option(help = "The optimizer", value = "sgd") Choice<Optimizer> optimizer,
    @Option(help = "The course of the learning rate", value = "cosine") Choice<Schedule> schedule,
    @Option(
            help = "Learning rate of the head at the schedule's peak, for this batch size",
            value = "0.01",
            min = 0,
            exclusiveMin = true,
            max = 1000)
        double learningRate,
    @Option(
            help = "Factor on the learning rate for the encoder when it is fine-tuned",
            value = "1",
            min = 0,
            exclusiveMin = true,
            max = 1000)
        double encoderRateFactor,
    @Option(
            help =
                "Longest gradient, all variables taken as one vector, that a step follows; longer"
                    + " ones are scaled down to it",
            min = 0,
            exclusiveMin = true,
            max = 1e9)
        Optional<Double> clipNorm,
    @Option(help = "Passes over the training examples", value = "12", min = 1, max = 100_000)
        int epochs,
    @Option(help = "Examples per step", value = "8", min = 1, max = 1 << 20) int batchSize,
    @Option(help = "Seed of the head's first values, the batch order and augmentation", value = "0")
        long seed) {

  /** The same training with another learning rate. */
  public HeadTraining withLearningRate(double rate) {
    return new HeadTraining(
        encoder, optimizer, schedule, rate, encoderRateFactor, clipNorm, epochs, batchSize, seed);
  }

  /** The same training with another seed. */
  public HeadTraining withSeed(long newSeed) {
    return new HeadTraining(
        encoder,
        optimizer,
        schedule,
        learningRate,
        encoderRateFactor,
        clipNorm,
        epochs,
        batchSize,
        newSeed);
  }

  /** The examples of one step: the batch size, or all examples if they are fewer. */
  public int examplesPerStep(int examples) {
    return Math.min(batchSize, examples);
  }

  /**
   * All steps over a number of examples; what is left of an epoch beyond full batches is not used.
   */
  public long steps(int examples) {
    return (long) epochs * (examples / examplesPerStep(examples));
  }

  /**
   * Trains a head. Equal arguments give equal bits. Gradients that nobody has verified are named in
   * a warning.
   *
   * @param input what an example holds as the encoder gets it
   * @param threads threads of one TensorFlow operation and of the workers that make examples
   * @param progress told of each step; of {@link #steps} in all
   * @return the head with its encoder, to be closed by the caller
   * @throws BadInputException if there are no examples, or the loss is not finite
   */
  public TrainedHead train(
      Network network,
      Head head,
      InputSpec input,
      HeadExamples examples,
      int threads,
      Progress progress) {
    if (examples.size() == 0) {
      throw new BadInputException("there are no training examples for the head.");
    }
    int batch = examplesPerStep(examples.size());
    long steps = steps(examples.size());
    Schedule course = schedule.create();
    try (HeadGraph graph = new HeadGraph(this, network, head, input, batch, threads);
        HeadBatches batches = new HeadBatches(examples, batch, seed, threads)) {
      graph.memory().doubt().ifPresent(progress::warn);
      if (!graph.unverifiedGradients().isEmpty()) {
        progress.warn(
            "the head's training relies on gradients of TensorFlow operations that Isomer has not verified: %s. Compare them with central differences before trusting the result."
                .formatted(String.join(", ", graph.unverifiedGradients())));
      }
      long stepsPerEpoch = steps / epochs;
      for (long step = 0; step < steps; step++) {
        double factor = course.factor(step, steps, stepsPerEpoch);
        float loss = graph.step(batches.take(), learningRate * factor);
        if (!Float.isFinite(loss)) {
          throw new BadInputException(
              "the head's loss is %s at step %d of %d: choose a smaller training.learning-rate than %s, or set training.clip-norm."
                  .formatted(loss, step + 1, steps, learningRate));
        }
        progress.advance(1, "loss %.4f".formatted(loss));
      }
      return new TrainedHead(network.encoder(), head, input, graph.values(), threads);
    }
  }
}
