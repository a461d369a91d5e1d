package org.isomer.contract;

import java.util.List;
import java.util.Map;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Monitor;
import org.isomer.spi.MonitorPlugin;

/** What monitors keep to. */
public final class MonitorContract implements Contract<Monitor> {
  @Override
  public Class<?> kind() {
    return MonitorPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Monitor> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("gives finite numbers with names", () -> isFinite(tested.make())),
        new Rule("gives the same from the same features", () -> repeats(tested.make())),
        new Rule("leaves features as they are", () -> leaves(tested.make())));
  }

  private static void isFinite(Monitor monitor) {
    Map<String, Double> judged =
        monitor.judge(FeatureSamples.blobs("train", 60), FeatureSamples.blobs("validation", 30), 3);
    Breach.unless(!judged.isEmpty(), "it gives no number; give one at least, or leave it out");
    judged.forEach(Breach::unlessFinite);
  }

  private static void repeats(Monitor monitor) throws Exception {
    Repeats.require(
        "the monitor",
        2,
        () ->
            i ->
                monitor.judge(
                    FeatureSamples.blobs("train " + i, 60),
                    FeatureSamples.blobs("validation", 30),
                    3));
  }

  private static void leaves(Monitor monitor) {
    FeatureSet train = FeatureSamples.blobs("train", 60);
    FeatureSet validation = FeatureSamples.blobs("validation", 30);
    monitor.judge(train, validation, 3);
    Breach.unless(
        FeatureSamples.same(train, FeatureSamples.blobs("train", 60))
            && FeatureSamples.same(validation, FeatureSamples.blobs("validation", 30)),
        "it changes the features or labels that it is given, which others read as well; work on a copy");
  }
}
