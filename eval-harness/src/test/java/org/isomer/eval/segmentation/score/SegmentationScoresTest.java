package org.isomer.eval.segmentation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.SegmentationEvaluator;
import org.isomer.eval.segmentation.SegmentationMetric;
import org.isomer.eval.segmentation.SegmentedImage;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.ImagePixels;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class SegmentationScoresTest {
  private static final int IGNORED = 255;

  private static ImagePixels counted(int classes, int width, int[] truth, int[] predicted) {
    int height = truth.length / width;
    SegmentedImage image =
        new SegmentedImage(
            "image", new LabelMap(height, width, truth), new LabelMap(height, width, predicted));
    return PixelCounts.record(
        new SegmentationEvaluator(classes, IGNORED, .3).count(1, index -> image));
  }

  /** The worked example with an ignored pixel and an absent class. */
  private static final ImagePixels WORKED =
      counted(4, 3, new int[] {0, 0, 1, 0, 1, 1, 2, 2, 255}, new int[] {0, 1, 1, 0, 1, 2, 2, 2, 0});

  private static double value(Scores scores, String metric) {
    return scores.metrics().get(metric).value();
  }

  @Test
  void equalsTheWorkedValues() {
    Scores scores = SegmentationScores.of(4, List.of(WORKED), SegmentationDialect.DATA_SET);
    assertThat(scores.dialect()).isEqualTo("data-set");
    assertThat(scores.headline()).isEqualTo("mean IoU");
    assertThat(value(scores, "mean IoU")).isCloseTo(.6111, within(5e-5));
    assertThat(value(scores, "mean Dice")).isCloseTo(.7556, within(5e-5));
    assertThat(value(scores, "pixel accuracy")).isEqualTo(.75);
    assertThat(value(scores, "mean accuracy")).isCloseTo(.7778, within(5e-5));
    assertThat(value(scores, "frequency weighted IoU")).isCloseTo(.6042, within(5e-5));
    assertThat(scores.classScores().get(1).further())
        .containsEntry("IoU", .5)
        .containsEntry("Dice", 2 / 3.0);
    assertThat(scores.classScores().get(3).further()).isEmpty();
    assertThat(scores.confusion())
        .containsExactly(
            List.of(2L, 1L, 0L, 0L),
            List.of(0L, 2L, 1L, 0L),
            List.of(0L, 0L, 2L, 0L),
            List.of(0L, 0L, 0L, 0L));
  }

  @Test
  void absentClassesCountAsZeroIfAsked() {
    Scores scores =
        SegmentationScores.of(4, List.of(WORKED), SegmentationDialect.DATA_SET_ABSENT_AS_ZERO);
    assertThat(scores.dialect()).isEqualTo("data-set-absent-as-zero");
    assertThat(value(scores, "mean IoU")).isCloseTo(.4583, within(5e-5));
  }

  @Test
  void theDataSetIsNotTheMeanOfItsImages() {
    int[] truth = new int[20];
    int[] predicted = new int[20];
    Arrays.fill(truth, 0, 10, 255);
    Arrays.fill(truth, 10, 20, 1);
    Arrays.fill(predicted, 10, 15, 1);
    List<ImagePixels> images =
        List.of(counted(2, 5, truth, predicted), counted(2, 1, new int[] {1}, new int[] {1}));
    assertThat(
            SegmentationScores.of(2, images, SegmentationDialect.DATA_SET)
                .classScores()
                .get(1)
                .further()
                .get("IoU"))
        .isCloseTo(6 / 11.0, within(1e-12));
    assertThat(value(SegmentationScores.of(2, images, SegmentationDialect.IMAGE_MEAN), "mean IoU"))
        .isCloseTo((.25 + 1) / 2, within(1e-12));
  }

  private static List<ImagePixels> random(int images) {
    CounterRandom random = CounterRandom.of(1, "pixels");
    List<ImagePixels> counted = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      int[] truth = new int[24];
      int[] predicted = new int[24];
      for (int pixel = 0; pixel < 24; pixel++) {
        truth[pixel] = random.nextInt(3);
        predicted[pixel] = random.nextBoolean(.6) ? truth[pixel] : random.nextInt(3);
      }
      counted.add(counted(3, 6, truth, predicted));
    }
    return counted;
  }

  @Test
  void resamplesDrawTheImagesThatEveryBootstrapDraws() {
    List<ImagePixels> images = random(7);
    for (SegmentationDialect dialect : SegmentationDialect.values()) {
      Scores scores = SegmentationScores.of(3, images, dialect);
      List<Double> expected = new ArrayList<>();
      Resamples resamples =
          Bootstrap.STANDARD.resample(
              7,
              drawn -> {
                List<ImagePixels> resample = new ArrayList<>();
                for (int image : drawn) {
                  resample.add(images.get(image));
                }
                double meanIou =
                    dialect.of(
                        SegmentationMetric.MEAN_IOU,
                        resample.stream().map(image -> PixelCounts.of(3, image)).toList());
                expected.add(meanIou);
                return new double[] {meanIou};
              });
      assertThat(scores.resamples()).isEqualTo(expected.subList(0, 1000));
      assertThat(scores.metrics().get("mean IoU").interval())
          .isEqualTo(resamples.interval(0, BootstrapInterval.BCA))
          .isPresent();
      assertThat(scores.metrics())
          .containsOnlyKeys(
              "mean IoU",
              "mean Dice",
              "mean precision",
              "mean accuracy",
              "pixel accuracy",
              "frequency weighted IoU",
              "boundary F1");
    }
  }

  @Test
  void aMetricThatIsNotDefinedIsLeftOut() {
    ImagePixels flat = counted(2, 2, new int[] {1, 1, 1, 1}, new int[] {1, 1, 1, 1});
    ImagePixels edged = counted(2, 2, new int[] {0, 1, 0, 1}, new int[] {0, 1, 0, 1});
    assertThat(
            SegmentationScores.of(2, List.of(flat, flat), SegmentationDialect.DATA_SET).metrics())
        .doesNotContainKey("boundary F1");
    assertThat(
            SegmentationScores.of(2, List.of(flat, edged), SegmentationDialect.DATA_SET)
                .metrics()
                .get("boundary F1")
                .interval())
        .isEmpty();
  }

  @Test
  void masksWithoutAJudgedPixelAreRefused() {
    ImagePixels none = counted(2, 2, new int[] {255, 255}, new int[] {0, 1});
    assertThatThrownBy(() -> SegmentationScores.of(2, List.of(none), SegmentationDialect.DATA_SET))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "No pixel of the 1 images is judged: all have the ignored label. Check the masks and the ignored label.");
  }
}
