package org.isomer.eval.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.result.Evaluation;
import org.isomer.eval.result.MeanOfTries;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.examination.Use;
import org.isomer.feature.FeatureReader;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * A task on features with few labels, several times over: each try draws its training examples with
 * its number as the seed, and every metric is the mean over the tries, with a Student interval.
 * Hyper-parameters are chosen in each try as the head does, on the whole validation split or within
 * the drawn examples.
 *
 * <p>The predictions of every try are kept, and the selection of the first (seed 0); the accuracy
 * of every try is a metric of its own.
 */
public final class FewLabel implements TaskPlugin<FewLabel.Config> {
  private static final String NAME = "task/few-label";

  /** Options of the few-label task. */
  public record Config(
      @Option(
              help = "How many labelled training examples of each class there are",
              min = 1,
              max = 1e6)
          Optional<Integer> perClass,
      @Option(
              help =
                  "Instead of per-class, which part of each class's labelled training examples"
                      + " there is; at least one is taken",
              min = 0,
              exclusiveMin = true,
              max = 1)
          Optional<Double> fraction,
      @Option(
              help = "How often examples are drawn, with the seeds 0, 1, …",
              value = "5",
              min = 1,
              max = 1000)
          int tries,
      @Option(help = "The task on features that gets them", value = "logistic-regression")
          Choice<Task> head) {}

  @Override
  public String name() {
    return "few-label";
  }

  @Override
  public String summary() {
    return "A task on frozen features with few labels, the mean over several draws";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    LabelBudget budget = LabelBudget.of(NAME, config.perClass(), config.fraction());
    if (config.head().create() instanceof FeatureTask head) {
      return new FewLabelTask(budget, config.tries(), head);
    }
    throw new BadInputException(
        "%s: the head %s is no task on feature vectors; take one such as logistic-regression."
            .formatted(NAME, config.head().plugin().name()));
  }

  private record FewLabelTask(LabelBudget budget, int tries, FeatureTask head)
      implements ModelTask {
    @Override
    public String title() {
      return "%s, %s".formatted(head.title(), budget.title());
    }

    @Override
    public PredictionKind predicts() {
      return PredictionKind.CLASSES;
    }

    @Override
    public Use use() {
      return head.use();
    }

    @Override
    public void requireLabels(ClassData data) {
      head.requireFit(budget.drawn(data, 0), OptionalInt.empty());
    }

    @Override
    public List<String> doubts(ClassData data) {
      return budget.doubts(NAME, data);
    }

    @Override
    public void requireSubject(Subject subject) {
      head.requireFit(budget.drawn(subject.dataset(), 0), OptionalInt.of(subject.dim()));
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
      Splits splits = subject.features();
      List<Evaluation> evaluations = new ArrayList<>();
      for (int seed = 0; seed < tries; seed++) {
        int[] drawn = budget.draw(splits.classes(), splits.train().labels(), seed);
        evaluations.add(
            Evaluation.of(
                head,
                new Splits(
                    splits.train().pick(drawn),
                    splits.validation(),
                    splits.test(),
                    splits.classes())));
      }
      List<List<Prediction>> predictions =
          evaluations.stream().map(evaluation -> evaluation.stored(splits.test())).toList();
      return new Outcome(
          MeanOfTries.of(ClassificationDialect.SCIKIT_LEARN, splits.classes().size(), predictions),
          Predictions.ofTries(predictions),
          Optional.of(evaluations.get(0).selection().stored()),
          List.of(),
          Map.of(title(), evaluations.stream().mapToDouble(Evaluation::seconds).sum()));
    }
  }
}
