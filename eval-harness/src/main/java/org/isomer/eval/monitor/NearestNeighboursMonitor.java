package org.isomer.eval.monitor;

import java.util.List;
import java.util.Map;
import org.isomer.eval.head.NearestNeighbours;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.spi.Monitor;
import org.isomer.spi.MonitorPlugin;
import org.isomer.spi.Option;

/** The weighted nearest-neighbour classifier with one k and T; logs {@code knn-accuracy}. */
public final class NearestNeighboursMonitor
    implements MonitorPlugin<NearestNeighboursMonitor.Config> {
  /** Options of the nearest-neighbour monitor. */
  public record Config(
      @Option(help = "Neighbours that vote", value = "20", min = 1, max = 1e6) int k,
      @Option(
              help = "Temperature T of the votes exp(s / T)",
              value = "0.07",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double temperature) {}

  @Override
  public String name() {
    return "knn";
  }

  @Override
  public String summary() {
    return "Validation accuracy of the nearest training examples by cosine similarity";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Monitor create(Config config) {
    FeatureTask task =
        new NearestNeighbours()
            .create(
                new NearestNeighbours.Config(List.of(config.k()), List.of(config.temperature())));
    return (train, validation, classes) ->
        Map.of("knn-accuracy", task.fit(train, validation, classes).selection().winner().score());
  }
}
