package org.isomer.train;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.config.ConfigWriter;
import org.isomer.graph.Precision;
import org.isomer.graph.Processor;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Monitor;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Option;
import org.isomer.spi.Order;
import org.isomer.spi.Schedule;
import org.isomer.spi.Tracker;
import org.isomer.spi.Views;
import org.isomer.train.sentinel.Sentinel;

/** Everything that defines a pretraining run: the content of its configuration file. */
public record Plan(
    @Option(help = "A name for reports; empty for framework and encoder", value = "''") String name,
    @Option(help = "Seed of initialisation, batch order and augmentation", value = "0") long seed,
    @Option(help = "The data to train on") Choice<Dataset> dataset,
    @Option(help = "How an example becomes views") Choice<Views> views,
    @Option(help = "The network whose features are learned") Choice<Encoder> encoder,
    @Option(help = "The method", value = "simclr") Choice<Framework> framework,
    @Option(help = "The optimizer", value = "sgd") Choice<Optimizer> optimizer,
    @Option(help = "The course of the learning rate", value = "cosine") Choice<Schedule> schedule,
    @Option(
            help = "Learning rate at the schedule's peak, for these examples per step",
            min = 0,
            exclusiveMin = true,
            max = 1e6)
        double learningRate,
    @Option(
            help =
                "Longest gradient, all variables taken as one vector, that a step follows; longer"
                    + " ones are scaled down to it",
            min = 0,
            exclusiveMin = true,
            max = 1e9)
        Optional<Double> clipNorm,
    @Option(
            help = "Examples per batch; each gives every view",
            value = "256",
            min = 2,
            max = 65_536)
        int batchSize,
    @Option(
            help =
                "Devices, each in a process of its own, that train together; a divisor of"
                    + " batch-size, of which each takes an equal slice",
            value = "1",
            min = 1,
            max = 4096)
        int replicas,
    @Option(
            help =
                "Batches per step: their gradients are averaged. A loss between the rows of a batch"
                    + " sees each batch alone",
            value = "1",
            min = 1,
            max = 16_384)
        int accumulate,
    @Option(
            help =
                "Which examples make which batch; by default shuffled, a new random order in each"
                    + " epoch")
        Optional<Choice<Order>> order,
    @Option(help = "Passes over the training split", value = "100", min = 1, max = 1e6) int epochs,
    @Option(help = "Steps of the run, in place of epochs", min = 1, max = Plan.MOST_STEPS)
        Optional<Integer> steps,
    @Option(
            help =
                "Number format of activations; auto is bfloat16 where the processor, or the GPU that"
                    + " is used, has instructions for it, else float32. With float16 the loss is"
                    + " scaled, and steps whose gradients overflow are left out",
            value = "auto")
        PrecisionChoice precision,
    @Option(
            help =
                "Threads of one TensorFlow operation and of the workers that make views; 0 for all"
                    + " cores. The same number gives the same bits",
            value = "0",
            min = 0,
            max = 1024)
        int threads,
    @Option(help = "Steps between two checkpoints", value = "500", min = 1, max = Plan.MOST_STEPS)
        int checkpointEvery,
    @Option(
            help = "What judges the encoder's features while it trains; needs labels",
            value = "[]",
            distinct = true)
        List<Choice<Monitor>> monitors,
    @Option(help = "Epochs between two looks of the monitors", value = "10", min = 1, max = 1e6)
        int monitorEvery,
    @Option(
            help = "The most training examples, and the most validation examples, for monitors",
            value = "5000",
            min = 1,
            max = 1e8)
        int monitorExamples,
    @Option(help = "The watch for collapse", value = "{}") Sentinel.Config sentinel,
    @Option(
            help =
                "What is told of the run besides its own log, such as MLflow. Training ignores it:"
                    + " the run's config.yaml leaves it out, and it may change with --resume",
            value = "[]",
            distinct = true)
        List<Choice<Tracker>> trackers,
    @Option(
            help = "What others measured with this recipe, to compare with; training ignores it",
            value = "[]")
        List<Published> published) {
  /** The most steps of a run: a checkpoint's name has nine digits for them. */
  static final int MOST_STEPS = 999_999_999;

  /** Copies the lists. */
  public Plan {
    if (batchSize % replicas != 0) {
      throw new BadInputException(
          "replicas: %d do not divide a batch-size of %d into equal slices. Choose a batch-size that is a multiple of them, such as %d."
              .formatted(replicas, batchSize, replicas * Math.max(1, batchSize / replicas)));
    }
    monitors = List.copyOf(monitors);
    trackers = List.copyOf(trackers);
    published = List.copyOf(published);
  }

  /** A result that others published for a recipe. */
  public record Published(
      @Option(help = "What was measured and how, such as 'kNN, k = 200'") String protocol,
      @Option(help = "The result, in percent", min = 0, max = 100) double value,
      @Option(help = "The paper or the file that states it") String source) {}

  /** The precision asked for. */
  public enum PrecisionChoice {
    AUTO,
    FLOAT32,
    BFLOAT16,
    FLOAT16
  }

  /** The same, resolved for this machine. */
  public Plan resolvedHere() {
    return resolved(Processor.fastestPrecision(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * This plan with {@code auto} precision and threads replaced by what they mean here, and with the
   * digest of the weights that the encoder starts with, if any.
   *
   * @throws org.isomer.spi.BadInputException if those weights cannot be read, or are others than
   *     the plan means
   */
  public Plan resolved(Precision precisionHere, int threadsHere) {
    return with(EncoderStart.resolved(encoder), precisionHere, threadsHere);
  }

  /**
   * This plan with {@code auto} precision and threads replaced by what they mean somewhere, without
   * a look at the weights that the encoder starts with.
   */
  Plan resolvedWithoutWeights(Precision precisionThere, int threadsThere) {
    return with(encoder, precisionThere, threadsThere);
  }

  /**
   * As {@link #resolved}, where the weights that the encoder starts with are taken to be those that
   * a run has recorded.
   */
  Plan resolvedAs(Plan ofRun, Precision precisionHere, int threadsHere) {
    return with(EncoderStart.recorded(encoder, ofRun.encoder), precisionHere, threadsHere);
  }

  private Plan with(Choice<Encoder> newEncoder, Precision precisionHere, int threadsHere) {
    return new Plan(
        name,
        seed,
        dataset,
        views,
        newEncoder,
        framework,
        optimizer,
        schedule,
        learningRate,
        clipNorm,
        batchSize,
        replicas,
        accumulate,
        order,
        epochs,
        steps,
        precision == PrecisionChoice.AUTO
            ? PrecisionChoice.valueOf(precisionHere.name())
            : precision,
        threads == 0 ? threadsHere : threads,
        checkpointEvery,
        monitors,
        monitorEvery,
        monitorExamples,
        sentinel,
        trackers,
        published);
  }

  /**
   * The configuration as a run keeps it, defaults spelled out. Trackers are left out: they tell
   * others of a run and are no part of it, so that it can go on with other ones, and whoever trains
   * it again does not tell the same servers. An order that was not chosen and a single replica are
   * left out as well, so that the configuration of runs from before there was a choice is still
   * theirs.
   */
  public String recorded() {
    Set<String> left = new HashSet<>(Set.of("trackers"));
    if (order.isEmpty()) {
      left.add("order");
    }
    if (replicas == 1) {
      left.add("replicas");
    }
    return ConfigWriter.toYamlWithout(left, this);
  }

  /**
   * Every option that has a value by its path, as {@code --set} names it, with its value; without
   * trackers, as {@link #recorded}.
   */
  Map<String, String> recordedOptions() {
    Map<String, String> options = ConfigWriter.toPaths(this);
    options.keySet().removeIf(path -> path.matches("trackers(\\..*)?"));
    return options;
  }

  /** The name that reports print, such as {@code simclr convnet}. */
  public String displayName() {
    return name.isEmpty() ? framework.plugin().name() + " " + EncoderStart.name(encoder) : name;
  }

  /** The examples that one step trains on. */
  public int examplesPerStep() {
    return Math.multiplyExact(batchSize, accumulate);
  }

  /** The steps of the whole run. */
  public long totalSteps(long stepsPerEpoch) {
    return steps.map(Integer::longValue).orElse(epochs * stepsPerEpoch);
  }
}
