package org.isomer.augment.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.config.OptionDescription;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.junit.jupiter.api.Test;

class ViewsAdditionsTest {
  private record Plan(@Option(help = "Views") Choice<Views> views) {}

  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);

  private static Choice<Views> views(String yaml) {
    return READER.bind(Plan.class, "plan.yaml", "views: " + yaml, List.of()).views();
  }

  private static List<String> classes(List<Step> steps) {
    return steps.stream().map(step -> step.getClass().getName().replaceFirst("\\$.*", "")).toList();
  }

  @Test
  void stepsComeLastInEachTrainingViewAndNotInEvaluation() {
    Views plain = views("{name: simclr, size: 8}").create();
    Choice<Views> choice = views("{name: simclr, size: 8, then: [grid-mask, horizontal-flip]}");
    Views longer = choice.create();

    assertThat(classes(longer.evaluation())).isEqualTo(classes(plain.evaluation()));
    assertThat(longer.written().orElseThrow()).hasSize(plain.evaluation().size());
    assertThat(longer.training()).hasSize(2);
    for (int view = 0; view < 2; view++) {
      List<String> expected = new ArrayList<>(classes(plain.training().get(view)));
      expected.add("org.isomer.augment.GridMask");
      expected.add("org.isomer.augment.HorizontalFlip");
      assertThat(classes(longer.training().get(view))).isEqualTo(expected);
    }
  }

  /** After normalisation 0 is the mean of the data. */
  @Test
  void whatTheyPaintIsNotNormalised() {
    Views views =
        views("{name: simclr, size: 8, then: [{name: grid-mask, ratio: 0, p: 1}]}").create();
    Image image = new Image().reshape(9, 9, 3);
    CounterRandom random = CounterRandom.of(1, "paint");
    for (Step step : views.training().get(1)) {
      ((ImageAugmentation) step).apply(image, random);
    }
    assertThat(image.toArray()).containsOnly(0);
  }

  @Test
  void everyKindOfViewsTakesThem() {
    for (Catalog.Entry entry : CATALOG.entries("views")) {
      assertThat(READER.describe(entry.plugin()))
          .as(entry.name())
          .extracting(OptionDescription::name)
          .contains("then");
    }
    assertThat(
            views(
                    "{name: custom, pipelines: [{repeat: 3, steps: []}], evaluation: [], then: [cutout]}")
                .create()
                .training())
        .allSatisfy(view -> assertThat(classes(view)).containsExactly("org.isomer.augment.Cutout"));
  }

  @Test
  void configurationsWithoutThemStayAsTheyWere() {
    String written = ConfigWriter.toYaml(new Plan(views("{name: simclr, size: 8}")));
    assertThat(written)
        .isEqualTo(
            """
            views:
              name: simclr
              size: 8
              crop-scale-min: 0.08
              jitter-strength: 1.0
              blur-probability: 0.5
              mean:
              - 0.485
              - 0.456
              - 0.406
              std:
              - 0.229
              - 0.224
              - 0.225
            """);
    assertThat(
            ConfigWriter.toYaml(
                new Plan(views("{name: simclr, size: 8, then: [{name: cutout, size: 4}]}"))))
        .isEqualTo(
            written
                + """
                  then:
                  - name: cutout
                    size: 4
                    value: 0.0
                    p: 1.0
                """
                    .indent(0));
  }

  @Test
  void refusesStepsThatEvaluationNeedsToo() {
    assertThatThrownBy(
            () -> views("{name: simclr, size: 8, then: [{name: normalize, mean: [0], std: [2]}]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "plan.yaml:1:8: views: then: normalize brings all numbers to another scale, and evaluation does without it; put it into the views' own pipelines");
  }

  @Test
  void namesWhatCannotBeAStep() {
    assertThatThrownBy(() -> views("{name: simclr, size: 8, then: [grid-musk]}"))
        .hasMessageStartingWith(
            "plan.yaml:1:39: views.then.0: unknown augmentation \"grid-musk\", did you mean grid-mask?");
    assertThatThrownBy(() -> views("{name: simclr, size: 8, thenn: [grid-mask]}"))
        .hasMessage(
            "plan.yaml:1:32: views.thenn: unknown option of views simclr, did you mean then?");
  }
}
