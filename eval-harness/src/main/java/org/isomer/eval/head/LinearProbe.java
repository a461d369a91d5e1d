package org.isomer.eval.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.function.UnaryOperator;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Choice;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;

/**
 * The linear probe: a softmax layer on frozen features, trained by stochastic gradient descent with
 * momentum. All learning rates are trained side by side on the same batches; the one with the best
 * validation accuracy at the end is taken.
 *
 * <p>Recipes of papers, for features of comparable scale: SimCLR {@code {learning-rate: [0.1],
 * epochs: 90, scaling: none}} (0.1 · batch / 256), SwAV and Barlow Twins {@code {learning-rate:
 * [0.3], weight-decay: 1e-6, scaling: none}}.
 */
public final class LinearProbe implements TaskPlugin<LinearProbe.Config> {
  /** Options of the linear probe. */
  public record Config(
      @Option(
              help = "Candidates for the learning rate at the schedule's peak, for this batch size",
              value = "[0.003, 0.01, 0.03, 0.1, 0.3, 1]",
              min = 0,
              exclusiveMin = true,
              max = 1000,
              distinct = true)
          List<Double> learningRate,
      @Option(help = "The course of the learning rate", value = "cosine") Choice<Schedule> schedule,
      @Option(help = "Passes over the training examples", value = "100", min = 1, max = 100_000)
          int epochs,
      @Option(help = "Examples per step", value = "256", min = 1, max = 1 << 20) int batchSize,
      @Option(help = "Momentum", value = "0.9", min = 0, max = 1) double momentum,
      @Option(help = "Weight decay", value = "0", min = 0, max = 1000) double weightDecay,
      @Option(
              help =
                  "How features are scaled first; standardize uses the training split's means and"
                      + " deviations, l2 makes each vector one unit long",
              value = "standardize")
          Scaling scaling,
      @Option(help = "Seed of the batch order", value = "0") long seed) {}

  @Override
  public String name() {
    return "linear-probe";
  }

  @Override
  public String summary() {
    return "A softmax layer on frozen features, trained by SGD with momentum";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FeatureTask create(Config config) {
    Candidates.require(config.learningRate(), "task/linear-probe", "learning-rate");
    return new ProbeTask(config, config.schedule().create());
  }

  private record ProbeTask(Config config, Schedule schedule) implements FeatureTask {
    @Override
    public String title() {
      return "linear probe";
    }

    @Override
    public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
      UnaryOperator<FeatureMatrix> scaling = config.scaling().fit(train.features());
      FeatureSet scaledTrain = train.with(scaling.apply(train.features()));
      FeatureMatrix scaledValidation = scaling.apply(validation.features());
      List<LinearClassifier> classifiers = train(scaledTrain, classes);
      List<Candidate> candidates = new ArrayList<>();
      for (int i = 0; i < classifiers.size(); i++) {
        candidates.add(
            new Candidate(
                Map.of("learning-rate", String.valueOf(config.learningRate().get(i))),
                Accuracy.of(classifiers.get(i).predict(scaledValidation), validation)));
      }
      return new Fitted(
          classifiers.stream()
              .<Classifier>map(
                  classifier -> features -> classifier.predict(scaling.apply(features)))
              .toList(),
          Selection.best(candidates));
    }

    private List<LinearClassifier> train(FeatureSet examples, int classes) {
      List<SoftmaxTrainer> trainers =
          config.learningRate().stream()
              .map(rate -> new SoftmaxTrainer(classes, examples.features().dim(), rate, config))
              .toList();
      CounterRandom random = CounterRandom.of(config.seed(), "linear probe");
      int stepsPerEpoch = (examples.size() + config.batchSize() - 1) / config.batchSize();
      long steps = (long) stepsPerEpoch * config.epochs();
      float[][][] columns =
          new float[2][examples.features().dim()][Math.min(config.batchSize(), examples.size())];
      for (long step = 0; step < steps; step += stepsPerEpoch) {
        int[] order = random.at((int) (step / stepsPerEpoch), 0, 0).permutation(examples.size());
        ForkJoinTask<Batch> next = batch(examples, order, 0, columns);
        for (int i = 0; i < stepsPerEpoch; i++) {
          Batch batch = next.join();
          if (i + 1 < stepsPerEpoch) {
            next = batch(examples, order, i + 1, columns);
          }
          double factor = schedule.factor(step + i, steps, stepsPerEpoch);
          trainers.parallelStream().forEach(trainer -> trainer.step(batch, factor));
        }
      }
      return trainers.stream().map(SoftmaxTrainer::classifier).toList();
    }

    /** Gathers a batch while the one before it is trained on; they take turns with the columns. */
    private ForkJoinTask<Batch> batch(
        FeatureSet examples, int[] order, int index, float[][][] columns) {
      int from = index * config.batchSize();
      int[] indices =
          Arrays.copyOfRange(order, from, Math.min(order.length, from + config.batchSize()));
      return ForkJoinTask.adapt(() -> Batch.of(examples, indices, columns[index % columns.length]))
          .fork();
    }
  }
}
