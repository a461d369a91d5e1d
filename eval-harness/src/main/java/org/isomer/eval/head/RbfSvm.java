package org.isomer.eval.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * examples or 5 for each class on average. C = ∞ is always a candidate, the last one, unless one of
 * its machines has numbers that are {@linkplain SupportVectors#isFinite() not finite}. Validation
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
        SupportVectors only = SupportVectors.fit(train, classes, Double.POSITIVE_INFINITY);
        if (!only.isFinite()) {
          throw notFinite();
        }
        double accuracy = Accuracy.of(only.predict(train.features()), train);
        return fitted(
            Criterion.TRAINING_ACCURACY, List.of(judged(Double.POSITIVE_INFINITY, accuracy, only)));
      }
      StratifiedFolds folds = StratifiedFolds.of(train.labels(), config.folds());
      List<Judged> judged =
          Stream.concat(config.c().stream(), Stream.of(Double.POSITIVE_INFINITY))
              .parallel()
              .flatMap(c -> judged(train, classes, folds, c).stream())
              .toList();
      if (judged.isEmpty()) {
        throw notFinite();
      }
      return fitted(Criterion.CROSS_VALIDATED_ACCURACY, judged);
    }

    private static BadInputException notFinite() {
      return new BadInputException(
          "task/rbf-svm: the numbers of every support vector machine are NaN or infinite, since training examples of several classes have almost the same features. Where these are far from 0, standardize the series first, or take the task logistic-regression, which does so with features.");
    }

    /** A candidate, and the classifier that it stands for. */
    private record Judged(Candidate candidate, Classifier classifier) {}

    private static Judged judged(double c, double score, Classifier classifier) {
      String text = Double.isInfinite(c) ? "∞" : String.valueOf(c);
      return new Judged(new Candidate(Map.of("c", text), score), classifier);
    }

    private static Fitted fitted(Criterion criterion, List<Judged> judged) {
      return new Fitted(
          judged.stream().map(Judged::classifier).toList(),
          Selection.best(criterion, judged.stream().map(Judged::candidate).toList()));
    }

    /**
     * A candidate with the mean of the accuracies on the parts.
     *
     * @return empty if a machine of it has numbers that are not finite
     */
    private static Optional<Judged> judged(
        FeatureSet train, int classes, StratifiedFolds folds, double c) {
      double sum = 0;
      for (int fold = 0; fold < folds.count(); fold++) {
        FeatureSet judged = train.pick(folds.within(fold));
        Optional<Classifier> classifier = classifier(train.pick(folds.without(fold)), classes, c);
        if (classifier.isEmpty()) {
          return Optional.empty();
        }
        sum += Accuracy.of(classifier.get().predict(judged.features()), judged);
      }
      double accuracy = sum / folds.count();
      // Only an infinite C can fail on all examples where it did not on most.
      return Double.isInfinite(c)
          ? classifier(train, classes, c).map(whole -> judged(c, accuracy, whole))
          : Optional.of(
              judged(
                  c,
                  accuracy,
                  features -> SupportVectors.fit(train, classes, c).predict(features)));
    }

    /**
     * Where a part leaves examples of one class only, that is what is predicted.
     *
     * @return empty if the machine has numbers that are not finite
     */
    private static Optional<Classifier> classifier(FeatureSet train, int classes, double c) {
      if (IntStream.of(train.labels()).distinct().count() > 1) {
        return Optional.of(SupportVectors.fit(train, classes, c))
            .filter(SupportVectors::isFinite)
            .map(machine -> machine);
      }
      double[] shares = new double[classes];
      shares[train.labels()[0]] = 1;
      return Optional.of(
          features -> Collections.nCopies(features.size(), Prediction.byShare(shares)));
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
