package org.isomer.eval.head;

import java.util.List;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.spi.Option;

/**
 * Multinomial logistic regression on frozen features as they are, with one strength of the
 * regularisation: what MTEB classifies with. Nothing is chosen.
 */
public final class PlainLogisticRegression implements TaskPlugin<PlainLogisticRegression.Config> {
  /** Options of plain logistic regression. */
  public record Config(
      @Option(
              help = "Inverse strength C of the regularisation; smaller is stronger",
              value = "1",
              min = 0,
              exclusiveMin = true,
              max = 1e12)
          double c,
      @Option(
              help = "Iterations of L-BFGS after which the classifier is taken as it is",
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
    return "plain-logistic-regression";
  }

  @Override
  public String summary() {
    return "Multinomial logistic regression on features as they are, as in MTEB";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public FeatureTask create(Config config) {
    return new LogisticRegression.RegressionTask(
        new LogisticRegression.Config(
            List.of(config.c()), config.maxIterations(), config.tolerance()),
        Scaling.NONE);
  }
}
