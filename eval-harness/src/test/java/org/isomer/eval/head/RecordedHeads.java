package org.isomer.eval.head;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.spi.Prediction;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;

/** What {@code heads.py} has recorded, and the examples that it has recorded it for. */
record RecordedHeads(FeatureSet train, FeatureSet test, int classes) {
  /** Three classes, five features. */
  static RecordedHeads three() {
    return new RecordedHeads(RecordedNumbers.examples(0, 60), RecordedNumbers.examples(60, 90), 3);
  }

  /** The last two classes as one. */
  static RecordedHeads two() {
    return new RecordedHeads(two(three().train), two(three().test), 2);
  }

  /** More features than training examples: products of powers. */
  static RecordedHeads wide() {
    return new RecordedHeads(wide(three().train), wide(three().test), 3);
  }

  /** The same, standardised. */
  RecordedHeads standardized() {
    return new RecordedHeads(
        train.with(Scaling.STANDARDIZE.fit(train.features()).apply(train.features())),
        test.with(Scaling.STANDARDIZE.fit(train.features()).apply(test.features())),
        classes);
  }

  private static FeatureSet two(FeatureSet set) {
    return new FeatureSet(
        set.features(),
        IntStream.of(set.labels()).map(label -> Math.min(1, label)).toArray(),
        set.ids());
  }

  private static FeatureSet wide(FeatureSet set) {
    float[][] rows = new float[set.size()][100];
    for (int i = 0; i < rows.length; i++) {
      float[] row = set.features().rows()[i];
      double[] powers =
          IntStream.range(0, 4 * row.length)
              .mapToDouble(at -> Math.pow(row[at / 4], at % 4 + 1))
              .toArray();
      int place = 0;
      for (int a = 0; a < powers.length; a++) {
        for (int b = a; b < powers.length && place < rows[i].length; b++) {
          rows[i][place++] = (float) (powers[a] * powers[b]);
        }
      }
    }
    return set.with(new FeatureMatrix(rows));
  }

  static double[] numbers(String key) {
    return RecordedNumbers.lines(RecordedHeads.class, "heads.properties").stream()
        .filter(line -> line.startsWith(key + "="))
        .flatMapToDouble(line -> DoubleStream.of(RecordedNumbers.expected(line)))
        .toArray();
  }

  static int[] labels(String key) {
    return DoubleStream.of(numbers(key)).mapToInt(number -> (int) number).toArray();
  }

  static int[] labels(List<Prediction> predictions) {
    return predictions.stream().mapToInt(Prediction::label).toArray();
  }

  /** What stands in place of logits, example by example. */
  static double[] logits(List<Prediction> predictions) {
    return predictions.stream()
        .flatMap(prediction -> prediction.logits().orElseThrow().stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
