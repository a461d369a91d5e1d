package org.isomer.eval.monitor;

import java.util.List;
import java.util.Map;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.head.LinearProbe;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.spi.Choice;
import org.isomer.spi.Monitor;
import org.isomer.spi.MonitorPlugin;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;

/**
 * A short linear probe on standardised features with one learning rate; logs {@code
 * linear-probe-accuracy}.
 */
public final class LinearProbeMonitor implements MonitorPlugin<LinearProbeMonitor.Config> {
  /** Options of the linear-probe monitor. */
  public record Config(
      @Option(
              help = "Learning rate at the schedule's peak, for this batch size",
              value = "0.1",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double learningRate,
      @Option(help = "The course of the learning rate", value = "cosine") Choice<Schedule> schedule,
      @Option(help = "Passes over the training examples", value = "20", min = 1, max = 100_000)
          int epochs,
      @Option(help = "Examples per step", value = "256", min = 1, max = 1 << 20) int batchSize) {}

  private static final double MOMENTUM = 0.9;

  @Override
  public String name() {
    return "linear-probe";
  }

  @Override
  public String summary() {
    return "Validation accuracy of a short linear probe with a fixed learning rate";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Monitor create(Config config) {
    FeatureTask task =
        new LinearProbe()
            .create(
                new LinearProbe.Config(
                    List.of(config.learningRate()),
                    config.schedule(),
                    config.epochs(),
                    config.batchSize(),
                    MOMENTUM,
                    0,
                    Scaling.STANDARDIZE,
                    0));
    return (train, validation, classes) ->
        Map.of(
            "linear-probe-accuracy",
            task.fit(train, validation, classes).selection().winner().score());
  }
}
