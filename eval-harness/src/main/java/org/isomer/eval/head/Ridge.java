package org.isomer.eval.head;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
import org.isomer.graph.Machine;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;

/**
 * Ridge regression of each class against the rest, with targets 1 and −1; scikit-learn's {@code
 * RidgeClassifierCV}, and what Rocket and MiniRocket classify with. The strength alpha of the
 * regularisation is chosen by the squared error on training examples that are left out one at a
 * time, which has a closed form; validation examples are not used.
 *
 * <p>The class with the greatest value is predicted. The values stand in place of logits, so that
 * examples can be ordered; their softmax is no calibrated probability.
 */
public final class Ridge implements TaskPlugin<Ridge.Config> {
  /** Options of ridge regression. */
  public record Config(
      @Option(
              help = "Candidates for the strength alpha of the regularisation",
              value =
                  "[0.001, 0.004641588833612777, 0.021544346900318832, 0.1, 0.46415888336127775,"
                      + " 2.154434690031882, 10, 46.41588833612773, 215.44346900318823, 1000]",
              min = 0,
              exclusiveMin = true,
              max = 1e12,
              distinct = true)
          List<Double> alpha,
      @Option(
              help =
                  "How features are scaled first; standardize uses the training split's means and"
                      + " deviations, l2 makes each vector one unit long",
              value = "standardize")
          Scaling scaling) {}

  @Override
  public String name() {
    return "ridge";
  }

  @Override
  public String summary() {
    return "Ridge regression of each class, its strength by leave-one-out error";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FeatureTask create(Config config) {
    Candidates.require(config.alpha(), "task/ridge", "alpha");
    return new RidgeTask(config);
  }

  private record RidgeTask(Config config) implements FeatureTask {
    @Override
    public String title() {
      return "ridge";
    }

    @Override
    public Use use() {
      return Use.CLASSIFICATION_WITHOUT_CHOICE;
    }

    @Override
    public void requireFit(int[] labels, OptionalInt dim) {
      dim.ifPresent(length -> RidgeRegression.requireRoom(labels.length, length, Machine.heap()));
    }

    @Override
    public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
      UnaryOperator<FeatureMatrix> scaling = config.scaling().fit(train.features());
      RidgeRegression regression =
          RidgeRegression.of(train.with(scaling.apply(train.features())), classes);
      return new Fitted(
          config.alpha().stream()
              .<Classifier>map(
                  alpha -> features -> regression.fit(alpha).predict(scaling.apply(features)))
              .toList(),
          Selection.best(
              Criterion.LEAVE_ONE_OUT_ERROR,
              config.alpha().stream()
                  .map(
                      alpha ->
                          new Candidate(
                              Map.of("alpha", String.valueOf(alpha)),
                              regression.leaveOneOutError(alpha)))
                  .toList()));
    }
  }
}
