package org.isomer.eval.contract;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.eval.BrokenTracker;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Isomer's own plugins keep the contracts that it asks of others. */
class EveryPluginTest {
  private static final Catalog CATALOG = PluginLoader.classPath();

  private static final String SMALL_RESNET = "{stem: cifar, width: 0.125}";

  /** Small ones of what is large, and what has no default. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          entry("augmentation/center-crop", "size: 16"),
          entry("augmentation/random-crop", "size: 16"),
          entry("augmentation/random-resized-crop", "size: 16"),
          entry("augmentation/resize", "size: 16"),
          entry("augmentation/series-crop", "length: 16"),
          entry("boxes/composited-boxes", "{train: 8, validation: 2, test: 2}"),
          entry("encoder/resnet18", SMALL_RESNET),
          entry("encoder/resnet34", SMALL_RESNET),
          entry("encoder/resnet50", SMALL_RESNET),
          entry("framework/moco", "batch-norm-groups: 2"),
          entry("masks/composited-masks", "{train: 8, validation: 2, test: 2}"),
          entry("task/few-label", "per-class: 5"),
          entry("tracker/mlflow", "uri: file:target/trial-mlruns"));

  /** The network of vit-tiny, with many times the numbers. */
  private static final Set<String> TOO_LARGE = Set.of("encoder/vit-small", "encoder/vit-base");

  @TestFactory
  Stream<DynamicContainer> keepsItsContract() {
    return CATALOG.entries().stream()
        .filter(entry -> !TOO_LARGE.contains(entry.kind() + "/" + entry.name()))
        .filter(entry -> !(entry.plugin() instanceof BrokenTracker))
        .map(
            entry -> {
              String name = entry.kind() + "/" + entry.name();
              return DynamicContainer.dynamicContainer(
                  name,
                  Contracts.of(CATALOG, entry, OPTIONS.getOrDefault(name, "")).stream()
                      .map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> check(rule))));
            });
  }

  private static void check(Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      throw new TestAbortedException(e.getMessage());
    }
  }
}
