package org.isomer.eval.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Criterion;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.examination.Use;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;

/**
 * Multinomial logistic regression with L2 regularisation on standardised frozen features, minimised
 * by L-BFGS; the model of scikit-learn's {@code LogisticRegression}. The inverse strength C of the
 * regularisation is chosen on the validation split, which may be empty if there is one candidate
 * only; each candidate starts from the solution of the one before.
 */
public final class LogisticRegression implements TaskPlugin<LogisticRegression.Config> {
  /** Options of logistic regression. */
  public record Config(
      @Option(
              help =
                  "Candidates for the inverse strength C of the regularisation; smaller is"
                      + " stronger. Ascending is fastest",
              value = "[1e-4, 1e-3, 1e-2, 1e-1, 1, 10]",
              min = 0,
              exclusiveMin = true,
              max = 1e12,
              distinct = true)
          List<Double> c,
      @Option(
              help = "Iterations of L-BFGS after which a candidate is taken as it is",
              value = "100",
              min = 1,
              max = 1e6)
          int maxIterations,
      @Option(
              help = "Converged when no component of the mean loss's gradient is larger",
              value = "1e-4",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double tolerance) {}

  @Override
  public String name() {
    return "logistic-regression";
  }

  @Override
  public String summary() {
    return "Multinomial logistic regression with L2 regularisation, by L-BFGS";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FeatureTask create(Config config) {
    Candidates.require(config.c(), "task/logistic-regression", "c");
    return new RegressionTask(config, Scaling.STANDARDIZE);
  }

  /** On features of a scale. */
  record RegressionTask(Config config, Scaling scale) implements FeatureTask {
    @Override
    public String title() {
      return "logistic regression";
    }

    @Override
    public Use use() {
      return config.c().size() > 1 ? Use.CLASSIFICATION : Use.CLASSIFICATION_WITHOUT_CHOICE;
    }

    @Override
    public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
      UnaryOperator<FeatureMatrix> scaling = scale.fit(train.features());
      FeatureSet scaled = train.with(scaling.apply(train.features()));
      boolean compared = validation.size() > 0;
      FeatureSet judged = compared ? validation.with(scaling.apply(validation.features())) : scaled;
      RegularizedSoftmax objective = new RegularizedSoftmax(scaled, classes);
      LimitedMemoryBfgs minimizer =
          new LimitedMemoryBfgs(config.maxIterations(), config.tolerance());

      List<LinearClassifier> classifiers = new ArrayList<>();
      List<Candidate> candidates = new ArrayList<>();
      double[] point = new double[objective.size()];
      for (double c : config.c()) {
        point = minimizer.minimize(objective.withInverseStrength(c), point);
        LinearClassifier classifier = objective.classifier(point);
        classifiers.add(classifier);
        candidates.add(
            new Candidate(
                Map.of("c", String.valueOf(c)),
                Accuracy.of(classifier.predict(judged.features()), judged)));
      }
      return new Fitted(
          classifiers.stream()
              .<Classifier>map(
                  classifier -> features -> classifier.predict(scaling.apply(features)))
              .toList(),
          Selection.best(
              compared ? Criterion.VALIDATION_ACCURACY : Criterion.TRAINING_ACCURACY, candidates));
    }
  }
}
