package org.isomer.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.javadoc.Source;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.Test;

class DescriptionsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final Descriptions DESCRIPTIONS =
      new Descriptions(CATALOG, new ConfigReader(CATALOG));

  private static PluginDescription of(String kind, String name) {
    return DESCRIPTIONS.of(CATALOG.entry(kind, name));
  }

  @Test
  void showsTheTruePlaceInAConfiguration() {
    assertThat(of("optimizer", "sgd").snippet().orElseThrow().text())
        .startsWith("optimizer:\n  name: sgd\n  momentum: ");
    assertThat(of("tracker", "mlflow").snippet().orElseThrow().text())
        .startsWith("trackers:\n  - name: mlflow\n    # uri: ");
    assertThat(of("framework", "siamese").snippet().orElseThrow())
        .extracting(Snippet::where, Snippet::language)
        .containsExactly("In a file for isomer pretrain", "yaml");
    assertThat(of("modality", "image").snippet()).isEmpty();
  }

  @Test
  void takesEquationsAndPapersFromTheSource() {
    assertThat(of("framework", "moco").prose().plain())
        .startsWith("MoCo v1, v2 and v2+: a slow copy")
        .contains("He et al. 2020")
        .contains("ℓ = −log  exp(q·k/τ)");
  }

  @Test
  void tellsWhatEachKindDemands() {
    for (String kind : CATALOG.kinds()) {
      KindDescription description = DESCRIPTIONS.of(kind);
      assertThat(description.meaning()).as(kind).isNotEmpty();
      assertThat(description.promises()).as(kind).contains("describes itself", "makes a part");
    }
    assertThat(types("augmentation"))
        .containsExactly(
            "Plugin", "AugmentationPlugin", "Step", "Augmentation", "Conversion", "Example");
    assertThat(types("command")).containsExactly("Plugin", "CommandPlugin", "Command");
  }

  @Test
  void tellsWhatThePartsOfAPartDemand() {
    assertThat(types("dataset"))
        .containsExactly(
            "Plugin", "DatasetPlugin", "Dataset", "FilesPlugin", "Examples", "Example");
    assertThat(DESCRIPTIONS.of("order").demands().get(2).members())
        .extracting(Source.Member::declaration)
        .anyMatch(declaration -> declaration.startsWith("record Epochs(int batches, "));
    KindDescription.Demand objective = DESCRIPTIONS.of("framework").demands().get(3);
    assertThat(objective.declaration()).startsWith("record Objective(Operand<TFloat32> loss, ");
    assertThat(objective.prose().plain()).contains("- `loss`: ");
    assertThat(objective.members())
        .extracting(Source.Member::declaration)
        .allMatch(declaration -> declaration.startsWith("public "))
        .anyMatch(declaration -> declaration.contains("Objective of(LossTerms<TFloat32> terms, "));
  }

  private static List<String> types(String kind) {
    return DESCRIPTIONS.of(kind).demands().stream()
        .map(demand -> demand.type().getSimpleName())
        .toList();
  }
}
