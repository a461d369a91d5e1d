package org.isomer.eval.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.isomer.data.Pipeline;
import org.isomer.eval.classification.head.LinearHead;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.result.ClassificationScores;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.eval.training.EncoderUse;
import org.isomer.eval.training.HeadTraining;
import org.isomer.eval.training.TrainedHead;
import org.isomer.feature.FeatureReader;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Example;
import org.isomer.spi.Optimizer;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;

/**
 * Fine-tuning: the encoder is trained further with a linear classifier on its features, on all or
 * some of the labels. The defaults are SimCLR's recipe: Nesterov momentum, learning rate 0.05 ·
 * batch / 256, a cosine over 30 epochs, no weight decay. The learning rate is chosen on the
 * validation split.
 */
public final class FineTuning implements TaskPlugin<FineTuning.Config> {
  private static final String NAME = "task/fine-tuning";

  /** Options of fine-tuning. */
  public record Config(
      @Option(
              help = "Candidates for the learning rate at the schedule's peak, for this batch size",
              value = "[0.05]",
              min = 0,
              exclusiveMin = true,
              max = 1000,
              distinct = true)
          List<Double> learningRate,
      @Option(help = "The course of the learning rate", value = "cosine") Choice<Schedule> schedule,
      @Option(help = "The optimizer", value = "{name: sgd, nesterov: true, weight-decay: 0}")
          Choice<Optimizer> optimizer,
      @Option(
              help = "Factor on the learning rate for the encoder",
              value = "1",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double encoderRateFactor,
      @Option(
              help = "Longest gradient that a step follows; longer ones are scaled down to it",
              min = 0,
              exclusiveMin = true,
              max = 1e9)
          Optional<Double> clipNorm,
      @Option(help = "Passes over the training examples", value = "30", min = 1, max = 100_000)
          int epochs,
      @Option(help = "Examples per step", value = "256", min = 1, max = 1 << 20) int batchSize,
      @Option(
              help =
                  "Random changes of training examples, before the model's own preprocessing; for"
                      + " images, add a random-resized-crop to the size that the model takes. Those"
                      + " of another kind of example than the data's are left out, so that the"
                      + " default is for images alone",
              value = "[{name: horizontal-flip}]")
          List<Choice<Step>> augmentations,
      @Option(help = "How many labels of each class are used; without it all", min = 1, max = 1e6)
          Optional<Integer> perClass,
      @Option(
              help =
                  "Instead of per-class, which part of each class's labels is used; at least one",
              min = 0,
              exclusiveMin = true,
              max = 1)
          Optional<Double> fraction,
      @Option(help = "Seed of the labels drawn, the batch order and augmentation", value = "0")
          long seed) {}

  @Override
  public String name() {
    return "fine-tuning";
  }

  @Override
  public String summary() {
    return "Encoder trained further with a linear classifier, on all or some of the labels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    if (config.learningRate().isEmpty()) {
      throw new BadInputException(
          NAME + ": the option learning-rate lists no candidate; give at least one.");
    }
    Optional<LabelBudget> budget =
        config.perClass().isEmpty() && config.fraction().isEmpty()
            ? Optional.empty()
            : Optional.of(LabelBudget.of(NAME, config.perClass(), config.fraction()));
    return new FineTuningTask(
        config, budget, config.augmentations().stream().map(Choice::create).toList());
  }

