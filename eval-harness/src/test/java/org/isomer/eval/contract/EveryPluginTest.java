package org.isomer.eval.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

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
          entry("framework/cpc", "steps: 3"),
          entry("framework/moco", "batch-norm-groups: 2"),
          entry("loss/matryoshka", "dims: [2]"),
          entry("masks/composited-masks", "{train: 8, validation: 2, test: 2}"),
          entry("schedule/step", "epochs: [1]"),
          entry("task/few-label", "per-class: 5"),
          entry("tracker/mlflow", "uri: file:target/trial-mlruns"),
          entry("views/byol", "size: 16"),
          entry("views/moco-v2", "size: 16"),
          entry("views/simclr", "size: 16"),
          entry("views/swav", "size: 16"));

  /**
   * What opens files, or takes what others make, and is tried with them in a test of its own; and
   * swapped-prediction, which stops the gradient of its targets.
   */
  private static final Set<String> NEED_MORE =
      Set.of(
          "augmentation/byte-pairs",
          "augmentation/hugging-face-tokens",
          "augmentation/mask-tokens",
          "augmentation/synonyms",
          "augmentation/teacher-vectors",
          "augmentation/word-pieces",
          "boxes/coco-boxes",
          "boxes/voc-boxes",
          "boxes/voc-devkit",
          "boxes/yolo-boxes",
          "command/bench",
          "command/benchmark",
          "command/board",
          "command/catalogue",
          "command/check",
          "command/compare",
          "command/completion",
          "command/describe",
          "command/embed",
          "command/eval",
          "command/export",
          "command/launch",
          "command/leaderboard",
          "command/merge",
          "command/metrics",
          "command/pack",
          "command/plugin",
          "command/pretrain",
          "command/report",
          "command/reproduce",
          "command/search",
          "command/track",
          "command/verify",
          "command/vocabulary",
          "command/watch",
          "dataset/cifar10",
          "dataset/cifar100",
          "dataset/idx",
          "dataset/image-folder",
          "dataset/image-shards",
          "dataset/joined",
          "dataset/members",
          "dataset/relations",
          "dataset/series-csv",
          "dataset/series-npy",
          "dataset/series-shards",
          "dataset/text-csv",
          "dataset/text-shards",
          "dataset/ts-file",
          "framework/distillation",
          "loss/swapped-prediction",
          "masks/coco-masks",
          "masks/png-masks",
          "masks/voc-masks",
          "recordings/recordings-csv",
          "relations/adjacent-texts",
          "relations/beir",
          "relations/same-class",
          "relations/text-tuples",
          "task/anomaly",
          "task/detection",
          "task/forecasting",
          "task/multilabel",
          "task/pair-classification",
          "task/reranking",
          "task/retrieval",
          "task/segmentation",
          "task/similarity",
          "views/custom",
          "views/same");

  /** The network of vit-tiny, with many times the numbers. */
  private static final Set<String> LARGE = Set.of("encoder/vit-small", "encoder/vit-base");

  /** What takes long with a large network, and is tried with the small one. */
  private static final Set<String> SLOW =
      Set.of(
          "encodes an example in inference whatever else is in the batch",
          "has gradients for all it trains");

  @TestFactory
  Stream<DynamicContainer> keepsItsContract() {
    return CATALOG.entries().stream()
        .filter(entry -> !(entry.plugin() instanceof BrokenTracker))
        .map(
            entry -> {
              String name = entry.kind() + "/" + entry.name();
              return DynamicContainer.dynamicContainer(
                  name,
                  Contracts.of(CATALOG, entry, OPTIONS.getOrDefault(name, "")).stream()
                      .filter(rule -> !(LARGE.contains(name) && SLOW.contains(rule.promise())))
                      .map(
                          rule ->
                              DynamicTest.dynamicTest(rule.promise(), () -> check(name, rule))));
            });
  }

  private static void check(String plugin, Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      assertThat(NEED_MORE).as("%s: %s", rule.promise(), e.getMessage()).contains(plugin);
    }
  }
}
