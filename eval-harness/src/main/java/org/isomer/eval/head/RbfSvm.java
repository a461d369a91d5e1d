package org.isomer.eval.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Criterion;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.examination.Use;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;

/**
 * {@linkplain SupportVectors Support vector machines} on frozen features as they are, with the
 * protocol of T-Loss and TS2Vec: C is chosen by cross-validation on the training examples, in
 * stratified parts in their order, and is infinite without a choice where there are fewer than 50
 * examples or 5 for each class on average. C = ∞ is always a candidate, the last one. Validation
 * examples are not used.
 */
public final class RbfSvm implements TaskPlugin<RbfSvm.Config> {
  private static final int FEWEST = 50;
  private static final int FEWEST_OF_A_CLASS = 5;

  /** Options of the support vector machine. */
  public record Config(
      @Option(
              help =
                  "Candidates for the inverse strength C of the regularisation, beside infinity;"
                      + " smaller is stronger",
              value = "[1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000, 10000]",
              min = 0,
              exclusiveMin = true,
              max = 1e12,
              distinct = true)
          List<Double> c,
      @Option(
              help = "Parts of the training examples in cross-validation",
              value = "5",
              min = 2,
              max = 50)
          int folds,
      @Option(
              help =
                  "Of more training examples only so many are used, drawn at random with the same"
                      + " share of each class",
              value = "10000",
              min = 100,
              max = 100_000)
          int most) {}

  @Override
  public String name() {
    return "rbf-svm";
  }

  @Override
  public String summary() {
    return "Support vector machine with an RBF kernel, C by cross-validation on train";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FeatureTask create(Config config) {
    return new SvmTask(config);
  }

  private record SvmTask(Config config) implements FeatureTask {
    @Override
    public String title() {
      return "RBF SVM";
    }

    @Override
    public Use use() {
      return Use.CLASSIFICATION_WITHOUT_CHOICE;
    }

    @Override
    public void requireFit(int[] labels, OptionalInt dim) {
      long largest =
          IntStream.of(labels)
              .boxed()
              .collect(Collectors.groupingBy(label -> label, Collectors.counting()))
              .values()
              .stream()
              .mapToLong(Long::longValue)
              .max()
              .orElse(0);
      if (chooses(labels) && largest < config.folds()) {
        throw new BadInputException(
            "task/rbf-svm: no class has more than %d training examples, too few for %d folds. Give at most as many folds."
                .formatted(largest, config.folds()));
      }
    }

    /** Whether there are enough examples to choose C. */
    private static boolean chooses(int[] labels) {
      return labels.length >= FEWEST
          && labels.length / IntStream.of(labels).distinct().count() >= FEWEST_OF_A_CLASS;
    }

    @Override
    public Fitted fit(FeatureSet all, FeatureSet validation, int classes) {
      FeatureSet train = all.size() > config.most() ? drawn(all) : all;
      if (!chooses(train.labels())) {
        Classifier only = SupportVectors.fit(train, classes, Double.POSITIVE_INFINITY);
        double accuracy = Accuracy.of(only.predict(train.features()), train);
        return new Fitted(
            List.of(only),
            Selection.best(
                Criterion.TRAINING_ACCURACY,
                List.of(candidate(Double.POSITIVE_INFINITY, accuracy))));
      }
      List<Double> candidates =
          Stream.concat(config.c().stream(), Stream.of(Double.POSITIVE_INFINITY)).toList();
      StratifiedFolds folds = StratifiedFolds.of(train.labels(), config.folds());
      return new Fitted(
          candidates.stream()
              .<Classifier>map(
                  c -> features -> SupportVectors.fit(train, classes, c).predict(features))
              .toList(),
          Selection.best(
              Criterion.CROSS_VALIDATED_ACCURACY,
              candidates.parallelStream()
                  .map(c -> candidate(c, accuracy(train, classes, folds, c)))
                  .toList()));
    }

    private static Candidate candidate(double c, double score) {
      return new Candidate(Map.of("c", Double.isInfinite(c) ? "∞" : String.valueOf(c)), score);
    }

    /** The mean of the accuracies on the parts. */
    private static double accuracy(FeatureSet train, int classes, StratifiedFolds folds, double c) {
      double sum = 0;
      for (int fold = 0; fold < folds.count(); fold++) {
        FeatureSet left = train.pick(folds.without(fold));
        FeatureSet judged = train.pick(folds.within(fold));
        sum += Accuracy.of(classifier(left, classes, c).predict(judged.features()), judged);
      }
      return sum / folds.count();
    }

    /** Where a part leaves examples of one class only, that is what is predicted. */
    private static Classifier classifier(FeatureSet train, int classes, double c) {
      if (IntStream.of(train.labels()).distinct().count() > 1) {
        return SupportVectors.fit(train, classes, c);
      }
      double[] shares = new double[classes];
      shares[train.labels()[0]] = 1;
      return features -> Collections.nCopies(features.size(), Prediction.byShare(shares));
    }

    /** Every so many of the examples in random order, sorted by class. */
    private FeatureSet drawn(FeatureSet examples) {
      int[] random = CounterRandom.of(0, "training examples").permutation(examples.size());
      List<Integer> order = new ArrayList<>(IntStream.of(random).boxed().toList());
      order.sort(Comparator.comparingInt(i -> examples.labels()[i]));
      return examples.pick(
          IntStream.range(0, config.most())
              .map(i -> order.get((int) ((long) i * examples.size() / config.most())))
              .sorted()
              .toArray());
    }
  }
}