  private record FineTuningTask(
      Config config, Optional<LabelBudget> budget, List<Step> augmentations) implements ModelTask {
    private static final int BATCH = 256;

    @Override
    public String title() {
      return "fine-tuning" + budget.map(labels -> ", " + labels.title()).orElse("");
    }

    @Override
    public PredictionKind predicts() {
      return PredictionKind.CLASSES;
    }

    @Override
    public void requireLabels(ClassData data) {
      budget.ifPresent(labels -> labels.require(data));
    }

    @Override
    public List<String> doubts(ClassData data) {
      return budget.map(labels -> labels.doubts(NAME, data)).orElse(List.of());
    }

    @Override
    public void requireSubject(Subject subject) {
      network(subject);
      InputSpec input = input(subject);
      LabelledInputs train = training(subject, input);
      train.at(0, CounterRandom.of(config.seed(), "first example"));
      evaluation(subject, Split.VALIDATION, input);
      evaluation(subject, Split.TEST, input);
    }

    @Override
    public Data data(Subject subject) {
      return Results.testSplit(subject);
    }

    @Override
    public InputSpec input(Subject subject) {
      return FeatureReader.spec(
          subject.dataset().split(Split.TRAIN), subject.model().preprocessing());
    }

    @Override
    public Outcome measure(Subject subject) {
      long start = System.nanoTime();
      int classes = subject.dataset().classes().size();
      InputSpec input = input(subject);
      LabelledInputs train = training(subject, input);
      LabelledInputs validation = evaluation(subject, Split.VALIDATION, input);

      List<Candidate> candidates = new ArrayList<>();
      List<Prediction> best = List.of();
      for (double rate : config.learningRate()) {
        try (TrainedHead trained = train(subject, rate, classes, train)) {
          double accuracy = accuracy(predict(trained, validation), validation);
          candidates.add(new Candidate(Map.of("learning-rate", String.valueOf(rate)), accuracy));
          if (Selection.best(candidates).chosen() == candidates.size() - 1) {
            best = predict(trained, evaluation(subject, Split.TEST, input));
          }
        }
      }
      List<org.isomer.reports.record.Prediction> stored =
          stored(best, evaluation(subject, Split.TEST, input));
      return new Outcome(
          ClassificationScores.of(ClassificationDialect.SCIKIT_LEARN, classes, stored),
          Predictions.classes(stored),
          Optional.of(Selection.best(candidates).stored()),
          List.of(),
          Map.of(title(), (System.nanoTime() - start) / 1e9));
    }

    private static Pipeline pipeline(List<Step> augmentations, Subject subject) {
      List<Step> steps = new ArrayList<>(augmentations);
      steps.addAll(subject.model().preprocessing());
      return new Pipeline(NAME, steps);
    }

    private LabelledInputs training(Subject subject, InputSpec input) {
      AnnotatedExamples<OptionalInt> examples = subject.dataset().split(Split.TRAIN);
      int[] labels = ClassData.labels(examples);
      List<String> classes = subject.dataset().classes();
      int[] indices =
          budget
              .map(labelBudget -> labelBudget.draw(classes, labels, config.seed()))
              .orElseGet(() -> IntStream.range(0, labels.length).toArray());
      Example example = examples.buffer();
      List<Step> fitting =
          augmentations.stream().filter(step -> step.accepts().isInstance(example)).toList();
      return new LabelledInputs(examples, indices, pipeline(fitting, subject), input);
    }

    private static LabelledInputs evaluation(Subject subject, Split split, InputSpec input) {
      AnnotatedExamples<OptionalInt> examples = subject.dataset().split(split);
      return new LabelledInputs(
          examples,
          IntStream.range(0, Math.toIntExact(examples.size())).toArray(),
          pipeline(List.of(), subject),
          input);
    }

    private static Network network(Subject subject) {
      return subject
          .model()
          .network()
          .orElseThrow(
              () ->
                  new BadInputException(
                      "%s: %s has no encoder that could be trained. Choose a run or a network of weights."
                          .formatted(NAME, subject.model().name())));
    }

    private TrainedHead train(Subject subject, double rate, int classes, LabelledInputs examples) {
      Network network = network(subject);
      HeadTraining training =
          new HeadTraining(
              EncoderUse.FINE_TUNED,
              config.optimizer(),
              config.schedule(),
              rate,
              config.encoderRateFactor(),
              config.clipNorm(),
              config.epochs(),
              config.batchSize(),
              config.seed());
      String title = "%s, learning rate %s".formatted(title(), rate);
      return training.train(
          subject, title, network, new LinearHead(classes), examples.input(), examples);
    }

    private static List<Prediction> predict(TrainedHead trained, LabelledInputs images) {
      CounterRandom none = CounterRandom.of(0, "no augmentation");
      return trained.predict(
          images.size(),
          BATCH,
          index -> index,
          index -> images.at(index, none).input(),
          (index, outputs) -> Prediction.byLogits(outputs.get(0)));
    }

    private static double accuracy(List<Prediction> predictions, LabelledInputs images) {
      return (double)
              IntStream.range(0, images.size())
                  .filter(i -> predictions.get(i).label() == images.label(i))
                  .count()
          / images.size();
    }

    private static List<org.isomer.reports.record.Prediction> stored(
        List<Prediction> predictions, LabelledInputs images) {
      return IntStream.range(0, images.size())
          .mapToObj(i -> predictions.get(i).stored(images.id(i), images.label(i)))
          .toList();
    }
  }
}
