package org.isomer.eval.segmentation.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.model.EncoderModel;
import org.isomer.eval.model.RawInputs;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.score.SegmentationScores;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Weights;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Encoder;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.junit.jupiter.api.Test;

class SegmentationTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  /** An encoder, as a configuration names it. */
  record Chosen(@Option(help = "The encoder") Choice<Encoder> encoder) {}

  private static final Weights FIRST_VALUES =
      variables -> {
        Map<String, float[]> values = new HashMap<>();
        variables.forEach(
            variable -> {
              float[] scalars = new float[variable.size()];
              CounterRandom random = CounterRandom.of(1, variable.name());
              variable.initializer().fill(scalars, variable.shape(), random);
              values.put(variable.name(), scalars);
            });
        return values;
      };

  private static final Model MODEL =
      new EncoderModel(
          "tiny",
          "0",
          new Network(
              READER
                  .bind(
                      Chosen.class,
                      "test",
                      "encoder: {name: convnet, widths: [8, 16], strides: [2, 2]}",
                      List.of())
                  .encoder()
                  .create(),
              FIRST_VALUES),
          List.of(),
          Image.spec(28, 28, 1));

  private static Subject subject(Model model) {
    return new Subject() {
      @Override
      public Model model() {
        return model;
      }

      @Override
      public ClassData dataset() {
        throw new IllegalStateException("the task brings its own data");
      }

      @Override
      public Splits features() {
        throw new IllegalStateException("the task uses feature maps");
      }

      @Override
      public int threads() {
        return 2;
      }

      @Override
      public Console console() {
        return Console.plain(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
      }
    };
  }

  private static ModelTask task(String more) {
    return new Segmentation()
        .create(
            READER.bind(
                Segmentation.Config.class,
                "test",
                """
                data: {name: composited-masks, size: 48, train: 60, validation: 8, test: 12}
                head: {name: fcn, channels: 16, skip: 0, skip-channels: 8}
                """
                    + more,
                List.of()));
  }

  private static final String TRAINING =
      "training: {optimizer: adamw, learning-rate: 0.01, epochs: 8, encoder: fine-tuned}\npictures: 3\n";

  private static double headline(Scores scores) {
    return scores.metrics().get(scores.headline()).value();
  }

  @Test
  void trainsAHeadThatBeatsTheBackgroundAndGivesTheSameBitsAgain() {
    Outcome outcome = task(TRAINING).measure(subject(MODEL));
    Scores scores = outcome.scores();
    // All background would score its own IoU, about .8, over 11 classes.
    double background = scores.classScores().get(0).support();
    double pixels = 12 * 48 * 48;
    assertThat(headline(scores)).isGreaterThan(1.2 * background / pixels / 11);
    assertThat(scores.metrics().get("mean IoU").interval()).isPresent();
    assertThat(scores.resamples()).hasSize(1000);
    assertThat(outcome.predictions().pixels()).hasSize(12);
    assertThat(outcome.predictions().pixels().get(2).id()).isEqualTo("test/2");
    assertThat(
            SegmentationScores.of(11, outcome.predictions().pixels(), SegmentationDialect.DATA_SET))
        .isEqualTo(scores);
    assertThat(outcome.selection()).isEmpty();
    assertThat(outcome.seconds()).containsOnlyKeys("training", "prediction");
    Overlays overlays = (Overlays) outcome.artifacts().get(0);
    assertThat(overlays.legend()).hasSize(11).containsEntry("background", "#000000");
    assertThat(overlays.legend()).containsEntry("T-shirt/top", "#800000");
    assertThat(overlays.rows().stream().map(Overlays.Row::name))
        .containsExactly("test/0", "test/4", "test/8");

    Outcome again = task(TRAINING).measure(subject(MODEL));
    assertThat(again.predictions()).isEqualTo(outcome.predictions());
    assertThat(again.scores()).isEqualTo(scores);
    assertThat(again.artifacts()).isEqualTo(outcome.artifacts());
  }

  @Test
  void theLearningRateIsChosenOnValidationImages() {
    Outcome outcome =
        task("""
                height: 32
                width: 40
                training: {optimizer: adamw, epochs: 2}
                learning-rates: [1e-6, 0.01]
                dialect: image-mean
                pictures: 0
                """)
            .measure(subject(MODEL));
    assertThat(outcome.scores().dialect()).isEqualTo("image-mean");
    assertThat(outcome.artifacts()).isEmpty();
    assertThat(outcome.selection())
        .hasValueSatisfying(
            selection -> {
              assertThat(selection.split()).isEqualTo("validation");
              assertThat(selection.metric()).isEqualTo("mean IoU");
              assertThat(selection.trials()).hasSize(2);
              assertThat(selection.chosen().score())
                  .isEqualTo(
                      Math.max(
                          selection.trials().get(0).score(), selection.trials().get(1).score()));
            });
  }

  @Test
  void dataAreThoseOfTheTestSplit() {
    assertThat(task("").data(subject(MODEL)).samples()).isEqualTo(12);
    assertThat(task("").data(subject(MODEL)).title()).startsWith("Composited");
  }

  @Test
  void whatHasNoFeatureMapsIsRefused() {
    Subject raw = subject(new RawInputs("raw pixels", "0", List.of(), Image.spec(28, 28, 1)));
    assertThatThrownBy(() -> task("").measure(raw))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no feature maps, so it cannot do segmentation.");
  }

  @Test
  void halfASizeIsRefused() {
    assertThatThrownBy(() -> task("height: 32\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("task segmentation: only one of height and width is given. Give both or none.");
  }
}
