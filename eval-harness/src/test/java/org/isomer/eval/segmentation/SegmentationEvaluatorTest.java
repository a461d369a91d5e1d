package org.isomer.eval.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentationEvaluatorTest {
  private static final int IGNORED = 255;
  private static final double ROUNDED = 5e-5;

  /** The example of the documentation: 4 classes, of which the last does not occur. */
  private static final SegmentedImage EXAMPLE = image(3, 3, "00101122-", "011012220");

  @Test
  void workedExample() {
    SegmentationCounts counts = count(4, .01, List.of(EXAMPLE));

    assertThat(counts.confusion().toArray())
        .isDeepEqualTo(new long[][] {{2, 1, 0, 0}, {0, 2, 1, 0}, {0, 0, 2, 0}, {0, 0, 0, 0}});
    assertThat(perClass(counts, Ratio.JACCARD)).containsExactly(2.0 / 3, .5, 2.0 / 3, Double.NaN);
    assertThat(perClass(counts, Ratio.F1)).containsExactly(.8, 2.0 / 3, .8, Double.NaN);
  }

  @ParameterizedTest
  @CsvSource({
    "MEAN_IOU, DATA_SET, .6111",
    "MEAN_IOU, DATA_SET_ABSENT_AS_ZERO, .4583",
    "MEAN_IOU, IMAGE_MEAN, .6111",
    "PIXEL_ACCURACY, DATA_SET, .75",
    "MEAN_ACCURACY, DATA_SET, .7778",
    "FREQUENCY_WEIGHTED_IOU, DATA_SET, .6042",
    "MEAN_DICE, DATA_SET, .7556"
  })
  void workedMetrics(SegmentationMetric metric, SegmentationDialect dialect, double expected) {
    assertThat(dialect.of(metric, count(4, .01, List.of(EXAMPLE)).images()))
        .isCloseTo(expected, within(ROUNDED));
  }

  @Test
  void dataSetIsNotTheMeanOfImages() {
    SegmentedImage large = image(1, 20, "0".repeat(20), "0".repeat(10) + "1".repeat(10));
    SegmentedImage small = image(1, 1, "0", "0");
    List<ImageCounts> images = count(2, .01, List.of(large, small)).images();

    assertThat(Ratio.JACCARD.of(images.get(0).pixels().get(0), ZeroDivision.ZERO)).isEqualTo(.5);
    Counts both = images.get(0).pixels().get(0).plus(images.get(1).pixels().get(0));
    assertThat(Ratio.JACCARD.of(both, ZeroDivision.ZERO)).isCloseTo(.5238, within(ROUNDED));
    assertThat(SegmentationDialect.DATA_SET.of(SegmentationMetric.PIXEL_ACCURACY, images))
        .isCloseTo(.5238, within(ROUNDED));
    assertThat(SegmentationDialect.IMAGE_MEAN.of(SegmentationMetric.PIXEL_ACCURACY, images))
        .isEqualTo(.75);
  }

  @Test
  void imagesWithoutAJudgedPixelAreNoImages() {
    SegmentedImage ignored = image(2, 2, "----", "0123");
    List<ImageCounts> with = count(4, .3, List.of(ignored, EXAMPLE)).images();
    List<ImageCounts> without = count(4, .3, List.of(EXAMPLE)).images();

    for (SegmentationDialect dialect : SegmentationDialect.values()) {
      for (SegmentationMetric metric : SegmentationMetric.values()) {
        assertThat(dialect.of(metric, with)).isEqualTo(dialect.of(metric, without));
        assertThat(dialect.of(metric, with.subList(0, 1))).isNaN();
        assertThat(dialect.of(metric, List.of())).isNaN();
      }
    }
    assertThat(BoundaryF1.of(with)).isEqualTo(BoundaryF1.of(without));
    assertThat(BoundaryF1.of(with.subList(0, 1))).isNaN();
  }

  /** Two vertical edges, a column apart; the diagonal is 5, so a fifth of it is 1. */
  @Test
  void boundariesMatchBelowTheTolerance() {
    SegmentedImage shifted = image(3, 4, "001100110011", "000100010001");

    // The predicted boundary of class 0 is column 2, the true one column 1.
    assertThat(count(2, .2, List.of(shifted)).images().get(0).boundaries())
        .containsExactly(new BoundaryCounts(0, 3, 0, 3), new BoundaryCounts(0, 3, 0, 3));
    assertThat(count(2, .201, List.of(shifted)).images().get(0).boundaries())
        .containsExactly(new BoundaryCounts(3, 3, 3, 3), new BoundaryCounts(3, 3, 3, 3));
    assertThat(BoundaryF1.of(count(2, .201, List.of(shifted)).images())).isEqualTo(1);
    assertThat(BoundaryF1.of(count(2, .2, List.of(shifted)).images())).isZero();
  }

  @Test
  void regionsThatAreNotJudgedHaveNoBoundary() {
    SegmentedImage image = image(1, 5, "00-11", "00100");

    assertThat(count(2, .3, List.of(image)).images().get(0).boundaries())
        .as("the two true regions do not touch, and the one prediction is not judged")
        .containsExactly(new BoundaryCounts(0, 0, 0, 0), new BoundaryCounts(0, 0, 0, 0));
  }

  @Test
  void aBoundaryOnOneSideOnlyIsWorthNothing() {
    SegmentedImage image = image(1, 4, "0000", "0011");
    List<ImageCounts> images = count(3, .3, List.of(image)).images();

    assertThat(BoundaryF1.of(images, 0)).isZero();
    assertThat(BoundaryF1.of(images, 2)).as("class 2 has none on either side").isNaN();
    assertThat(images.get(0).boundaryF1()).isZero();
  }

  @Test
  void threadsDoNotChangeABit() throws Exception {
    CounterRandom random = CounterRandom.of(5, "masks");
    List<SegmentedImage> images =
        IntStream.range(0, 60)
            .mapToObj(i -> new SegmentedImage("image " + i, noise(random), noise(random)))
            .toList();
    SegmentationCounts one = new ForkJoinPool(1).submit(() -> count(6, .1, images)).get();

    for (int threads : new int[] {2, 3, 7}) {
      SegmentationCounts many = new ForkJoinPool(threads).submit(() -> count(6, .1, images)).get();
      assertThat(many.confusion().toArray()).isDeepEqualTo(one.confusion().toArray());
      assertThat(many.images()).isEqualTo(one.images());
      assertThat(values(many)).isEqualTo(values(one));
    }
  }

  @Test
  void namesTheImageAndThePixelOfAnUnknownClass() {
    assertThatThrownBy(() -> count(2, .1, List.of(image(2, 2, "0120", "0000"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The mask of street has the value 2 at row 1, column 0; classes are 0 to 1, and 255 is ignored. Check the number of classes and the ignored value.");
    assertThatThrownBy(() -> count(2, .1, List.of(image(2, 2, "0-00", "02-0"))))
        .as("what is predicted for an ignored pixel does not matter")
        .hasMessageStartingWith("The prediction of street has the value 255 at row 1, column 0;");
    assertThatThrownBy(
            () ->
                count(
                    2,
                    .1,
                    List.of(
                        new SegmentedImage("street", labels(1, 4, "0000"), labels(2, 2, "0000")))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The prediction for street has 2×2 pixels, but its mask 1×4. Predict in the size of the mask.");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void agreesWithOtherImplementations(String line) {
    assertThat(computed(line)).containsExactly(RecordedNumbers.expected(line), within(1e-14));
  }

  static List<String> recorded() {
    return RecordedNumbers.lines(SegmentationEvaluatorTest.class, "segmentation-cases.txt");
  }

  /** Classes, tolerance, height, width; the true and the predicted masks of all images. */
  static double[] computed(String line) {
    String[] fields = line.split(" ", 7);
    int height = Integer.parseInt(fields[2]);
    int width = Integer.parseInt(fields[3]);
    String[] truth = fields[4].split(",", -1);
    String[] predicted = fields[5].split(",", -1);
    List<SegmentedImage> images =
        IntStream.range(0, truth.length)
            .mapToObj(i -> image(height, width, truth[i], predicted[i]))
            .toList();
    return values(count(Integer.parseInt(fields[0]), Double.parseDouble(fields[1]), images));
  }

  private static double[] values(SegmentationCounts counts) {
    DoubleStream.Builder values = DoubleStream.builder();
    for (SegmentationDialect dialect : SegmentationDialect.values()) {
      for (SegmentationMetric metric : SegmentationMetric.values()) {
        values.add(dialect.of(metric, counts.images()));
      }
    }
    values.add(BoundaryF1.of(counts.images()));
    values.add(BoundaryF1.of(counts.images(), 0));
    return values.build().toArray();
  }

  private static SegmentationCounts count(
      int classes, double tolerance, List<SegmentedImage> images) {
    return new SegmentationEvaluator(classes, IGNORED, tolerance).count(images.size(), images::get);
  }

  private static List<Double> perClass(SegmentationCounts counts, Ratio ratio) {
    return counts.confusion().counts().stream()
        .map(c -> ratio.of(c, ZeroDivision.EXCLUDED))
        .toList();
  }

  private static LabelMap noise(CounterRandom random) {
    return new LabelMap(9, 11, IntStream.range(0, 99).map(i -> random.nextInt(6)).toArray());
  }

  private static SegmentedImage image(int height, int width, String truth, String predicted) {
    return new SegmentedImage(
        "street", labels(height, width, truth), labels(height, width, predicted));
  }

  private static LabelMap labels(int height, int width, String labels) {
    return new LabelMap(
        height, width, labels.chars().map(c -> c == '-' ? IGNORED : c - '0').toArray());
  }
}
