package org.isomer.eval.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Progress;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.order.Shuffled;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Subject;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.tensor.InputSpec;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;

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
   * @throws BadInputException if there are no examples, or training diverges
   */
  public TrainedHead train(
      Network network,
      Head head,
      InputSpec input,
      HeadExamples examples,
      int threads,
      Progress progress) {
    Map<String, float[]> values = values(network, head, input, examples, threads, progress);
    return new TrainedHead(network.encoder(), head, input, values, threads);
  }

  /**
   * As the other, on the console and with the threads of a subject.
   *
   * @param title what is trained, such as {@code detection head}
   */
  public TrainedHead train(
      Subject subject,
      String title,
      Network network,
      Head head,
      InputSpec input,
      HeadExamples examples) {
    try (Progress progress =
        subject.console().progress(title, "trained", steps(examples.size()), "steps")) {
      return train(network, head, input, examples, subject.threads(), progress);
    }
  }

  /** What training leaves of all variables, by name. */
  Map<String, float[]> values(
      Network network,
      Head head,
      InputSpec input,
      HeadExamples examples,
      int threads,
      Progress progress) {
    if (examples.size() == 0) {
      throw new BadInputException("there are no training examples for the head.");
    }
    long steps = steps(examples.size());
    Course course = new Course(learningRate, schedule.create(), steps, steps / epochs);
    HeadFramework framework = new HeadFramework(head, encoder);
    try (BatchPipeline batches = batches(examples, framework.views(input), threads);
        TrainingGraph graph =
            new TrainingGraph(
                framework,
                network.encoder(),
                descent(),
                Precision.FLOAT32,
                threads,
                batches.viewSpecs(),
                examplesPerStep(examples.size()),
                0,
                0)) {
      graph.memory().doubt().ifPresent(progress::warn);
      graph.doubt().ifPresent(progress::warn);
      course.doubt().ifPresent(progress::warn);
      graph.session().assign(beginning(graph.session().variables(), network));
      TrainingSteps training = new TrainingSteps(graph, batches, course);
      for (long done = 0; done < steps; done++) {
        StepOutcome outcome = training.take(done);
        outcome
            .divergence()
            .ifPresent(
                what -> {
                  throw new BadInputException(
                      "training of the head has diverged: %s. Choose a smaller training.learning-rate than %s, or set training.clip-norm."
                          .formatted(what, learningRate));
                });
        progress.advance(1, "loss %.4f".formatted(outcome.loss()));
      }
      return graph.session().values();
    }
  }

  /** Batches in random order; the next one is made while one is used. */
  private BatchPipeline batches(HeadExamples examples, List<InputSpec> views, int threads) {
    int batch = examplesPerStep(examples.size());
    return BatchPipeline.of(
        () -> new HeadRows(examples, views, CounterRandom.of(seed, "head examples")),
        new Batching(batch, threads, 1),
        Shuffled.over(examples.size(), batch, CounterRandom.of(seed, "head order")),
        0);
  }

  private Descent descent() {
    double encoderFactor = encoder == EncoderUse.FROZEN ? 0 : encoderRateFactor;
    return new Descent(optimizer.create(), clipNorm, 1, encoderFactor);
  }

  /** The network's weights, and the first values of all other variables. */
  private Map<String, float[]> beginning(List<Variable> variables, Network network) {
    Map<String, float[]> values = GraphSession.initialValues(variables, seed);
    values.putAll(
        network
            .weights()
            .of(
                variables.stream()
                    .filter(variable -> variable.name().startsWith(TrainedHead.ENCODER + "."))
                    .toList()));
    return values;
  }
}
